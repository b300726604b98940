import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { laneyPChart, laneySigmaZ } from './laney-p-chart.ts';
import { pChart } from './p-chart.ts';

const periods = fc
  .array(
    fc.integer({ min: 1, max: 200 }).chain((size) => fc.tuple(fc.nat({ max: size }), fc.constant(size))),
    { minLength: 1, maxLength: 30 },
  )
  .map((given) => [given.map(([count]) => count), given.map(([, size]) => size)] as const);
const counts = [120, 180, 95, 210, 160, 140];
const sizes = [300, 420, 310, 450, 400, 320];

test('periods that differ more than chance allows have the factor and the limits that R works out', () => {
  assert.ok(Math.abs((laneySigmaZ(counts, sizes) ?? 0) - 2.83384153201883) < 1e-12);
  const { center, points } = laneyPChart(counts, sizes);
  assert.ok(Math.abs(center - 0.41136363636364) < 1e-12);
  const low = [
    0.16983274658992, 0.20723277722302, 0.17376033988341, 0.21415449067497, 0.20219175002094,
    0.17750235794158,
  ];
  const high = [
    0.65289452613735, 0.61549449550425, 0.64896693284387, 0.6085727820523, 0.62053552270633, 0.6452249147857,
  ];
  for (const [index, point] of points.entries()) {
    assert.ok(Math.abs((point.low ?? 9) - (low[index] ?? 0)) < 1e-12);
    assert.ok(Math.abs((point.high ?? 9) - (high[index] ?? 0)) < 1e-12);
  }
});

test('periods that vary less than chance keep the limits of the p-chart', () => {
  const alike = [50, 51, 50, 49, 50, 51];
  const hundreds = alike.map(() => 100);
  assert.ok((laneySigmaZ(alike, hundreds) ?? 9) < 1);
  assert.deepEqual(laneyPChart(alike, hundreds), pChart(alike, hundreds));
});

test('the limits are never narrower than those of the p-chart, and hold the same shares', () => {
  fc.assert(
    fc.property(periods, ([given, of]) => {
      const wide = laneyPChart(given, of);
      const plain = pChart(given, of);
      assert.equal(wide.center, plain.center);
      for (const [index, point] of wide.points.entries()) {
        const narrow = plain.points[index];
        assert.ok(narrow && point.low !== null && point.high !== null);
        assert.ok(narrow.low !== null && narrow.high !== null);
        assert.ok(point.low <= narrow.low && narrow.high <= point.high);
        assert.ok(point.low >= 0 && point.high <= 1);
        assert.equal(point.value, narrow.value);
        assert.ok(!point.outside || narrow.outside);
      }
    }),
  );
});

test('a gap between two periods leaves them neighbors', () => {
  assert.equal(laneySigmaZ(counts.toSpliced(2, 0, 0), sizes.toSpliced(2, 0, 0)), laneySigmaZ(counts, sizes));
  assert.equal(laneyPChart(counts.toSpliced(2, 0, 0), sizes.toSpliced(2, 0, 0)).points[2]?.value, null);
});

test('what cannot be estimated leaves the p-chart as it is', () => {
  for (const [given, of] of [
    [[10], [40]],
    [
      [0, 0],
      [40, 30],
    ],
    [
      [40, 30],
      [40, 30],
    ],
  ] as const) {
    assert.equal(laneySigmaZ(given, of), null);
    assert.deepEqual(laneyPChart(given, of), pChart(given, of));
  }
});

test('a chart of no visits, or of lists that do not fit, is refused', () => {
  assert.throws(() => laneyPChart([], []), { name: 'RangeError', message: /sizes must hold/ });
  assert.throws(() => laneyPChart([1], [2, 3]), { name: 'RangeError', message: /same length/ });
});
