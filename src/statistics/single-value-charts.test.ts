import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cChart } from './c-chart.ts';
import { individualsChart } from './individuals-chart.ts';
import { deviationOfNeighbors } from './moving-range.ts';

const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
const wafers = [
  16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13,
];
const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });

test('ten flow rates have the center and limits that NIST gives', () => {
  const { center, points } = individualsChart(flow);
  assert.equal(center.toFixed(2), '50.81');
  for (const { low, high, outside } of points) {
    assert.equal(low?.toFixed(4), '45.8159');
    assert.equal(high?.toFixed(4), '55.8041');
    assert.equal(outside, false);
  }
});

test('the defects of 25 wafers have the center and limits that NIST gives, and wafer 24 lies outside', () => {
  const { center, points } = cChart(wafers);
  assert.equal(center, 16);
  assert.deepEqual([points[0]?.low, points[0]?.high], [4, 28]);
  assert.deepEqual(
    points.flatMap(({ outside }, index) => (outside ? [index + 1] : [])),
    [24],
  );
});

test('the mean distance of neighbors over 1.128 is their deviation', () => {
  assert.ok(Math.abs((deviationOfNeighbors(flow) ?? 0) - 1.87777777777778 / 1.128) < 1e-12);
  assert.equal(deviationOfNeighbors([4]), null);
});

test('gaps stay gaps and move nothing', () => {
  const gap = { value: null, low: null, high: null, outside: false };
  const chart = individualsChart([...flow.slice(0, 4), null, ...flow.slice(4)]);
  assert.deepEqual(chart.points[4], gap);
  assert.deepEqual(chart.points.toSpliced(4, 1), individualsChart(flow).points);
  assert.deepEqual(cChart([null, ...wafers]).points, [gap, ...cChart(wafers).points]);
});

test('a shift and a factor carry over to the center and the limits', () => {
  fc.assert(
    fc.property(values, (given) => {
      const plain = individualsChart(given);
      const moved = individualsChart(given.map((value) => 2 * value + 5));
      assert.ok(Math.abs(moved.center - (2 * plain.center + 5)) < 1e-5);
      for (const [index, { low, high }] of moved.points.entries()) {
        assert.ok(Math.abs((low ?? 0) - (2 * (plain.points[index]?.low ?? 0) + 5)) < 1e-5);
        assert.ok(Math.abs((high ?? 0) - (2 * (plain.points[index]?.high ?? 0) + 5)) < 1e-5);
      }
    }),
  );
});

test('no limit of counts lies under 0, and counts that are all alike are never outside', () => {
  assert.equal(cChart([1, 2, 3]).points[0]?.low, 0);
  assert.ok(cChart([0, 0, 0]).points.every(({ outside }) => !outside));
  assert.ok(individualsChart([7, 7, 7]).points.every(({ outside }) => !outside));
});

test('charts of nothing, and of what is no number or no count, are refused', () => {
  const refused = (work: () => unknown, message: RegExp) =>
    assert.throws(work, { name: 'RangeError', message });
  refused(() => individualsChart([]), /values must hold at least 2/);
  refused(() => individualsChart([1, null]), /values must hold at least 2/);
  refused(() => individualsChart([1, Number.NaN]), /values must hold finite/);
  refused(() => cChart([]), /counts must hold at least one/);
  refused(() => cChart([null]), /counts must hold at least one/);
  refused(() => cChart([1, -2]), /counts .* not -2/);
  refused(() => cChart([1.5]), /counts .* whole/);
});
