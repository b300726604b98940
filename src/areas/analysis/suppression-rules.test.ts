import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bandPlace, findShown, type RoomCount, type Shown } from './suppression-rules.ts';
import { countsOf, someVisits } from './test-ground.ts';

const floors = { rooms: 5, visits: 10 };

type Line = {
  building: string;
  band?: string;
  rooms: number;
  each?: number;
  seen?: number;
  practice?: string;
};

/** So many rooms, each visited so often; `seen` of all those visits saw the practice. */
function rooms({ building, band = 'g1', rooms, each = 2, seen, practice = 'p1' }: Line): RoomCount[] {
  let left = seen ?? Math.floor((rooms * each) / 2);
  return Array.from({ length: rooms }, (_, index) => {
    const here = Math.min(left, each);
    left -= here;
    const room = `${building} ${band} ${index}`;
    const place = { practiceId: practice, buildingId: building, bandId: band, room };
    return { ...place, seen: here, notSeen: each - here, noOpportunity: 0, couldNotTell: 0 };
  });
}

const lines = (...all: Line[]) => all.flatMap(rooms);
const buildingsOf = (shown: Shown) => [...shown.buildings.keys()].sort();

/** Every figure that is shown, by practice and place. */
function figuresOf(shown: Shown): Set<string> {
  const places = [['district', shown.district] as const, ...shown.buildings, ...shown.bands];
  return new Set(
    places.flatMap(([place, practices]) => [...practices].map((practice) => `${practice} ${place}`)),
  );
}

test('shows every building that has enough', () => {
  const shown = findShown(lines({ building: 'b1', rooms: 6 }, { building: 'b2', rooms: 5 }), floors);
  assert.deepEqual(buildingsOf(shown), ['b1', 'b2']);
});

test('hides a second building with the one that has too few visits, the smallest that serves', () => {
  const counts = lines(
    { building: 'b1', rooms: 9 },
    { building: 'b2', rooms: 6 },
    { building: 'b3', rooms: 4 },
    { building: 'b4', rooms: 12 },
  );
  assert.deepEqual(buildingsOf(findShown(counts, floors)), ['b1', 'b4']);
});

test('counts rooms as well as visits: thirty visits to four rooms are not enough', () => {
  const counts = lines(
    { building: 'b1', rooms: 4, each: 8 },
    { building: 'b2', rooms: 9 },
    { building: 'b3', rooms: 7 },
  );
  assert.deepEqual(buildingsOf(findShown(counts, floors)), ['b2']);
});

test('two small buildings hide each other, if together they are enough', () => {
  const counts = lines(
    { building: 'b1', rooms: 9 },
    { building: 'b2', rooms: 4 },
    { building: 'b3', rooms: 3 },
  );
  assert.deepEqual(buildingsOf(findShown(counts, floors)), ['b1']);
});

test('hides more when the rest would tell that a practice was seen in none of the hidden visits', () => {
  const counts = lines(
    { building: 'b1', rooms: 9, seen: 8 },
    { building: 'b2', rooms: 7, seen: 5 },
    { building: 'b3', rooms: 4, seen: 0 },
    { building: 'b4', rooms: 3, seen: 0 },
  );
  assert.deepEqual(buildingsOf(findShown(counts, floors)), ['b1']);
});

test('a building that nobody visited does not serve to hide another', () => {
  const nobody = lines({ building: 'b3', rooms: 1 }).map((count) => ({ ...count, seen: 0, notSeen: 0 }));
  const counts = [...lines({ building: 'b1', rooms: 9 }, { building: 'b2', rooms: 4 }), ...nobody];
  assert.deepEqual(buildingsOf(findShown(counts, floors)), []);
});

test('the only building of a window is shown as the district is', () => {
  const shown = findShown(lines({ building: 'b1', rooms: 5 }), floors);
  assert.deepEqual([...shown.district], ['p1']);
  assert.deepEqual(buildingsOf(shown), ['b1']);
});

test('shows no band of a building that is hidden, and hides bands in the same way', () => {
  const counts = lines(
    { building: 'b1', band: 'g1', rooms: 6 },
    { building: 'b1', band: 'g2', rooms: 7 },
    { building: 'b2', band: 'g1', rooms: 8 },
    { building: 'b2', band: 'g2', rooms: 6 },
    { building: 'b2', band: 'g3', rooms: 2 },
    { building: 'b3', band: 'g1', rooms: 3 },
  );
  const shown = findShown(counts, floors);
  assert.deepEqual(buildingsOf(shown), ['b2']);
  assert.deepEqual([...shown.bands.keys()], [bandPlace('b2', 'g1')]);
});

test('a practice that is seldom possible is shown for the whole only, and hides nothing else', () => {
  const seldom = (building: string, possible: number, not: number) => [
    ...lines({ building, rooms: possible, practice: 'p2' }),
    ...lines({ building, rooms: not, practice: 'p2' }).map((count) => ({
      ...count,
      ...{ room: `${count.room} without`, seen: 0, notSeen: 0, noOpportunity: 2 },
    })),
  ];
  const counts = [
    ...lines({ building: 'b1', rooms: 9 }, { building: 'b2', rooms: 8 }),
    ...seldom('b1', 4, 5),
    ...seldom('b2', 3, 5),
  ];
  const shown = findShown(counts, floors);
  assert.deepEqual([...shown.district].sort(), ['p1', 'p2']);
  assert.deepEqual([...(shown.buildings.get('b1') ?? [])], ['p1']);
});

test('one pattern holds for all practices, so that no row tells how many visits another row hides', () => {
  const counts = [
    ...lines({ building: 'b1', rooms: 9 }, { building: 'b2', rooms: 6 }, { building: 'b3', rooms: 7 }),
    ...lines(
      { building: 'b1', rooms: 9, practice: 'p2' },
      { building: 'b2', rooms: 4, practice: 'p2' },
      { building: 'b3', rooms: 7, practice: 'p2' },
    ),
  ];
  const shown = findShown(counts, floors);
  assert.deepEqual(buildingsOf(shown), ['b1']);
  assert.deepEqual([...(shown.buildings.get('b1') ?? [])].sort(), ['p1', 'p2']);
});

test('never shows a figure under the floors', () => {
  fc.assert(
    fc.property(
      someVisits({ most: 160 }),
      fc.integer({ min: 5, max: 8 }),
      fc.integer({ min: 10, max: 25 }),
      (visits, leastRooms, least) => {
        const shown = findShown(countsOf(visits), { rooms: leastRooms, visits: least });
        const check = (practice: string, inside: typeof visits) => {
          const index = Number(practice.slice(1)) - 1;
          const judged = inside.filter(({ answers }) => ['seen', 'not_seen'].includes(answers[index] ?? ''));
          assert.ok(judged.length >= least);
          assert.ok(new Set(judged.map(({ building, room }) => building + room)).size >= leastRooms);
        };
        for (const practice of shown.district) check(practice, visits);
        for (const [building, practices] of shown.buildings)
          for (const practice of practices)
            check(
              practice,
              visits.filter((visit) => visit.building === building),
            );
        for (const [place, practices] of shown.bands)
          for (const practice of practices)
            check(
              practice,
              visits.filter((visit) => bandPlace(visit.building, visit.band) === place),
            );
      },
    ),
    { numRuns: 300 },
  );
});

test('raising the floors never shows more', () => {
  const more = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(
      someVisits({ most: 200 }),
      more,
      more,
      more,
      more,
      (visits, rooms, least, moreRooms, moreVisits) => {
        const low = { rooms: 5 + rooms, visits: 10 + least };
        const high = { rooms: low.rooms + moreRooms, visits: low.visits + moreVisits };
        const before = figuresOf(findShown(countsOf(visits), low));
        for (const figure of figuresOf(findShown(countsOf(visits), high)))
          assert.ok(before.has(figure), figure);
      },
    ),
    { numRuns: 500 },
  );
});

test('does not depend on the order in which visits are counted', () => {
  const shuffled = someVisits({ most: 120 }).chain((visits) =>
    fc.tuple(fc.constant(visits), fc.shuffledSubarray(visits, { minLength: visits.length })),
  );
  fc.assert(
    fc.property(shuffled, ([visits, other]) => {
      assert.deepEqual(
        figuresOf(findShown(countsOf(other), floors)),
        figuresOf(findShown(countsOf(visits), floors)),
      );
    }),
  );
});
