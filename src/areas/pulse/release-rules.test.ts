import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findReleased, isSafe, noBuilding, type Turnout } from './release-rules.ts';

const cell = (building: string | null, group: string, asked: number, answered: number): Turnout => ({
  ...{ building, group, asked, answered },
});
const shownOf = (turnout: readonly Turnout[]) => findReleased(turnout).shown.map(({ key }) => key);

test('nothing is shown of fewer than eight answers, nor of fewer than half of those asked', () => {
  assert.equal(findReleased([cell('a', 'teachers', 9, 7)]).isReleased, false);
  assert.equal(findReleased([cell('a', 'teachers', 16, 8)]).isReleased, true);
  const poor = findReleased([cell('a', 'teachers', 40, 19)]);
  assert.deepEqual([poor.isReleased, poor.shown, poor.answered], [false, [], 19]);
});

test('places with enough answers are shown, and a small one takes the next smallest with it', () => {
  const even = [cell('a', 'teachers', 20, 15), cell('b', 'teachers', 20, 12), cell('c', 'teachers', 20, 10)];
  assert.deepEqual(shownOf(even), ['a', 'b', 'c', 'teachers']);
  const small = [cell('a', 'teachers', 20, 15), cell('b', 'teachers', 20, 12), cell('c', 'teachers', 9, 3)];
  assert.deepEqual(shownOf(small), ['a', 'teachers'], 'c is the whole less a and b');
});

test('a building that is hidden for too few answers is not given away by the rest of the whole', () => {
  const turnout = [
    cell('a', 'teachers', 20, 15),
    cell('b', 'teachers', 40, 15),
    cell('c', 'teachers', 20, 12),
  ];
  assert.deepEqual(shownOf(turnout), ['a', 'teachers'], 'b has under half, so c is hidden with it');
});

test('a group less a building is not a way to one person', () => {
  // All of a are teachers, and one more teacher works elsewhere: teachers less a would be that one.
  const turnout = [
    cell('a', 'teachers', 12, 10),
    cell('b', 'teachers', 1, 1),
    cell('b', 'other_staff', 12, 10),
  ];
  const { shown } = findReleased(turnout);
  const kinds = new Set(shown.map(({ kind }) => kind));
  assert.ok(kinds.size < 2, JSON.stringify(shown));
});

test('a border of nobody or of eight is safe; of one to seven it is not', () => {
  assert.ok(isSafe([[8, 9]]));
  assert.ok(!isSafe([[8, 7]]));
  assert.ok(
    isSafe([
      [10, 0],
      [0, 10],
    ]),
  );
  assert.ok(
    !isSafe([
      [10, 1],
      [0, 10],
    ]),
  );
});

const turnouts = fc
  .array(
    fc.record({
      building: fc.constantFrom('a', 'b', 'c', null),
      group: fc.constantFrom('t', 'l', 'o'),
      asked: fc.nat(40),
      part: fc.double({ min: 0.4, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((cells) => {
    const seen = new Map<string, Turnout>();
    for (const { building, group, asked, part } of cells)
      seen.set(`${building}/${group}`, cell(building, group, asked, Math.round(asked * part)));
    return [...seen.values()];
  });

/** Every sum and difference of shown figures, with the whole: about how many people each is. */
function* everyCombination(turnout: readonly Turnout[]): Generator<number> {
  const { shown, isReleased } = findReleased(turnout);
  if (!isReleased) return;
  const known = [
    turnout.map(({ answered }) => answered),
    ...shown.map(({ kind, key }) =>
      turnout.map((one) =>
        (kind === 'building' ? (one.building ?? noBuilding) : one.group) === key ? one.answered : 0,
      ),
    ),
  ];
  const weights = [-1, 0, 1];
  for (let code = 0; code < weights.length ** known.length; code += 1) {
    const total = turnout.map(() => 0);
    let rest = code;
    for (const row of known) {
      const weight = weights[rest % weights.length] ?? 0;
      rest = Math.floor(rest / weights.length);
      for (const [index, count] of row.entries()) if (count > 0) total[index] = (total[index] ?? 0) + weight;
    }
    yield turnout.reduce((sum, { answered }, index) => sum + (total[index] === 0 ? 0 : answered), 0);
  }
}

test('no adding and subtracting of what is shown is about one to seven people, by brute force', () => {
  fc.assert(
    fc.property(turnouts, (turnout) => {
      for (const people of everyCombination(turnout))
        assert.ok(people === 0 || people >= 8, `${people} people`);
    }),
    { numRuns: 300 },
  );
});

test('what is shown does not depend on the order of buildings and groups, and never on what was said', () => {
  fc.assert(
    fc.property(turnouts, (turnout) => {
      assert.deepEqual(shownOf(turnout.toReversed()).toSorted(), shownOf(turnout).toSorted());
    }),
  );
  assert.equal(findReleased.length, 1, 'it is given how many took part, and nothing else');
});
