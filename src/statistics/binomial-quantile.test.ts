import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { binomialQuantile } from './binomial-quantile.ts';

test('binomial quantiles are those of R qbinom', () => {
  assert.equal(binomialQuantile(0.05, 100, 0.3), 23);
  assert.equal(binomialQuantile(0.5, 100, 0.3), 30);
  assert.equal(binomialQuantile(0.95, 100, 0.3), 38);
  assert.equal(binomialQuantile(0.05, 23, 0.5), 8);
});

test('many trials do not lose the binomial quantile to tiny numbers', () => {
  assert.equal(binomialQuantile(0.05, 1000, 0.5), 474);
  assert.ok(Math.abs(binomialQuantile(0.5, 20000, 0.5) - 10000) <= 1);
});

test('a probability that a count meets exactly belongs to that count', () => {
  assert.equal(binomialQuantile(0.5, 1, 0.5), 0);
  assert.equal(binomialQuantile(0.25, 2, 0.5), 0);
  assert.equal(binomialQuantile(0.75, 2, 0.5), 1);
  assert.equal(binomialQuantile(0.9375, 4, 0.5), 3);
});

test('the binomial quantile is a count of trials that grows with the probability', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(probability, probability, fc.nat({ max: 300 }), probability, (one, other, trials, chance) => {
      const low = binomialQuantile(Math.min(one, other), trials, chance);
      const high = binomialQuantile(Math.max(one, other), trials, chance);
      return Number.isInteger(low) && low >= 0 && low <= high && high <= trials;
    }),
  );
});

test('certain and impossible trials have the quantile that they must', () => {
  assert.equal(binomialQuantile(0.05, 7, 1), 7);
  assert.equal(binomialQuantile(0.95, 7, 0), 0);
  assert.equal(binomialQuantile(0.5, 0, 0.5), 0);
});

test('a binomial quantile of something that is no probability or no count is refused', () => {
  assert.throws(() => binomialQuantile(1.1, 4, 0.5), RangeError);
  assert.throws(() => binomialQuantile(0.5, 4, -0.1), RangeError);
  assert.throws(() => binomialQuantile(0.5, 4.5, 0.5), RangeError);
  assert.throws(() => binomialQuantile(0.5, -1, 0.5), RangeError);
});
