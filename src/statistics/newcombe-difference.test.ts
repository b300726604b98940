import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { differenceOfShares, newcombeDifference } from './newcombe-difference.ts';
import { wilsonInterval } from './wilson-interval.ts';

const count = fc.integer({ min: 1, max: 300 }).chain((trials) =>
  fc.record({
    successes: fc.nat({ max: trials }),
    trials: fc.constant(trials),
  }),
);

test('the difference of two shares has the interval of method 10', () => {
  const result = newcombeDifference({ successes: 56, trials: 70 }, { successes: 48, trials: 80 });
  assert.equal(result.difference.toFixed(12), '0.200000000000');
  assert.equal(result.low.toFixed(4), '0.0524');
  assert.equal(result.high.toFixed(4), '0.3339');
});

test('the interval of a difference agrees with statsmodels to ten digits, also for all against none', () => {
  const usual = newcombeDifference({ successes: 56, trials: 70 }, { successes: 48, trials: 80 });
  assert.ok(Math.abs(usual.low - 0.05243147240236498) < 1e-10);
  assert.ok(Math.abs(usual.high - 0.33387265403690614) < 1e-10);
  const extreme = newcombeDifference({ successes: 10, trials: 10 }, { successes: 0, trials: 20 });
  assert.ok(Math.abs(extreme.low - 0.6790860371419145) < 1e-10);
  assert.equal(extreme.high, 1);
});

test('the interval of a difference lies within -1 and 1 and contains the difference', () => {
  fc.assert(
    fc.property(count, count, (first, second) => {
      const { difference, low, high } = newcombeDifference(first, second);
      return low >= -1 && low <= difference && difference <= high && high <= 1;
    }),
  );
});

test('turning the two shares around turns the sign around', () => {
  fc.assert(
    fc.property(count, count, (first, second) => {
      const there = newcombeDifference(first, second);
      const back = newcombeDifference(second, first);
      assert.ok(Math.abs(there.difference + back.difference) < 1e-12);
      assert.ok(Math.abs(there.low + back.high) < 1e-12);
      assert.ok(Math.abs(there.high + back.low) < 1e-12);
    }),
  );
});

test('a share compared with itself has an interval around zero', () => {
  fc.assert(
    fc.property(count, (given) => {
      const { difference, low, high } = newcombeDifference(given, given);
      assert.equal(difference, 0);
      assert.ok(low < 0 && high > 0 && Math.abs(low + high) < 1e-12);
    }),
  );
});

test('two intervals that are known already join to the same difference', () => {
  fc.assert(
    fc.property(count, count, (first, second) => {
      const [one, other] = [first, second].map(({ successes, trials }) => ({
        share: successes / trials,
        ...wilsonInterval(successes, trials),
      }));
      assert.ok(one && other);
      assert.deepEqual(differenceOfShares(one, other), newcombeDifference(first, second));
    }),
  );
});

test('a difference from no visits, or from a share outside its interval, is refused', () => {
  assert.throws(() => newcombeDifference({ successes: 0, trials: 0 }, { successes: 1, trials: 2 }), {
    name: 'RangeError',
    message: /a.trials must be 1 or more/,
  });
  assert.throws(
    () => newcombeDifference({ successes: 1, trials: 2 }, { successes: 1.5, trials: 2 }),
    RangeError,
  );
  assert.throws(
    () => differenceOfShares({ share: 0.9, low: 0.1, high: 0.5 }, { share: 0.5, low: 0.1, high: 0.9 }),
    { name: 'RangeError', message: /does not fit/ },
  );
});
