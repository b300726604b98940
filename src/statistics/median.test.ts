import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { median } from './median.ts';

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 40 });

test('the median of an even number of values lies half way between the two in the middle', () => {
  assert.equal(median([3, 1, 2, 10]), 2.5);
  assert.equal(median([7]), 7);
});

test('at most half of the values lie below the median, and at most half above', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const center = median(values);
      const below = values.filter((value) => value < center).length;
      const above = values.filter((value) => value > center).length;
      return below <= values.length / 2 && above <= values.length / 2;
    }),
  );
});

test('the order of the values does not matter to the median, and the list is left as it was', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const before = [...values];
      assert.equal(median(values.toReversed()), median(values));
      assert.deepEqual(values, before);
    }),
  );
});

test('zero is zero, whatever its sign', () => {
  assert.ok(Object.is(median([-0, 0, 1]), 0));
  assert.ok(Object.is(median([0, -0, 1]), 0));
});

test('a median of nothing, or of something that is no number, is refused', () => {
  assert.throws(() => median([]), { name: 'RangeError', message: /at least one number/ });
  assert.throws(() => median([1, Number.NaN]), { name: 'RangeError', message: /finite numbers/ });
  assert.throws(() => median([Number.POSITIVE_INFINITY]), RangeError);
});
