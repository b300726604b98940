import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cronbachAlpha, cronbachAlphaOfSums } from '../../statistics/cronbach-alpha.ts';
import { figureOf, tenthsOf } from './figure-rules.ts';
import { inOrder, longestNote, packNotes, unpackNotes, withoutNames } from './note-rules.ts';
import {
  type Answer,
  addAnswer,
  emptyTallies,
  flattened,
  isWhole,
  type Tallies,
  unflattened,
  type Value,
} from './tally-rules.ts';

const items = ['a', 'b', 'c'].map((id) => ({ id, partId: 'p', kind: 'know' as const, text: { en: id } }));
const scales = { e1: ['a', 'b', 'c'] };
const places = ['building/1', 'group/teachers'];
const empty = () => emptyTallies(items, places, scales);
const value = fc.constantFrom<Value>(0, 1, 2, 3, 4, null);
const answer: fc.Arbitrary<Answer> = fc.record({ a: value, b: value, c: value });
const sent = fc.record({ answer, at: fc.subarray([...places, 'building/too-small']) });
const pour = (all: readonly { answer: Answer; at: string[] }[]): Tallies =>
  all.reduce((urn, one) => addAnswer(urn, one.answer, one.at, scales), empty());

test('an urn holds the same, to the letter, in whatever order its answers came', () => {
  fc.assert(
    fc.property(
      fc
        .array(sent, { maxLength: 12 })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, mixed]) => assert.equal(JSON.stringify(pour(mixed)), JSON.stringify(pour(all))),
    ),
  );
});

test('people of the same place who exchange their answers change nothing in it', () => {
  fc.assert(
    fc.property(answer, answer, fc.array(sent), (one, other, rest) => {
      const at = ['building/1'];
      assert.deepEqual(
        pour([{ answer: one, at }, ...rest, { answer: other, at }]),
        pour([{ answer: other, at }, ...rest, { answer: one, at }]),
      );
    }),
  );
});

test('a place without counts of its own is in the whole only', () => {
  const urn = pour([{ answer: { a: 4, b: null, c: 0 }, at: ['building/too-small', 'group/teachers'] }]);
  assert.deepEqual(Object.keys(urn.places), ['district', 'building/1', 'group/teachers']);
  assert.deepEqual(urn.places.district?.a, [0, 0, 0, 0, 1, 0]);
  assert.deepEqual(urn.places.district?.b, [0, 0, 0, 0, 0, 1]);
  assert.deepEqual(urn.places['building/1']?.a, [0, 0, 0, 0, 0, 0]);
});

test('the sums of an urn give the alpha of the people who could say something to every question', () => {
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 40 }), (answers) => {
      const urn = pour(answers.map((one) => ({ answer: one, at: [] })));
      const whole = answers
        .map(({ a, b, c }) => [a, b, c])
        .filter((row): row is (0 | 1 | 2 | 3 | 4)[] => row.every((one) => one !== null && one !== undefined));
      const sums = urn.scales.e1;
      assert.ok(sums);
      assert.equal(sums.people, whole.length);
      const items = [0, 1, 2].map((item) => whole.map((row) => row[item] ?? 0));
      assert.deepEqual(cronbachAlphaOfSums(sums), whole.length === 0 ? null : cronbachAlpha(items));
    }),
  );
});

test('an answer is whole when it says something, or that one cannot say, to exactly what was asked', () => {
  assert.ok(isWhole(items, { a: 0, b: null, c: 4 }));
  assert.ok(!isWhole(items, { a: 0, b: null }));
  assert.ok(!isWhole(items, { a: 0, b: null, c: 4, d: 1 }));
  assert.ok(!isWhole(items, { a: 0, b: null, d: 1 }));
});

test('the whole district is shown in counts from twenty answers on; the share is of those who could say', () => {
  const figure = figureOf([2, 3, 5, 12, 6, 4], true);
  assert.deepEqual([figure.n, figure.tenths], [32, null]);
  assert.equal(figure.share?.value, 18 / 28);
  // R 4.2.2, prop.test(18, 28, correct = FALSE): 0.4583 to 0.7929.
  assert.deepEqual([figure.share?.low.toFixed(4), figure.share?.high.toFixed(4)], ['0.4583', '0.7929']);
  assert.equal(figureOf([0, 0, 5, 5, 5, 10], true).share, null, 'fifteen could say');
});

test('a part, or a small district, is shown in tenths in which nobody can see that all said the same', () => {
  assert.deepEqual(figureOf([0, 0, 0, 0, 8, 0], false), {
    ...{ n: 8, counts: null, share: null },
    tenths: [1, 1, 9, 1],
  });
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 400 }), (n) => {
      assert.equal(tenthsOf(n, n), tenthsOf(n - 1, n), 'all reads like all but one');
      assert.equal(tenthsOf(0, n), tenthsOf(1, n), 'none reads like one');
    }),
  );
});

test('notes lose names, spaces and order', () => {
  assert.equal(withoutNames('  Ms Bell  and\nBell help ', ['Bell', 'Ms Bell']), '… and … help');
  assert.deepEqual(inOrder(['b', 'a', 'b']), ['a', 'b', 'b']);
});

test('notes take up the same room whatever they say, and come out as they went in', () => {
  const note = fc.string({ unit: 'binary', maxLength: 100 }).map((text) => withoutNames(text, []));
  fc.assert(
    fc.property(fc.array(note, { maxLength: 5 }), (notes) => {
      assert.equal(packNotes(notes).length, notes.length * longestNote * 2);
      assert.deepEqual(unpackNotes(packNotes(notes)), notes);
    }),
  );
});

test('an urn takes up the same room whatever it holds, and comes out as it went in', () => {
  const layout = { items, places, scales };
  fc.assert(
    fc.property(fc.array(sent), (all) => {
      const numbers = flattened(pour(all), layout);
      assert.equal(numbers.length, flattened(empty(), layout).length);
      assert.deepEqual(unflattened(numbers, layout), pour(all));
    }),
  );
});
