import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anhoejLimits, anhoejRules } from './anhoej-rules.ts';

const steady = [
  11, 10, 13, 18, 15, 21, 21, 16, 19, 22, 20, 16, 16, 15, 17, 19, 19, 18, 12, 11, 17, 12, 18, 15,
];
const shifted = [...steady.slice(0, 12), 34, 16, 23, 25, 34, 25, 27, 30, 28, 29, 41, 24];
const series = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 80 });

/** Useful points, longest run allowed, fewest crossings allowed. */
const published = [
  [10, 6, 2],
  [12, 7, 3],
  [15, 7, 4],
  [20, 7, 6],
  [24, 8, 8],
  [30, 8, 10],
  [36, 8, 13],
  [50, 9, 19],
] as const;

for (const [usefulPoints, longestRun, crossings] of published) {
  test(`${usefulPoints} useful points may run ${longestRun} long and cross as few as ${crossings} times`, () => {
    assert.deepEqual(anhoejLimits(usefulPoints), { longestRun, crossings });
  });
}

test('a steady series gives no signal, as qicharts2 reads it', () => {
  const chart = anhoejRules(steady);
  assert.equal(chart.center, 16.5);
  assert.equal(chart.useful, 24);
  assert.equal(chart.longestRun, 4);
  assert.equal(chart.crossings, 12);
  assert.equal(chart.signal, false);
});

test('a series that shifts half way gives a signal by both rules, as qicharts2 reads it', () => {
  const chart = anhoejRules(shifted);
  assert.equal(chart.center, 21.5);
  assert.equal(chart.longestRun, 10);
  assert.equal(chart.crossings, 5);
  assert.ok(
    chart.longestRun > (chart.longestRunLimit ?? 99) && chart.crossings < (chart.crossingsLimit ?? 0),
  );
  assert.equal(chart.signal, true);
});

test('a center that is given stays whatever comes after', () => {
  fc.assert(fc.property(series, (later) => anhoejRules([...steady, ...later], 16.5).center === 16.5));
  const { center, ...own } = anhoejRules(steady);
  assert.deepEqual(anhoejRules(steady, center), { center, ...own });
});

test('points on the median neither make nor break a run', () => {
  const chart = anhoejRules([1, 1, 1, 5, 1, 1, 9, 9, 5, 9, 9, 9, 5]);
  assert.equal(chart.center, 5);
  assert.equal(chart.useful, 10);
  assert.equal(chart.longestRun, 5);
  assert.equal(chart.crossings, 1);
});

test('a run is a signal only beyond its limit, not at it', () => {
  const alternating = [1, 9, 1, 9, 1, 9, 1, 9, 1];
  const seven = anhoejRules([9, 9, 9, 9, 9, 9, 9, ...alternating], 5);
  assert.deepEqual([seven.longestRun, seven.longestRunLimit, seven.signal], [7, 7, false]);
  const eight = anhoejRules([9, 9, 9, 9, 9, 9, 9, 9, ...alternating], 5);
  assert.deepEqual([eight.longestRun, eight.longestRunLimit, eight.signal], [8, 7, true]);
});

test('crossings are a signal only under their limit, not at it', () => {
  const two = anhoejRules([1, 1, 1, 9, 9, 9, 9, 9, 1, 1], 5);
  assert.deepEqual([two.crossings, two.crossingsLimit, two.signal], [2, 2, false]);
  const one = anhoejRules([1, 1, 1, 1, 1, 9, 9, 9, 9, 9]);
  assert.deepEqual([one.crossings, one.longestRun, one.signal], [1, 5, true]);
});

test('a steady climb is no signal in itself, for there is no rule about trends', () => {
  const chart = anhoejRules(Array.from({ length: 24 }, (_, index) => (index % 6) - 2.5));
  assert.deepEqual([chart.longestRun, chart.signal], [3, chart.crossings < (chart.crossingsLimit ?? 0)]);
  assert.equal(anhoejRules(Array.from({ length: 24 }, (_, index) => (index % 4) - 1.5)).signal, false);
});

test('fewer than ten useful points give no verdict', () => {
  const chart = anhoejRules([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(chart.useful, 8);
  for (const verdict of [chart.longestRunLimit, chart.crossingsLimit, chart.signal]) {
    assert.equal(verdict, null);
  }
  assert.equal(anhoejRules(Array.from({ length: 30 }, () => 4)).signal, null);
});

test('a single point is its own median and says nothing', () => {
  const chart = anhoejRules([0.4]);
  assert.equal(chart.center, 0.4);
  assert.equal(chart.useful, 0);
  assert.equal(chart.longestRun, 0);
  assert.equal(chart.crossings, 0);
  assert.equal(chart.signal, null);
});

test('gaps change nothing in the reading', () => {
  fc.assert(
    fc.property(series, fc.array(fc.nat({ max: 80 }), { maxLength: 10 }), (values, gaps) => {
      const withGaps: (number | null)[] = [...values];
      for (const position of gaps) {
        withGaps.splice(Math.min(position, withGaps.length), 0, null);
      }
      assert.deepEqual(anhoejRules(withGaps), anhoejRules(values));
    }),
  );
});

test('turning a chart upside down or reading it backwards changes neither runs nor crossings', () => {
  fc.assert(
    fc.property(series, (values) => {
      const { center, ...reading } = anhoejRules(values);
      const { center: below, ...mirrored } = anhoejRules(values.map((value) => 20 - value));
      const { center: same, ...backwards } = anhoejRules(values.toReversed());
      assert.deepEqual(mirrored, reading);
      assert.deepEqual(backwards, reading);
      assert.equal(below, 20 - center);
      assert.equal(same, center);
    }),
  );
});

test('runs and crossings account for every useful point', () => {
  fc.assert(
    fc.property(series, (values) => {
      const { useful, longestRun, crossings } = anhoejRules(values);
      assert.ok(longestRun <= useful && useful <= values.length);
      assert.ok(useful === 0 || (crossings <= useful - 1 && longestRun >= 1));
      assert.ok(longestRun * (crossings + 1) >= useful);
    }),
  );
});

test('a run chart of nothing, or of something that is no number, is refused', () => {
  assert.throws(() => anhoejRules([]), { name: 'RangeError', message: /values must hold at least 1/ });
  assert.throws(() => anhoejRules([null, null]), RangeError);
  assert.throws(() => anhoejRules([1, Number.NaN]), {
    name: 'RangeError',
    message: /values must hold finite/,
  });
  assert.throws(() => anhoejRules([1, Number.POSITIVE_INFINITY]), { name: 'RangeError', message: /values/ });
  assert.throws(() => anhoejRules([1, 2], Number.NaN), { name: 'RangeError', message: /center/ });
  assert.throws(() => anhoejLimits(9), { name: 'RangeError', message: /useful must be 10/ });
  assert.throws(() => anhoejLimits(12.5), RangeError);
});
