import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anhojLimits, anhojRules } from './anhoj-rules.ts';

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
    assert.deepEqual(anhojLimits(usefulPoints), { longestRun, crossings });
  });
}

test('a steady series gives no signal, as qicharts2 reads it', () => {
  const chart = anhojRules(steady);
  assert.equal(chart.median, 16.5);
  assert.equal(chart.usefulPoints, 24);
  assert.equal(chart.longestRun, 4);
  assert.equal(chart.crossings, 12);
  assert.equal(chart.signal, false);
});

test('a series that shifts half way gives a signal by both rules, as qicharts2 reads it', () => {
  const chart = anhojRules(shifted);
  assert.equal(chart.median, 21.5);
  assert.equal(chart.longestRun, 10);
  assert.equal(chart.crossings, 5);
  assert.equal(chart.longRunSignal, true);
  assert.equal(chart.fewCrossingsSignal, true);
  assert.equal(chart.signal, true);
});

test('a frozen baseline keeps its median whatever comes after', () => {
  fc.assert(fc.property(series, (later) => anhojRules([...steady, ...later], steady.length).median === 16.5));
});

test('a baseline that is longer than the series so far takes all of it', () => {
  assert.deepEqual(anhojRules(steady, 100), anhojRules(steady));
});

test('points on the median neither make nor break a run', () => {
  const chart = anhojRules([1, 1, 1, 5, 1, 1, 9, 9, 5, 9, 9, 9, 5]);
  assert.equal(chart.median, 5);
  assert.equal(chart.usefulPoints, 10);
  assert.equal(chart.longestRun, 5);
  assert.equal(chart.crossings, 1);
});

test('a run is a signal only beyond its limit, not at it', () => {
  const sevenOfFourteen = anhojRules([9, 9, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1]);
  assert.equal(sevenOfFourteen.longestRun, sevenOfFourteen.longestRunLimit);
  assert.equal(sevenOfFourteen.longRunSignal, false);
  assert.equal(sevenOfFourteen.fewCrossingsSignal, true);
  const eightOfSixteen = anhojRules([9, 9, 9, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1, 1]);
  assert.equal(eightOfSixteen.longestRunLimit, 7);
  assert.equal(eightOfSixteen.longRunSignal, true);
});

test('crossings are a signal only under their limit, not at it', () => {
  const two = anhojRules([1, 1, 1, 9, 9, 9, 9, 9, 1, 1]);
  assert.equal(two.crossings, 2);
  assert.equal(two.crossingsLimit, 2);
  assert.equal(two.fewCrossingsSignal, false);
  const one = anhojRules([1, 1, 1, 1, 1, 9, 9, 9, 9, 9]);
  assert.equal(one.fewCrossingsSignal, true);
});

test('a steady climb is no signal in itself, for there is no rule about trends', () => {
  const sawtooth = Array.from({ length: 24 }, (_, index) => (index % 6) - 2.5);
  const chart = anhojRules(sawtooth);
  assert.equal(chart.longestRun, 3);
  assert.equal(chart.signal, chart.fewCrossingsSignal);
  assert.equal(chart.longRunSignal, false);
});

test('fewer than ten useful points give no verdict', () => {
  const chart = anhojRules([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(chart.usefulPoints, 8);
  for (const verdict of [chart.longestRunLimit, chart.crossingsLimit, chart.longRunSignal, chart.signal]) {
    assert.equal(verdict, null);
  }
  assert.equal(anhojRules(Array.from({ length: 30 }, () => 4)).signal, null);
});

test('a single point is its own median and says nothing', () => {
  const chart = anhojRules([0.4]);
  assert.equal(chart.median, 0.4);
  assert.equal(chart.usefulPoints, 0);
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
      assert.deepEqual(anhojRules(withGaps), anhojRules(values));
    }),
  );
});

test('turning a chart upside down or reading it backwards changes neither runs nor crossings', () => {
  fc.assert(
    fc.property(series, (values) => {
      const { median, ...reading } = anhojRules(values);
      const { median: below, ...mirrored } = anhojRules(values.map((value) => 20 - value));
      const { median: same, ...backwards } = anhojRules(values.toReversed());
      assert.deepEqual(mirrored, reading);
      assert.deepEqual(backwards, reading);
      assert.equal(below, 20 - median);
      assert.equal(same, median);
    }),
  );
});

test('runs and crossings account for every useful point', () => {
  fc.assert(
    fc.property(series, (values) => {
      const { usefulPoints, longestRun, crossings } = anhojRules(values);
      assert.ok(longestRun <= usefulPoints && usefulPoints <= values.length);
      assert.ok(usefulPoints === 0 || (crossings <= usefulPoints - 1 && longestRun >= 1));
      assert.ok(longestRun * (crossings + 1) >= usefulPoints);
    }),
  );
});

test('a run chart of nothing, or of something that is no number, is refused', () => {
  assert.throws(() => anhojRules([]), { name: 'RangeError', message: /at least one point/ });
  assert.throws(() => anhojRules([null, null]), RangeError);
  assert.throws(() => anhojRules([1, Number.NaN]), { name: 'RangeError', message: /finite/ });
  assert.throws(() => anhojRules([1, 2], 0), { name: 'RangeError', message: /baseline/ });
  assert.throws(() => anhojRules([1, 2], 1.5), RangeError);
  assert.throws(() => anhojLimits(9), { name: 'RangeError', message: /10 useful points/ });
  assert.throws(() => anhojLimits(12.5), RangeError);
});
