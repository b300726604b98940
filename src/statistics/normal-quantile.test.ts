import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalQuantile } from './normal-quantile.ts';

/** Probability and quantile as R 4.2.2 prints them (qnorm, 13 significant digits). */
const reference = [
  [0.975, 1.95996398454],
  [0.8, 0.841621233573],
  [0.995, 2.575829303549],
  [0.9, 1.281551565545],
  [0.001, -3.090232306168],
  [0.0001, -3.719016485456],
  [1e-10, -6.361340902404],
] as const;

for (const [probability, quantile] of reference) {
  test(`the normal quantile of ${probability} is that of R`, () => {
    assert.ok(Math.abs(normalQuantile(probability) - quantile) < 2e-12);
  });
}

test('the normal quantile is 0 in the middle and mirrors around it', () => {
  assert.equal(normalQuantile(0.5), 0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 511 }), (part) => {
      const [below, above] = [normalQuantile(part / 1024), normalQuantile(1 - part / 1024)];
      return Math.abs(below + above) < 1e-13 && below < above;
    }),
  );
});

test('a higher probability has a higher normal quantile', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9998 }), (part) => {
      return normalQuantile(part / 10000) < normalQuantile((part + 1) / 10000);
    }),
  );
});

test('a probability of 0, of 1 or beyond has no normal quantile', () => {
  for (const probability of [0, 1, -0.1, 1.1, Number.NaN]) {
    assert.throws(() => normalQuantile(probability), RangeError);
  }
});
