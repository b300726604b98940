import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laneyPChart } from '../../statistics/laney-p-chart.ts';
import { pChart } from '../../statistics/p-chart.ts';
import { limitsOf } from './chart-control-rules.ts';
import { funnelLimits } from './chart-funnel-limits.ts';
import { type FunnelGround, funnelOf } from './chart-funnel-rules.ts';
import { unpackFigure } from './figure-rules.ts';
import { type Passed, seriesOf } from './series-rules.ts';

const near = (found: number | null | undefined, wanted: number, within = 1e-6) =>
  assert.ok(Math.abs((found ?? Number.NaN) - wanted) < within, `${found} is not ${wanted}`);

// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2: 30 samples of 50.
const nist = [
  ...[12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13],
  ...[9, 6],
];
const line = (counts: readonly [present: number, visits: number][], deff = 1) =>
  seriesOf(
    counts.map(([present, visits], index): Passed => {
      const figure = unpackFigure([present, visits, 9, 0, 0, 0, 1, 0, 1, deff]);
      const result = { is: 'shown', figure } as const;
      return { windowId: `w${index}`, inFocus: { textSha256: 'one', visitMinutes: 5, result } };
    }),
  );
const limitsIn = (counts: readonly [present: number, visits: number][]) => {
  const series = line(counts);
  return limitsOf(series.phases[0] ?? { from: 0, to: 0 }, series.points);
};

test('limits are those of the handbook: 0.0524 to 0.4102, and points 15 and 23 outside', () => {
  const chart = pChart(
    nist,
    nist.map(() => 50),
  );
  near(chart.center, 0.2313333);
  near(chart.points[0]?.low, 0.0524275);
  near(chart.points[0]?.high, 0.4102391);
  assert.deepEqual(
    chart.points.flatMap(({ outside }, index) => (outside ? [index + 1] : [])),
    [15, 23],
  );
});

test('p′ is never narrower than p', () => {
  const sizes = nist.map(() => 50);
  const [plain, wide] = [pChart(nist, sizes), laneyPChart(nist, sizes)];
  for (const [index, point] of wide.points.entries())
    assert.ok((point.high ?? 0) >= (plain.points[index]?.high ?? 1) - 1e-12);
});

test('the limits of a line are widened where its windows differ clearly more than chance, and say by how much', () => {
  const found = limitsIn([1300, 1200, 1300, 1200].map((present) => [present, 2500]));
  assert.ok(found.are === 'drawn' && found.widened !== null && !found.isJudged);
  // Worked by hand in the docstring of the method: 4 / 1.128.
  near(found.widened, 3.546099, 1e-5);
});

test('a window under twenty visits is a gap; under four windows there are no limits; a rare practice has none', () => {
  const drawn = limitsIn([
    [25, 50],
    [10, 19],
    [25, 50],
    [30, 50],
    [24, 50],
  ]);
  assert.ok(drawn.are === 'drawn');
  assert.deepEqual([drawn.points, drawn.limits[1]], [4, null]);
  assert.deepEqual(
    limitsIn([
      [25, 50],
      [10, 19],
      [25, 50],
    ]),
    { from: 0, to: 2, are: 'too_few_windows', points: 2 },
  );
  const rare = limitsIn(Array.from({ length: 12 }, () => [2, 40]));
  assert.deepEqual([rare.are, rare.are === 'too_rare' && rare.expected], ['too_rare', 2]);
  assert.equal(limitsIn(Array.from({ length: 12 }, () => [38, 40])).are, 'too_rare');
});

test('a window outside its limits is a signal only from ten windows on', () => {
  const steady = (length: number) => Array.from({ length }, (): [number, number] => [25, 50]);
  const few = limitsIn([...steady(6), [45, 50]]);
  const many = limitsIn([...steady(12), [45, 50]]);
  assert.ok(few.are === 'drawn' && many.are === 'drawn');
  assert.deepEqual([few.isJudged, many.isJudged, many.limits.at(-1)?.outside], [false, true, true]);
});

test('the limits of a funnel are those of R: qbinom, pbinom and dbinom, interpolated', () => {
  const at30 = funnelLimits(0.3, 100);
  near(at30.lowest, 0.1602607469);
  near(at30.low, 0.2069023858);
  near(at30.high, 0.3869120142);
  near(at30.highest, 0.4415626239);
  const at84 = funnelLimits(152 / 180, 40);
  near(at84.lowest, 0.6319366883);
  near(at84.highest, 0.978367999);
  assert.deepEqual(funnelLimits(0, 40), { low: 0, high: 0, lowest: 0, highest: 0 });
  assert.ok(funnelLimits(0.5, 100_000).high > 0.5);
});

const building = (name: string, present: number, visits: number, deff = 1) => ({
  ...{ id: name, name, series: line([[present, visits]], deff), shrunk: null },
});
const funnel = (buildings: FunnelGround['buildings']) =>
  funnelOf({ index: 0, district: line([[150, 300]]), buildings });

test('buildings stand in the district’s own order, beyond or within what chance allows, and small ones not at all', () => {
  const found = funnel([
    building('Cedar', 50, 100),
    building('Aspen', 4, 12),
    building('Birch', 62, 100),
    building('Dogwood', 90, 100),
  ]);
  assert.deepEqual(
    found?.places.map(({ building: name, ordinal, compared }) => [name, ordinal, compared]),
    [
      ['Cedar', 1, 'within'],
      ['Birch', 3, 'beyond'],
      ['Dogwood', 4, 'far_beyond'],
    ],
  );
  assert.deepEqual(found?.center, { share: 0.5, present: 150, visits: 300 });
});

test('visits to the same rooms tell less, so that a building beyond the limits may lie within them', () => {
  const found = funnel([building('Cedar', 50, 100), building('Birch', 62, 100, 2)]);
  assert.deepEqual(
    found?.places.map(({ worth, compared }) => [worth, compared]),
    [
      [100, 'within'],
      [50, 'within'],
    ],
  );
});

test('with one building there is nothing to lay beside each other', () => {
  assert.equal(funnel([building('Cedar', 50, 100), building('Aspen', 4, 12)]), null);
});
