import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { laneyPPrime } from './laney-p-prime.ts';
import { pChart } from './p-chart.ts';

const period = fc.integer({ min: 1, max: 200 }).chain((visits) =>
  fc.record({
    present: fc.nat({ max: visits }),
    visits: fc.constant(visits),
  }),
);
const periods = fc.array(period, { minLength: 1, maxLength: 30 });

test('neighbors four standard deviations apart widen the limits by 4 over 2 over the root of pi', () => {
  const chart = laneyPPrime([1300, 1200, 1300, 1200].map((present) => ({ present, visits: 2500 })));
  assert.ok(chart.sigmaZ !== null);
  assert.ok(Math.abs(chart.sigmaZ - 2 * Math.sqrt(Math.PI)) < 1e-12);
  for (const point of chart.points) {
    assert.ok(point.low !== null && point.high !== null);
    assert.ok(Math.abs(point.high - (0.5 + 0.06 * Math.sqrt(Math.PI))) < 1e-12);
    assert.ok(Math.abs(point.low - (0.5 - 0.06 * Math.sqrt(Math.PI))) < 1e-12);
  }
});

test('periods that vary less than chance keep the limits of the p-chart', () => {
  const alike = [50, 51, 50, 49, 50, 51].map((present) => ({ present, visits: 100 }));
  const { sigmaZ, ...chart } = laneyPPrime(alike);
  assert.ok(sigmaZ !== null && sigmaZ < 1);
  assert.deepEqual(chart, pChart(alike));
});

test('the limits are never narrower than those of the p-chart, and hold the same shares', () => {
  fc.assert(
    fc.property(periods, (given) => {
      const wide = laneyPPrime(given);
      const plain = pChart(given);
      assert.equal(wide.center, plain.center);
      for (const [index, point] of wide.points.entries()) {
        const narrow = plain.points[index];
        assert.ok(narrow && point.low !== null && point.high !== null);
        assert.ok(narrow.low !== null && narrow.high !== null);
        assert.ok(point.low <= narrow.low && narrow.high <= point.high);
        assert.ok(point.low >= 0 && point.high <= 1);
        assert.equal(point.share, narrow.share);
        assert.ok(!point.outside || narrow.outside);
      }
    }),
  );
});

test('a gap between two periods leaves them neighbors', () => {
  const [first, second, third] = [1300, 1200, 1300].map((present) => ({ present, visits: 2500 }));
  assert.ok(first && second && third);
  const gap = { present: 0, visits: 0 };
  const chart = laneyPPrime([first, gap, second, third]);
  assert.equal(chart.sigmaZ, laneyPPrime([first, second, third]).sigmaZ);
  assert.equal(chart.points[1]?.share, null);
});

test('what cannot be estimated leaves the p-chart as it is', () => {
  for (const given of [
    [{ present: 10, visits: 40 }],
    [
      { present: 0, visits: 40 },
      { present: 0, visits: 30 },
    ],
    [
      { present: 40, visits: 40 },
      { present: 30, visits: 30 },
    ],
  ]) {
    const { sigmaZ, ...chart } = laneyPPrime(given);
    assert.equal(sigmaZ, null);
    assert.deepEqual(chart, pChart(given));
  }
});

test('a chart of no visits is refused', () => {
  assert.throws(() => laneyPPrime([]), { name: 'RangeError', message: /at least one period with visits/ });
});
