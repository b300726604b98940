import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isLargeEnoughForPChart, pChart, pChartWidenedBy, pooledShare } from './p-chart.ts';

const circuits = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
];
const fifties = circuits.map(() => 50);
const period = fc
  .integer({ min: 1, max: 200 })
  .chain((size) => fc.tuple(fc.nat({ max: size }), fc.constant(size)));
const periods = fc.array(period, { minLength: 1, maxLength: 30 });
const charted = (given: [number, number][]) =>
  pChart(
    given.map(([count]) => count),
    given.map(([, size]) => size),
  );

test('thirty samples of 50 have the center, the limits and the points outside that NIST gives', () => {
  const chart = pChart(circuits, fifties);
  assert.equal(chart.center.toFixed(7), '0.2313333');
  for (const point of chart.points) {
    assert.equal(point.low?.toFixed(7), '0.0524275');
    assert.equal(point.high?.toFixed(7), '0.4102391');
  }
  const outside = chart.points.flatMap((point, index) => (point.outside ? [index + 1] : []));
  assert.deepEqual(outside, [15, 23]);
  assert.equal(isLargeEnoughForPChart(circuits, fifties), true);
});

test('limits step: four times the visits have limits half as far away', () => {
  const [few, many] = pChart([50, 200], [100, 400]).points;
  assert.equal(few?.high?.toFixed(12), '0.650000000000');
  assert.equal(many?.high?.toFixed(12), '0.575000000000');
  assert.equal(few?.low?.toFixed(12), '0.350000000000');
  assert.equal(many?.low?.toFixed(12), '0.425000000000');
});

test('a period without visits stays a gap and moves nothing', () => {
  const chart = pChart(circuits.toSpliced(10, 0, 0), fifties.toSpliced(10, 0, 0));
  const { points, center } = pChart(circuits, fifties);
  assert.deepEqual(chart.points[10], { value: null, low: null, high: null, outside: false });
  assert.deepEqual(chart.points.toSpliced(10, 1), points);
  assert.equal(chart.center, center);
});

test('a chart is large enough only with 20 visits each, of which 5 would be expected to show it', () => {
  assert.equal(isLargeEnoughForPChart([10, 10], [20, 19]), false);
  assert.equal(isLargeEnoughForPChart([4, 4], [20, 20]), false);
  assert.equal(isLargeEnoughForPChart([5, 5, 0], [20, 20, 0]), true);
});

test('limits lie within 0 and 1 on either side of the center, and tell which points are outside', () => {
  fc.assert(
    fc.property(periods, (given) => {
      const { center, points } = charted(given);
      for (const [index, { value, low, high, outside }] of points.entries()) {
        assert.ok(value !== null && low !== null && high !== null);
        assert.equal(value, (given[index]?.[0] ?? 0) / (given[index]?.[1] ?? 1));
        assert.ok(low >= 0 && low <= center && center <= high && high <= 1);
        assert.equal(outside, value < low || value > high);
      }
    }),
  );
});

test('one single period, and periods that are all alike, are never outside', () => {
  fc.assert(fc.property(period, (given) => charted([given]).points.every((point) => !point.outside)));
  assert.ok(pChart([30, 20], [30, 20]).points.every(({ outside }) => !outside));
});

test('the order of the periods does not change the center or any limit', () => {
  fc.assert(
    fc.property(periods, (given) => {
      const chart = charted(given);
      const turned = charted(given.toReversed());
      assert.equal(turned.center, chart.center);
      assert.deepEqual(turned.points.toReversed(), chart.points);
    }),
  );
});

test('a chart of no visits, or of counts that cannot be, is refused', () => {
  const refused = (work: () => unknown, message: RegExp) =>
    assert.throws(work, { name: 'RangeError', message });
  refused(() => pChart([], []), /sizes must hold at least one period with visits/);
  refused(() => pChart([0], [0]), /sizes must hold/);
  refused(() => pChart([1, 2], [5]), /counts \(2\) and sizes \(1\) must be of the same length/);
  refused(() => pChart([1, 1], [0, 2]), /period 0: trials must be 1 or more/);
  refused(() => pChart([1, 3], [2, 2]), /period 1: successes \(3\) must not be more/);
  refused(() => pChart([-1], [2]), /period 0: successes .* not -1/);
  refused(() => pChart([Number.NaN], [2]), /period 0: successes .* NaN/);
  refused(() => pooledShare([1.5], [2]), /whole number/);
  refused(() => pChartWidenedBy(circuits, fifties, 0), /widening must be above 0/);
});
