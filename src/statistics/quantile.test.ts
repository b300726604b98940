import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { median } from './median.ts';
import { quantile } from './quantile.ts';

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 40 });

test('quantiles are those of R 4.2.2, quantile(x, c(.25, .75))', () => {
  for (const [values, lower, upper] of [
    [[3, 1, 2, 10, 7, 12, 5], 2.5, 8.5],
    [[1, 4], 1.75, 3.25],
    [[2, 2, 9, 14, 30, 31], 3.75, 26],
  ] as const) {
    assert.equal(quantile(values, 0.25), lower);
    assert.equal(quantile(values, 0.75), upper);
  }
});

test('the ends of a list are its quantiles of none and of all, and its middle is its median', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      assert.equal(quantile(values, 0), Math.min(...values));
      assert.equal(quantile(values, 1), Math.max(...values));
      assert.ok(Math.abs(quantile(values, 0.5) - median(values)) < 1e-6);
    }),
  );
});

test('a larger share never has a smaller quantile, and the list is left as it was', () => {
  fc.assert(
    fc.property(numbers, fc.double({ noNaN: true, min: 0, max: 1 }), (values, share) => {
      const before = [...values];
      assert.ok(quantile(values, share) <= quantile(values, Math.min(1, share + 0.1)) + 1e-6);
      assert.deepEqual(values, before);
    }),
  );
});

test('a quantile of nothing, of something that is no number, or of a share beyond all is refused', () => {
  assert.throws(() => quantile([], 0.5), RangeError);
  assert.throws(() => quantile([1, Number.NaN], 0.5), RangeError);
  assert.throws(() => quantile([1], 1.1), { name: 'RangeError', message: /between 0 and 1/ });
});
