import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupLetters } from './chart-time-axis.ts';

const textOf = (letters: readonly string[]) =>
  letters.length < 3 ? letters.join(' ') : `${letters[0]}-${letters.at(-1)}`;
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

test('letters with room stand alone, those without stand together in the middle', () => {
  const marks = [20, 100, 106, 112, 300].map((at, index) => ({ at, letter: letters[index] ?? '' }));
  assert.deepEqual(groupLetters(marks, textOf), [
    { at: 20, text: 'A' },
    { at: 106, text: 'B-D' },
    { at: 300, text: 'E' },
  ]);
});

test('no two labels touch, and no letter is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 380 }), { maxLength: 26 }), (places) => {
      const marks = places
        .toSorted((a, b) => a - b)
        .map((at, index) => ({ at, letter: letters[index] ?? '' }));
      const groups = groupLetters(marks, (found) => found.join(''));
      assert.equal(groups.map(({ text }) => text).join(''), marks.map(({ letter }) => letter).join(''));
      groups.slice(1).forEach((group, index) => {
        const before = groups[index];
        assert.ok(before !== undefined);
        const room = group.at - before.at - ((group.text.length + before.text.length) * 12) / 2;
        assert.ok(room >= 8 - 1e-9, `${before.text} touches ${group.text}`);
      });
    }),
  );
});
