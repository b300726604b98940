import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addRooms, readRooms } from './room-list-rules.ts';
import {
  changeRoom,
  countRoomVisit,
  countUnvisited,
  type DayPart,
  dayPartOf,
  dayParts,
  emptyRoute,
  findNextBuilding,
  findNextRoom,
  isUsedAt,
  normalizeRoom,
  proposeRoom,
  type Route,
  removeRoom,
  stratumOf,
} from './visit-route-rules.ts';

const words = {
  bands: [
    { id: 'low', name: 'K-2' },
    { id: 'high', name: '3-5' },
  ],
  parts: [
    { part: 'early' as const, words: ['morning', 'Before eleven'] },
    { part: 'late' as const, words: ['after one'] },
  ],
};
const none = { bandId: null, parts: [] };
const empty: Route = { rooms: [], seed: 'seed' };
const withRooms = (text: string, bandId: string | null = null, parts: readonly DayPart[] = []) =>
  addRooms(empty, readRooms(text, words, { bandId, parts }));

/** Any list: rooms of up to four bands, each used at some parts of the day or at any time. */
const someRoute = fc
  .tuple(
    fc.array(fc.record({ band: fc.integer({ min: 0, max: 3 }), parts: fc.subarray([...dayParts]) }), {
      minLength: 1,
      maxLength: 40,
    }),
    fc.string({ minLength: 1, maxLength: 8 }),
  )
  .map(
    ([rooms, seed]): Route => ({
      rooms: rooms.map(({ band, parts }, index) => ({
        ...{ name: `Room ${index}`, bandId: `band ${band}`, visitsCount: 0, parts },
      })),
      seed,
    }),
  );
const somePart = fc.constantFrom(...dayParts);

/** The list after following its own proposals for so many visits, all at one part of the day. */
function follow(
  route: Route,
  part: DayPart,
  visits: number,
  tell: (name: string, after: Route) => void = () => {},
) {
  let now = route;
  for (let visit = 0; visit < visits; visit += 1) {
    const next = findNextRoom(now, part);
    if (next === null) return now;
    now = countRoomVisit(now, next.room.name, next.room.bandId ?? '', part);
    tell(next.room.name, now);
  }
  return now;
}

describe('the next room', () => {
  it('is the same for the same list and seed, in whatever order its rooms were written', () => {
    fc.assert(
      fc.property(someRoute, somePart, (route, part) => {
        const next = findNextRoom(route, part);
        assert.deepEqual(findNextRoom({ ...route, rooms: route.rooms.toReversed() }, part), next);
      }),
    );
    const route = withRooms(Array.from({ length: 40 }, (_, index) => `Room ${index}`).join('\n'));
    const firsts = Array.from(
      { length: 200 },
      (_, index) => findNextRoom({ ...route, seed: `s${index}` }, 'early')?.room.name,
    );
    assert.ok(new Set(firsts).size > 30, 'chance reaches nearly every room');
  });

  it('comes before any room comes twice, at every part of the day', () => {
    fc.assert(
      fc.property(someRoute, somePart, (route, part) => {
        const usable = route.rooms.filter((room) => isUsedAt(room, part));
        const seen: string[] = [];
        follow(route, part, usable.length, (name) => seen.push(name));
        assert.deepEqual(seen.toSorted(), usable.map(({ name }) => name).toSorted());
      }),
    );
  });

  it('is in use at that part of the day, and is none when no room is', () => {
    fc.assert(
      fc.property(someRoute, somePart, (route, part) => {
        const next = findNextRoom(route, part);
        if (next === null) assert.ok(route.rooms.every((room) => !isUsedAt(room, part)));
        else assert.ok(isUsedAt(next.room, part));
      }),
    );
  });

  it('divides the visits by the number of classes: no band could give one to another and be nearer its share', () => {
    fc.assert(
      fc.property(someRoute, somePart, fc.integer({ min: 1, max: 30 }), (route, part, visits) => {
        const usable = route.rooms.filter((room) => isUsedAt(room, part));
        const after = follow(route, part, Math.min(visits, usable.length));
        const bands = [...new Set(usable.map(({ bandId }) => bandId ?? ''))].map((bandId) => {
          const own = usable.filter((room) => room.bandId === bandId);
          const classes = own.reduce((sum, room) => sum + (room.parts?.length ? 1 : 1 / 3), 0);
          return { classes, rooms: own.length, had: after.visited?.[stratumOf(bandId, part)] ?? 0 };
        });
        for (const one of bands.filter(({ had }) => had > 0))
          for (const other of bands.filter(({ had, rooms }) => had < rooms))
            assert.ok((one.had - 0.5) / one.classes <= (other.had + 0.5) / other.classes + 1e-9);
      }),
    );
  });

  it('gives each of two bands its part of ten visits', () => {
    const route = addRooms(
      withRooms(Array.from({ length: 16 }, (_, index) => `A${index}`).join('\n'), 'low'),
      readRooms('B1\nB2\nB3\nB4', words, { bandId: 'high', parts: [] }),
    );
    const after = follow(route, 'early', 10);
    assert.deepEqual(after.visited, { 'low/early': 8, 'high/early': 2 });
  });

  it('leaves out what is skipped, without keeping it', () => {
    const route = withRooms('1,2,3', 'low');
    const first = findNextRoom(route, 'early');
    const second = findNextRoom(route, 'early', new Set([normalizeRoom(first?.room.name ?? '')]));
    assert.notEqual(second?.room.name, first?.room.name);
    assert.equal(findNextRoom(route, 'early', new Set(['1', '2', '3'])), null);
    assert.deepEqual(findNextRoom(route, 'early'), first);
  });

  it('says from how many it was drawn, and whether a band was chosen first', () => {
    const one = findNextRoom(withRooms('1,2,3', 'low'), 'early');
    assert.deepEqual([one?.drawnFrom, one?.wasBandChosen, one?.seed], [3, false, 'seed']);
    const two = addRooms(withRooms('1,2,3', 'low'), readRooms('9', words, { bandId: 'high', parts: [] }));
    assert.equal(findNextRoom(two, 'early')?.wasBandChosen, true);
    assert.equal(findNextRoom(two, 'early')?.drawnFrom, 3);
  });

  it('is none when the list is empty, or only holds the few rooms where one has been', () => {
    assert.equal(findNextRoom(empty, 'early'), null);
    const visited = countRoomVisit(empty, '12', 'low', 'early');
    assert.equal(proposeRoom(visited, 'early'), null);
    assert.equal(proposeRoom(addRooms(visited, readRooms('13', words, none)), 'late')?.room.name, '13');
    const five = ['1', '2', '3', '4', '5'].reduce(
      (route, room) => countRoomVisit(route, room, 'low', 'midday'),
      empty,
    );
    assert.equal(countUnvisited(five), 0);
    assert.notEqual(proposeRoom(five, 'early'), null);
  });
});

describe('the next building', () => {
  const [small, large] = [withRooms('1,2'), withRooms(Array.from({ length: 8 }, (_, n) => `R${n}`).join())];

  it('has had the fewest visits for its classes, and is none while there is one list', () => {
    const of = (one: Route, other: Route) =>
      findNextBuilding(
        [
          { buildingId: 'small', route: one },
          { buildingId: 'large', route: other },
        ],
        'early',
      );
    assert.equal(of(small, large), 'large');
    assert.equal(of(small, follow(large, 'early', 3)), 'small');
    assert.equal(findNextBuilding([{ buildingId: 'large', route: large }], 'early'), null);
    assert.equal(of(small, empty), null);
  });
});

describe('a list of rooms', () => {
  it('takes typed and pasted rooms once, whatever their spelling', () => {
    const route = withRooms('101, 102;103\n101\nRoom 4\tROOM-4');
    assert.deepEqual(
      route.rooms.map((room) => room.name),
      ['101', '102', '103', 'Room 4'],
    );
  });

  it('reads bands and times beside rooms, and leaves out the names of people', () => {
    const file = [
      'Room,Teacher,Grades,Starts',
      '12,"Anna Smith",K-2,9:15',
      '12,"Anna Smith",K-2,1:40 PM',
      '14;Ben Jones;3–5;After one',
      '',
      'Library,,,',
    ].join('\r\n');
    assert.deepEqual(readRooms(file, words, { bandId: null, parts: ['midday'] }), [
      { name: '12', bandId: 'low', parts: ['early', 'late'] },
      { name: '14', bandId: 'high', parts: ['late'] },
      { name: 'Library', bandId: null, parts: ['midday'] },
    ]);
  });

  it('takes a time of the clock as people mean it in a school', () => {
    const partsOf = (time: string) => readRooms(`1,${time}`, words, none)[0]?.parts;
    assert.deepEqual(partsOf('10:59'), ['early']);
    assert.deepEqual(partsOf('11:00 a.m.'), ['midday']);
    assert.deepEqual(partsOf('12:30 PM'), ['midday']);
    assert.deepEqual(partsOf('1:05'), ['late']);
    assert.deepEqual(partsOf('13:00'), ['late']);
    assert.equal(dayPartOf(0), 'early');
  });

  it('keeps how often a room was visited when it is pasted again, and learns its band and times', () => {
    const before = countRoomVisit(withRooms('12'), 'room 9', 'low', 'early');
    const after = addRooms(before, readRooms('12,K-2,morning\nROOM 9', words, none));
    assert.deepEqual(after.rooms, [
      { name: '12', bandId: 'low', visitsCount: 0, parts: ['early'] },
      { name: 'room 9', bandId: 'low', visitsCount: 1, parts: [] },
    ]);
    const changed = changeRoom(after, ' ROOM-9', { bandId: 'high', parts: ['late'] });
    assert.deepEqual(changed.rooms[1], { name: 'room 9', bandId: 'high', visitsCount: 1, parts: ['late'] });
    assert.equal(removeRoom(changed, '12').rooms.length, 1);
  });

  it('has a seed that is short enough to be shown, and the moment when it goes', () => {
    const route = emptyRoute('019378aa-0000-7000-8000-0000c0ffee12', 5);
    assert.deepEqual(route, { rooms: [], seed: 'c0ffee12', endsAt: 5 });
  });
});
