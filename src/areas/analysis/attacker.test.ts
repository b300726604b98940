import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Floors } from './figure-contract.ts';
import { findKept, findReleased, mayTellAll, type Told } from './release-rules.ts';
import { bandPlace, findShown, type RoomCount, type Shown } from './suppression-rules.ts';
import { boundsUnder, type Equation } from './test-attacker.ts';
import { type Known, someBook } from './test-book.ts';
import { countsOf, someVisits, visitsIn } from './test-ground.ts';

const floors: Floors = { rooms: 5, visits: 10 };
const answers = ['seen', 'notSeen', 'noOpportunity', 'couldNotTell'] as const;

/** Every place of the tree that has a visit, with the leaves under it. */
function placesOf(
  counts: readonly RoomCount[],
): { name: string; buildingId: string | null; leaves: Set<string> }[] {
  const leafOf = (count: RoomCount) => bandPlace(count.buildingId, count.bandId);
  const leaves = new Set(counts.map(leafOf));
  const buildings = new Set(counts.map((count) => count.buildingId));
  return [
    { name: 'district', buildingId: null, leaves },
    ...[...buildings].map((buildingId) => ({
      name: buildingId,
      buildingId,
      leaves: new Set([...leaves].filter((leaf) => leaf.startsWith(`${buildingId}/`))),
    })),
    ...[...leaves].map((leaf) => ({
      name: leaf,
      buildingId: leaf.split('/')[0] ?? '',
      leaves: new Set([leaf]),
    })),
  ];
}

function isShown(shown: Shown, place: string, practice: string): boolean {
  if (place === 'district') return shown.district.has(practice);
  return (shown.buildings.get(place) ?? shown.bands.get(place))?.has(practice) ?? false;
}

/** Everything that somebody knows who has read every figure, and knows where visits were made at all. */
function knowledge(counts: readonly RoomCount[], shown: Shown) {
  const practices = [...new Set(counts.map((count) => count.practiceId))];
  const places = placesOf(counts);
  const leaves = [...(places[0]?.leaves ?? [])];
  const unknowns = practices.flatMap((practice) =>
    leaves.flatMap((leaf) => answers.map((answer) => `${practice} ${leaf} ${answer}`)),
  );
  const index = new Map(unknowns.map((name, position) => [name, position]));
  const at = (name: string) => index.get(name) ?? assert.fail(name);
  const equations: Equation[] = [];
  for (const practice of practices) {
    for (const place of places.filter(({ name }) => isShown(shown, name, practice))) {
      const inside = counts.filter(
        (count) =>
          count.practiceId === practice && place.leaves.has(bandPlace(count.buildingId, count.bandId)),
      );
      for (const answer of answers) {
        const terms = new Map([...place.leaves].map((leaf) => [at(`${practice} ${leaf} ${answer}`), 1]));
        equations.push({ terms, sum: inside.reduce((sum, count) => sum + count[answer], 0) });
      }
    }
  }
  // A visit answers every practice: what one row tells of the visits made in a place holds for the others.
  const [first, ...others] = practices;
  for (const other of others) {
    for (const leaf of leaves) {
      const terms = new Map<number, number>();
      for (const answer of answers) {
        terms.set(at(`${first} ${leaf} ${answer}`), 1);
        terms.set(at(`${other} ${leaf} ${answer}`), -1);
      }
      equations.push({ terms, sum: 0 });
    }
  }
  const termsOf = (practice: string, ofLeaves: Iterable<string>, ofAnswers: readonly string[]) =>
    new Map(
      [...ofLeaves].flatMap((leaf) =>
        ofAnswers.map((answer) => [at(`${practice} ${leaf} ${answer}`), 1] as const),
      ),
    );
  return { practices, places, unknowns, equations, termsOf };
}

/** Whether what is shown above already says that all answers of a practice are the same. */
function isOneAnswerAbove(
  counts: readonly RoomCount[],
  shown: Shown,
  practice: string,
  buildingId: string | null,
) {
  return [null, buildingId].some((above) => {
    if (!isShown(shown, above ?? 'district', practice)) return false;
    const inside = counts.filter(
      (count) => count.practiceId === practice && (above === null || count.buildingId === above),
    );
    return inside.every((count) => count.seen === 0) || inside.every((count) => count.notSeen === 0);
  });
}

test('whoever knows every figure can neither solve a hidden one nor bound it closer than the floor', () => {
  let attacked = 0;
  fc.assert(
    fc.property(
      someVisits({ most: 130 }),
      fc.constantFrom(floors, { rooms: 6, visits: 14 }),
      (visits, these) => {
        const counts = countsOf(visits);
        const shown = findShown(counts, these);
        const known = knowledge(counts, shown);
        const bounds = boundsUnder(known.equations, known.unknowns.length);
        for (const practice of known.practices) {
          for (const place of known.places.filter(({ name }) => !isShown(shown, name, practice))) {
            attacked += 1;
            const visited = bounds(known.termsOf(practice, place.leaves, ['seen', 'notSeen']));
            assert.ok(
              visited.high - visited.low >= these.visits - 1e-6,
              `${practice} in ${place.name} lies from ${visited.low} to ${visited.high}`,
            );
            const seen = bounds(known.termsOf(practice, place.leaves, ['seen']));
            if (!isOneAnswerAbove(counts, shown, practice, place.buildingId))
              assert.ok(
                seen.high - seen.low > 1e-6,
                `${practice} was seen ${seen.low} times in ${place.name}`,
              );
          }
        }
      },
    ),
    { numRuns: 120 },
  );
  assert.ok(attacked > 500, `only ${attacked} hidden figures were attacked`);
});

test('moving a visit from one hidden building to another changes no figure: there is a second table', () => {
  let moved = 0;
  fc.assert(
    fc.property(someVisits({ most: 160 }), (visits) => {
      const counts = countsOf(visits);
      const shown = findShown(counts, floors);
      const hidden = [...new Set(visits.map((visit) => visit.building))].filter(
        (building) => !shown.buildings.has(building),
      );
      const [from, to] = hidden;
      if (from === undefined || shown.buildings.size === 0) return;
      assert.ok(to, 'a building is hidden alone, so that it is the rest');
      const [visit] = visitsIn(visits, from);
      assert.ok(visit);
      const other = visits.map((one) => (one === visit ? { ...visit, building: to } : one));
      moved += 1;
      assert.deepEqual(published(other, shown), published(visits, shown));
      assert.notEqual(visitsIn(other, from).length, visitsIn(visits, from).length);
    }),
    { numRuns: 300 },
  );
  assert.ok(moved > 20, `only ${moved} tables were tried`);
});

/** Every count that is shown under a pattern. */
function published(visits: Parameters<typeof countsOf>[0], shown: Shown) {
  const counts = countsOf(visits);
  const { practices, places } = knowledge(counts, shown);
  return practices.flatMap((practice) =>
    places
      .filter(({ name }) => isShown(shown, name, practice))
      .flatMap(({ name, leaves }) =>
        answers.map((answer) => {
          const inside = counts.filter(
            (count) => count.practiceId === practice && leaves.has(bandPlace(count.buildingId, count.bandId)),
          );
          return [practice, name, answer, inside.reduce((sum, count) => sum + count[answer], 0)];
        }),
      ),
  );
}

type Look = readonly Told[];

const isJudged = ({ answer }: Told) => answer === 'seen' || answer === 'not_seen';
const isSeen = ({ answer }: Told) => answer === 'seen';
const isEnough = (told: Look, { visits, rooms }: Floors) =>
  told.length >= visits && new Set(told.map(({ room }) => room)).size >= rooms;

/** What counts after all entries. */
function countingAfter(book: readonly Known[]): Look {
  const now = new Map<string, Told>();
  for (const { visit, room, answer } of book)
    if (answer === null) now.delete(visit);
    else now.set(visit, { key: visit, room, answer });
  return [...now.values()];
}

/** What was told, by the looks in which it was told so. */
function groupsOf(looks: readonly Look[]): Map<string, Told[]> {
  const nameOf = ({ key, answer }: Told) => `${key} ${answer}`;
  const told = new Map(looks.flat().map((one) => [nameOf(one), one]));
  const inLooks = looks.map((look) => new Set(look.map(nameOf)));
  return Map.groupBy(told.values(), (one) =>
    inLooks.map((names) => (names.has(nameOf(one)) ? 'x' : '.')).join(''),
  );
}

/**
 * Whether a look that has all that an earlier one had, or the first, says of all that it has beyond it, this group among
 * it, that it was seen, or that it was not.
 */
function saysItself(looks: readonly Look[], groups: ReadonlyMap<string, Look>, group: string): boolean {
  const isWithin = (earlier: number, later: number) =>
    groups.keys().every((name) => name[earlier] !== 'x' || name[later] === 'x');
  return looks.some((_, later) =>
    [undefined, ...looks.keys()].some((earlier) => {
      if (earlier !== undefined && !isWithin(earlier, later)) return false;
      const isBeyond = (name: string) =>
        name[later] === 'x' && (earlier === undefined || name[earlier] !== 'x');
      const beyond = [...groups].flatMap(([name, told]) => (isBeyond(name) ? told : []));
      return isBeyond(group) && [0, beyond.length].includes(beyond.filter(isSeen).length);
    }),
  );
}

test('whoever kept every look at a practice, and knows when how many visits were taken out, cannot tell what those had seen', () => {
  const raised: Floors = { rooms: 6, visits: 14 };
  let [attacked, held] = [0, 0];
  fc.assert(
    fc.property(
      someBook,
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      fc.constantFrom([floors, floors], [floors, raised], [raised, raised]),
      (book, cuts, [before = floors, after = floors]) => {
        const ends = cuts.map((cut) => cut % (book.length + 1)).sort((one, other) => one - other);
        const released = [...ends, book.length].map((cut) => findReleased(book.slice(0, cut), before));
        const tellsAll = mayTellAll(book, after);
        held += Number(!tellsAll);
        const told = [...released, tellsAll ? countingAfter(book) : findKept(book, after)].map((look) =>
          look.filter(isJudged),
        );
        // A figure under the floors is not shown: then there was nothing to look at.
        const looks = told.filter(
          (look, index) => !isDeepStrictEqual(look, told[index - 1]) && isEnough(look, before),
        );
        const groups = groupsOf(looks);
        const names = [...groups.keys()];
        // Unknown: of each group the seen, and at the same place further on the not seen.
        const equations: Equation[] = [...groups.values()].map((group, index) => ({
          terms: new Map([index, names.length + index].map((unknown) => [unknown, 1])),
          sum: group.length,
        }));
        for (const [look, all] of looks.entries())
          equations.push({
            terms: new Map(names.flatMap((name, index) => (name[look] === 'x' ? [[index, 1] as const] : []))),
            sum: all.filter(isSeen).length,
          });
        const bounds = boundsUnder(equations, 2 * names.length);
        for (const [index, [name, group]] of [...groups].entries()) {
          if (isEnough(group, before) || saysItself(looks, groups, name)) continue;
          attacked += 1;
          const { low, high } = bounds(new Map([[index, 1]]));
          assert.ok(high - low > 1e-6, `of ${group.length} visits ${low} had seen it`);
        }
      },
    ),
    { numRuns: 400 },
  );
  assert.ok(attacked > 100 && held > 0, `${attacked} groups were attacked, ${held} readings were held`);
});
