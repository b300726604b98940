import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Counted, protectParts, protectWhole, timeToAnswerOf } from './reach-rules.ts';

const parts = (...people: number[]): Counted[] => people.map((count) => ({ people: count, opened: 0 }));
const wholeOf = (list: readonly Counted[]) => ({
  people: list.reduce((sum, part) => sum + part.people, 0),
  opened: 0,
});
const shown = (...people: number[]) =>
  protectParts(wholeOf(parts(...people)), parts(...people)).map((part) => part.people);

test('a group under five is hidden, and with it the smallest other, so that the rest gives nothing away', () => {
  assert.deepEqual(shown(3, 20, 9), [null, 20, null]);
  assert.deepEqual(shown(4, 4, 30), [null, null, 30]);
  assert.deepEqual(shown(1, 2, 30, 8), [null, null, 30, null]);
  assert.deepEqual(shown(5, 9), [5, 9]);
  assert.deepEqual(shown(3, 9), [null, null]);
  assert.deepEqual(shown(0, 9, 5), [0, 9, 5]);
});

test('of a whole under five nothing is shown, not even its parts', () => {
  assert.deepEqual(shown(2, 2), [null, null]);
  assert.deepEqual(protectWhole({ people: 4, opened: 2 }), { people: null, opened: null });
  assert.deepEqual(protectWhole({ people: 5, opened: 2 }), { people: 5, opened: 2 });
});

test('whatever the sizes, what is hidden together is two groups or none, with five people', () => {
  for (let a = 0; a < 9; a += 1)
    for (let b = 0; b < 9; b += 1)
      for (let c = 0; c < 9; c += 1) {
        const list = parts(a, b, c);
        const out = protectParts(wholeOf(list), list);
        const dark = list.filter((_, index) => out[index]?.people === null);
        if (dark.length === 0 || wholeOf(list).people < 5) continue;
        // Where only one group holds anybody, the whole is that group and is hidden or shown as one.
        assert.ok(dark.length >= 2 || list.filter(({ people }) => people > 0).length === 1, `${a} ${b} ${c}`);
        assert.ok(wholeOf(dark).people >= 5, `${a} ${b} ${c}`);
      }
});

test('a middle of fewer than five answers is nobody’s pace, and not shown', () => {
  assert.deepEqual(timeToAnswerOf(6, [1, 2, 3, 4]), { asked: 6, answered: 4, medianHours: null });
  assert.deepEqual(timeToAnswerOf(6, [30, 1, 2, 3, 100]), { asked: 6, answered: 5, medianHours: 3 });
  assert.deepEqual(timeToAnswerOf(6, [1, 2, 3, 4, 5, 100]).medianHours, 3.5);
  assert.deepEqual(timeToAnswerOf(0, []), { asked: 0, answered: 0, medianHours: null });
});
