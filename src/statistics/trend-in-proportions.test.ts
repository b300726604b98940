import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalTail } from './normal-tail.ts';
import { trendInProportions } from './trend-in-proportions.ts';

const near = (actual: number | null, expected: number, within = 1e-10) =>
  assert.ok(actual !== null && Math.abs(actual - expected) < within, `${actual} is not ${expected}`);
const periods = fc.array(
  fc.integer({ min: 1, max: 60 }).chain((trials) => fc.tuple(fc.nat({ max: trials }), fc.constant(trials))),
  { minLength: 2, maxLength: 12 },
);

test('the trend among smokers is that of R prop.trend.test', () => {
  const { chiSquared, pValue, slope, z } = trendInProportions([83, 90, 129, 70], [86, 93, 136, 82]);
  near(chiSquared, 8.2249222851977386);
  near(pValue, 0.0041318974776414);
  near(slope, -0.033415626412601);
  assert.ok((z ?? 0) < 0);
});

test('a rising trend, and one over periods that lie unevenly, are those of R prop.trend.test', () => {
  const even = trendInProportions([12, 20, 25, 31], [50, 55, 52, 60]);
  near(even.chiSquared, 9.8849785979258549);
  near(even.pValue, 0.0016663346909497);
  near(even.slope, 0.093359177481881);
  const uneven = trendInProportions([12, 20, 25, 31], [50, 55, 52, 60], [1, 2, 4, 7]);
  near(uneven.chiSquared, 8.5896916452206309);
  near(uneven.pValue, 0.0033807124726182);
});

test('tails of the normal distribution are those of R pnorm', () => {
  near(normalTail(2.8679), 2.0660305632137e-3, 1e-15);
  near(normalTail(-1.2), 1 - 0.11506967022171, 1e-13);
  near(normalTail(6) * 1e9, 0.9865876450377, 1e-11);
  assert.equal(normalTail(0), 0.5);
  assert.throws(() => normalTail(Number.NaN), RangeError);
});

test('reading time backwards, or seen as not seen, turns the trend around', () => {
  fc.assert(
    fc.property(periods, (given) => {
      const of = (rows: (readonly [number, number])[]) =>
        trendInProportions(
          rows.map(([successes]) => successes),
          rows.map(([, trials]) => trials),
        );
      const plain = of(given);
      for (const other of [of(given.toReversed()), of(given.map(([y, n]) => [n - y, n] as const))]) {
        near(other.slope, -plain.slope, 1e-9);
        assert.ok(Math.abs((other.pValue ?? 9) - (plain.pValue ?? 9)) < 1e-9);
      }
      assert.ok(plain.pValue === null || (plain.pValue >= 0 && plain.pValue <= 1));
    }),
  );
});

test('where nothing varies there is no trend to tell', () => {
  const none = { slope: 0, z: null, chiSquared: null, pValue: null };
  assert.deepEqual(trendInProportions([0, 0], [5, 9]), none);
  assert.deepEqual(trendInProportions([5, 9], [5, 9]), none);
});

test('lists that do not fit, and counts that cannot be, are refused', () => {
  const refused = (work: () => unknown, message: RegExp) =>
    assert.throws(work, { name: 'RangeError', message });
  refused(() => trendInProportions([1, 2], [5]), /same length/);
  refused(() => trendInProportions([], []), /trials must hold at least 2 periods/);
  refused(() => trendInProportions([1, 6], [5, 5]), /period 1: successes \(6\)/);
  refused(() => trendInProportions([-1, 2], [5, 5]), /period 0: successes .* -1/);
  refused(() => trendInProportions([1, 2], [5, Number.NaN]), /period 1: trials .* NaN/);
  refused(() => trendInProportions([1, 2], [5, 5], [3, 3]), /scores must differ/);
  refused(() => trendInProportions([1, 2], [5, 5], [1, Number.NaN]), /scores must hold finite/);
});
