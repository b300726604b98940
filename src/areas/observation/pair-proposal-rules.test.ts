import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PairObserver, type PairWeek, pairAim, proposePairs } from './pair-proposal-rules.ts';

const observer = (
  personId: string,
  capacity: string,
  buildingId: string | null,
  pairsInWindow = 0,
  pairsWith: Record<string, number> = {},
): PairObserver => ({
  personId,
  capacity,
  buildingId,
  pairsInWindow,
  pairsWith: new Map(Object.entries(pairsWith)),
});
const week = (changes: Partial<PairWeek> = {}): PairWeek => ({
  windowId: 'w',
  week: 1,
  visits: 40,
  pairs: 3,
  percent: 10,
  ...changes,
});
const namesOf = (pairs: ReturnType<typeof proposePairs>) =>
  pairs.map(({ one, other }) => [one.personId, other.personId].sort().join('+'));

test('the aim is the district’s share of the visits there are and of those a week brings', () => {
  assert.equal(pairAim(week(), 9), 8);
  assert.equal(pairAim(week({ week: 2, visits: 40 }), 9), 6);
  assert.equal(pairAim(week({ week: 0, visits: 0 }), 12), 4);
  assert.equal(pairAim(week({ percent: 0 }), 12), 0);
});

test('people of different capacities and buildings are proposed, and who has paired least comes first', () => {
  const people = [
    observer('priya', 'building_administrator', 'lakeside', 1),
    observer('marcus', 'building_administrator', 'birchwood', 0),
    observer('mai', 'building_administrator', 'birchwood', 0),
    observer('elena', 'coach', null, 2),
  ];
  const [first] = proposePairs(week({ visits: 10, pairs: 1 }), people);
  assert.ok(['marcus', 'mai'].includes(first?.one.personId ?? ''));
  assert.equal(first?.other.personId, 'elena');
  assert.deepEqual(first?.differIn, ['capacity', 'building']);
});

test('who has been together most is not put together again while there is another', () => {
  const people = [
    observer('priya', 'building_administrator', 'lakeside', 0, { elena: 3 }),
    observer('elena', 'coach', null, 1),
    observer('darnell', 'coach', null, 1),
  ];
  assert.deepEqual(namesOf(proposePairs(week({ visits: 1, pairs: 0 }), people)), ['darnell+priya']);
});

test('no more is proposed than the share wants, and nothing when the district wants none or there is nobody to pair', () => {
  const people = Array.from({ length: 12 }, (_, index) =>
    observer(`p${index}`, index % 2 ? 'coach' : 'dn_member', null),
  );
  assert.equal(proposePairs(week({ visits: 20, pairs: 2 }), people).length, 2);
  assert.equal(proposePairs(week({ visits: 20, pairs: 9 }), people).length, 0);
  assert.equal(proposePairs(week({ percent: 0 }), people).length, 0);
  assert.deepEqual(proposePairs(week(), people.slice(0, 1)), []);
  assert.deepEqual(proposePairs(week(), []), []);
});

const someone = fc.record({
  personId: fc.uuid(),
  capacity: fc.constantFrom('coach', 'building_administrator', 'dn_member', 'superintendent'),
  buildingId: fc.constantFrom(null, 'a', 'b', 'c'),
  pairsInWindow: fc.nat({ max: 4 }),
  pairsWith: fc.constant(new Map<string, number>()),
});

test('everybody is told the same whatever the order in which people stand, and nobody is in two pairs', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(someone, { selector: (one) => one.personId, maxLength: 15 }),
      fc.nat({ max: 9 }),
      (people, number) => {
        const proposed = proposePairs(week({ week: number, visits: 60 }), people);
        assert.deepEqual(
          namesOf(proposePairs(week({ week: number, visits: 60 }), people.toReversed())),
          namesOf(proposed),
        );
        const named = proposed.flatMap(({ one, other }) => [one.personId, other.personId]);
        assert.equal(new Set(named).size, named.length);
      },
    ),
  );
});
