import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure } from './figure-contract.ts';
import { unpackFigure } from './figure-rules.ts';
import { rememberedTrend } from './trend-memory.ts';
import { shrunkIn, type TrendGround, trendOf } from './trend-rules.ts';

/** A figure of so many of so many visits, each to a room of its own unless a design effect is given. */
function figure(present: number, visits: number, designEffect = 1): Figure {
  return unpackFigure([present, visits, visits, 0, 0, 0, 1, 0, 1, designEffect, null]);
}

/** Six buildings over five windows: lme4 1.1-31 in R 4.2.2 reads the same counts in the test below. */
const rising = [
  [10, 12, 16, 19, 22],
  [14, 15, 18, 24, 25],
  [8, 9, 14, 13, 19],
  [18, 17, 21, 25, 28],
  [12, 16, 15, 20, 20],
  [9, 11, 12, 18, 17],
];

function groundOf(rows: readonly (readonly number[])[], visits = 40, designEffect = 1): TrendGround {
  return (rows[0] ?? []).map((_, window) => ({
    windowId: `w${window}`,
    buildings: rows.map((counts, building) => ({
      buildingId: `b${building}`,
      figure: figure(counts[window] ?? 0, visits, designEffect),
    })),
  }));
}

test('a practice that is seen more in every building from window to window is told as more, as lme4 reads it', () => {
  const { trend } = trendOf(groundOf(rising));
  assert.ok(trend?.isTold);
  assert.equal(trend.sentence, 'more');
  assert.deepEqual([trend.windows, trend.buildings, trend.visits], [5, 6, 1200]);
  assert.deepEqual([trend.fromWindowId, trend.toWindowId], ['w0', 'w4']);
  const expected = [1.330460149, 1.222024688, 1.44851755];
  for (const [index, value] of [trend.oddsRatioPerWindow, trend.low, trend.high].entries())
    assert.ok(Math.abs((value ?? 0) - (expected[index] ?? 9)) < 0.005, `${value}`);
});

test('turned around in time it is less, and visits that tell less leave it open', () => {
  assert.equal(trendOf(groundOf(rising.map((row) => row.toReversed()))).trend?.sentence, 'less');
  const few = trendOf(groundOf(rising, 40, 20)).trend;
  assert.ok(few?.isTold && few.low !== null && few.high !== null);
  assert.ok(few.low < 1 && few.high > 1);
  assert.equal(few.sentence, 'cannot_tell');
});

test('fewer than five buildings or three windows, and nothing that varies, are too little', () => {
  for (const ground of [
    groundOf(rising.slice(0, 4)),
    groundOf(rising.map((row) => row.slice(0, 2))),
    groundOf(rising.map((row) => row.map(() => 0))),
  ]) {
    const { trend, shrunk } = trendOf(ground);
    assert.deepEqual(
      [trend?.isTold, trend?.sentence, trend?.oddsRatioPerWindow, trend?.low, trend?.high],
      [false, 'too_little', null, null, null],
    );
    assert.equal(shrunk.size, 0);
  }
  assert.deepEqual(trendOf([]), { trend: null, shrunk: new Map() });
});

test('a window in which a building is held back stays a gap of that building', () => {
  const ground = groundOf(rising).map((window, index) =>
    index === 4 ? { ...window, buildings: window.buildings.slice(1) } : window,
  );
  const { trend, shrunk } = trendOf(ground);
  assert.deepEqual([trend?.buildings, trend?.visits], [6, 1160]);
  assert.deepEqual([...shrunk.keys()], ['b1', 'b2', 'b3', 'b4', 'b5']);
});

test('the share of a building is drawn toward the others’, and not told under twenty visits', () => {
  const shown = [4, 20, 22, 18, 25, 21].map((present, index) => ({
    buildingId: `b${index}`,
    figure: figure(present, 40),
  }));
  const few = { buildingId: 'few', figure: figure(1, 12) };
  const shrunk = shrunkIn([...shown, few]);
  assert.deepEqual([...shrunk.keys()], ['b0', 'b1', 'b2', 'b3', 'b4', 'b5']);
  const lowest = shrunk.get('b0');
  assert.ok(lowest && lowest.share > 4 / 40 && lowest.low < lowest.share && lowest.share < lowest.high);
  assert.ok((shrunk.get('b4')?.share ?? 1) < 25 / 40);
  assert.equal(shrunkIn(shown.slice(0, 4)).size, 0);
  assert.equal(shrunkIn([]).size, 0);
});

test('what is remembered is what would be worked out', () => {
  const ground = groundOf(rising);
  assert.deepEqual(rememberedTrend(ground), trendOf(ground));
  assert.equal(rememberedTrend(ground), rememberedTrend(groundOf(rising)));
  const other = ground.map((window) => ({ ...window, windowId: `${window.windowId}x` }));
  assert.equal(rememberedTrend(other).trend?.toWindowId, 'w4x');
});
