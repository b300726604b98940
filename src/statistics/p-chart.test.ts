import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chartAround, pChart, pooledShare } from './p-chart.ts';

const circuits = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
].map((present) => ({ present, visits: 50 }));
const period = fc.integer({ min: 1, max: 200 }).chain((visits) =>
  fc.record({
    present: fc.nat({ max: visits }),
    visits: fc.constant(visits),
  }),
);
const periods = fc.array(period, { minLength: 1, maxLength: 30 });

test('thirty samples of 50 have the center, the limits and the points outside that NIST gives', () => {
  const chart = pChart(circuits);
  assert.equal(chart.center.toFixed(7), '0.2313333');
  for (const point of chart.points) {
    assert.equal(point.low?.toFixed(7), '0.0524275');
    assert.equal(point.high?.toFixed(7), '0.4102391');
  }
  const outside = chart.points.flatMap((point, index) => (point.outside ? [index + 1] : []));
  assert.deepEqual(outside, [15, 23]);
  assert.equal(chart.largeEnough, true);
});

test('limits step: four times the visits have limits half as far away', () => {
  const [few, many] = pChart([
    { present: 50, visits: 100 },
    { present: 200, visits: 400 },
  ]).points;
  assert.equal(few?.high?.toFixed(12), '0.650000000000');
  assert.equal(many?.high?.toFixed(12), '0.575000000000');
  assert.equal(few?.low?.toFixed(12), '0.350000000000');
  assert.equal(many?.low?.toFixed(12), '0.425000000000');
});

test('a period without visits stays a gap and moves nothing', () => {
  const gap = { present: 0, visits: 0 };
  const chart = pChart([...circuits.slice(0, 10), gap, ...circuits.slice(10)]);
  const { points, ...plain } = pChart(circuits);
  assert.deepEqual(chart.points[10], { share: null, low: null, high: null, outside: false });
  assert.deepEqual(chart.points.toSpliced(10, 1), points);
  assert.equal(chart.center, plain.center);
  assert.equal(chart.largeEnough, true);
});

test('a chart is large enough only with 20 visits each, of which 5 would be expected to show it', () => {
  assert.equal(
    pChart([
      { present: 10, visits: 20 },
      { present: 10, visits: 19 },
    ]).largeEnough,
    false,
  );
  assert.equal(
    pChart([
      { present: 4, visits: 20 },
      { present: 4, visits: 20 },
    ]).largeEnough,
    false,
  );
  assert.equal(
    pChart([
      { present: 5, visits: 20 },
      { present: 5, visits: 20 },
    ]).largeEnough,
    true,
  );
});

test('limits lie within 0 and 1 on either side of the center, and tell which points are outside', () => {
  fc.assert(
    fc.property(periods, (given) => {
      const { center, points } = pChart(given);
      for (const { share, low, high, outside } of points) {
        assert.ok(share !== null && low !== null && high !== null);
        assert.ok(low >= 0 && low <= center && center <= high && high <= 1);
        assert.equal(outside, share < low || share > high);
      }
    }),
  );
});

test('one single period, and periods that are all alike, are never outside', () => {
  fc.assert(fc.property(period, (given) => pChart([given]).points.every((point) => !point.outside)));
  const all = pChart([
    { present: 30, visits: 30 },
    { present: 20, visits: 20 },
  ]);
  assert.deepEqual(
    all.points.map((point) => point.outside),
    [false, false],
  );
});

test('the order of the periods does not change the center or any limit', () => {
  fc.assert(
    fc.property(periods, (given) => {
      const chart = pChart(given);
      const turned = pChart(given.toReversed());
      assert.equal(turned.center, chart.center);
      assert.deepEqual(turned.points.toReversed(), chart.points);
    }),
  );
});

test('a chart of no visits, or of counts that cannot be, is refused', () => {
  assert.throws(() => pChart([]), { name: 'RangeError', message: /at least one period with visits/ });
  assert.throws(() => pChart([{ present: 0, visits: 0 }]), RangeError);
  assert.throws(
    () =>
      pChart([
        { present: 1, visits: 0 },
        { present: 1, visits: 2 },
      ]),
    RangeError,
  );
  assert.throws(() => pooledShare([{ present: 1.5, visits: 2 }]), { name: 'RangeError', message: /whole/ });
  assert.throws(() => chartAround(0.5, circuits, 0), RangeError);
});
