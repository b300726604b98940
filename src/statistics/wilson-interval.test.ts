import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wilsonInterval, wilsonIntervalForShare } from './wilson-interval.ts';

const counts = fc
  .nat({ max: 400 })
  .chain((extra) =>
    fc
      .nat({ max: 400 })
      .map((present) => ({ present, visits: present + extra + (present + extra === 0 ? 1 : 0) })),
  );

function assertDigits(actual: number, expected: number, digits: number) {
  assert.equal(actual.toFixed(digits), expected.toFixed(digits));
}

test('the interval of a share is that of the R package binom', () => {
  const high = wilsonInterval(18, 20);
  assertDigits(high.low, 0.6989663547715, 13);
  assertDigits(high.high, 0.9721335187862, 13);
  const few = wilsonInterval(4, 20);
  assertDigits(few.low, 0.0806576625798, 13);
  assertDigits(few.high, 0.4160174322519, 13);
});

test('the interval starts at exactly 0 when nothing was seen and ends at exactly 1 when all was', () => {
  const none = wilsonInterval(0, 30);
  assert.equal(none.low, 0);
  assertDigits(none.high, 0.11351339, 8);
  const all = wilsonInterval(30, 30);
  assertDigits(all.low, 0.8864866, 7);
  assert.equal(all.high, 1);
});

test('a lower level gives the narrower interval of R prop.test without correction', () => {
  const interval = wilsonInterval(4, 20, 0.9);
  assertDigits(interval.low, 0.0931180165812, 12);
  assertDigits(interval.high, 0.3783766858354, 12);
});

test('every interval lies within 0 and 1 and contains its share', () => {
  fc.assert(
    fc.property(counts, fc.double({ min: 0.5, max: 0.999, noNaN: true }), ({ present, visits }, level) => {
      const { low, high } = wilsonInterval(present, visits, level);
      const share = present / visits;
      return low >= 0 && high <= 1 && low <= share && share <= high && low < high;
    }),
  );
});

test('the interval of "not seen" mirrors the interval of "seen"', () => {
  fc.assert(
    fc.property(counts, ({ present, visits }) => {
      const seen = wilsonInterval(present, visits);
      const unseen = wilsonInterval(visits - present, visits);
      assert.ok(Math.abs(seen.low - (1 - unseen.high)) < 1e-12);
      assert.ok(Math.abs(seen.high - (1 - unseen.low)) < 1e-12);
    }),
  );
});

test('both ends solve the equation that defines the score interval', () => {
  const z = 1.95996398454;
  fc.assert(
    fc.property(counts, ({ present, visits }) => {
      const { low, high } = wilsonInterval(present, visits);
      for (const end of [low, high]) {
        const distance = (present / visits - end) ** 2;
        assert.ok(Math.abs(distance - (z * z * end * (1 - end)) / visits) < 1e-11);
      }
    }),
  );
});

test('four times the visits give a narrower interval around the same share', () => {
  fc.assert(
    fc.property(counts, ({ present, visits }) => {
      const few = wilsonInterval(present, visits);
      const many = wilsonInterval(4 * present, 4 * visits);
      return many.high - many.low < few.high - few.low;
    }),
  );
});

test('counts that cannot be are refused with a plain sentence', () => {
  assert.throws(() => wilsonInterval(0, 0), { name: 'RangeError', message: /trials must be 1 or more/ });
  assert.throws(() => wilsonInterval(5, 4), {
    name: 'RangeError',
    message: /successes \(5\) must not be more/,
  });
  assert.throws(() => wilsonInterval(-1, 4), {
    name: 'RangeError',
    message: /successes .* 0 or more, not -1/,
  });
  assert.throws(() => wilsonInterval(1.5, 4), { name: 'RangeError', message: /successes must be a whole/ });
  assert.throws(() => wilsonInterval(1, Number.NaN), { name: 'RangeError', message: /trials .* NaN/ });
  assert.throws(() => wilsonInterval(1, Number.POSITIVE_INFINITY), { name: 'RangeError', message: /trials/ });
  assert.throws(() => wilsonInterval(1, 4, 95), {
    name: 'RangeError',
    message: /confidence must lie strictly between 0 and 1/,
  });
  assert.throws(() => wilsonIntervalForShare(1.2, 4), { name: 'RangeError', message: /from 0 to 1/ });
  assert.throws(() => wilsonIntervalForShare(0.5, 0), {
    name: 'RangeError',
    message: /trials must be above 0/,
  });
});
