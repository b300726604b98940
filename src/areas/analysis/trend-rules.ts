import { type ModelCell, randomInterceptLogistic } from '../../statistics/random-intercept-logistic.ts';
import { shrunkShare } from '../../statistics/shrunk-share.ts';
import type { Figure, ShareWithInterval } from './figure-contract.ts';
import type { Trend } from './series-contract.ts';

/** One practice over windows that were read, in their order, with the buildings that are shown. */
export type TrendGround = readonly {
  windowId: string;
  buildings: readonly { buildingId: string; figure: Figure }[];
}[];

/** With fewer windows there is a difference, which is told elsewhere, and no trend. */
const fewestWindows = 3;

/** The trend, and each building’s share in the last window as the trend has it, where that building is shown there. */
export type TrendWithShares = { trend: Trend | null; shrunk: ReadonlyMap<string, ShareWithInterval> };

/**
 * Whether the practice is seen more often from window to window over the whole district; null where no window was read.
 *
 * The model has a random intercept for each building, and within it one for each of its windows. A window’s rooms died
 * with its key, so that they are no level of the model: visits count for as many as they are worth together (the figure’s
 * design effect), and what else moves a building in one window is the second intercept. Only figures that are shown go
 * in, so that nothing held back can be worked out of what comes out. See docs/decisions/0022.
 */
export function trendOf(ground: TrendGround): TrendWithShares {
  const [first, last] = [ground[0], ground.at(-1)];
  if (first === undefined || last === undefined) return { trend: null, shrunk: new Map() };
  const model = modelOf(ground);
  const shrunk = sharesOf(
    last.buildings,
    (buildingId) => model && shrunkShare(model, buildingId, ground.length - 1),
  );
  const figures = ground.flatMap(({ buildings }) => buildings);
  const basis = {
    windows: ground.filter(({ buildings }) => buildings.length > 0).length,
    buildings: new Set(figures.map(({ buildingId }) => buildingId)).size,
    visits: figures.reduce((sum, { figure }) => sum + figure.visits, 0),
    fromWindowId: first.windowId,
    toWindowId: last.windowId,
  };
  if (!model?.isTold || model.slope === null) {
    const none = { oddsRatioPerWindow: null, low: null, high: null };
    return { trend: { isTold: false, ...none, ...basis, sentence: 'too_little' }, shrunk };
  }
  const { estimate, low, high } = model.slope;
  const ends = { low: rounded(Math.exp(low)), high: rounded(Math.exp(high)) };
  const sentence = low > 0 ? 'more' : high < 0 ? 'less' : 'cannot_tell';
  const oddsRatioPerWindow = rounded(Math.exp(estimate));
  return { trend: { isTold: true, oddsRatioPerWindow, ...ends, ...basis, sentence }, shrunk };
}

/** Each building’s share in one window, drawn toward the others’ that are shown in it. */
export function shrunkIn(
  shown: readonly { buildingId: string; figure: Figure }[],
): ReadonlyMap<string, ShareWithInterval> {
  if (shown.length === 0) return new Map();
  const model = randomInterceptLogistic(shown.map((one) => cellOf(one, 0)));
  return sharesOf(shown, (buildingId) => shrunkShare(model, buildingId, 0));
}

function modelOf(ground: TrendGround) {
  const cells = ground.flatMap(({ buildings }, window) =>
    buildings.map((one) => ({ ...cellOf(one, window), room: String(window) })),
  );
  const windows = new Set(cells.map(({ time }) => time)).size;
  return windows < fewestWindows ? null : randomInterceptLogistic(cells);
}

/** A figure as so many visits as it is worth. */
function cellOf({ buildingId, figure }: { buildingId: string; figure: Figure }, time: number): ModelCell {
  const { present, visits, designEffect } = figure;
  return { building: buildingId, time, successes: present / designEffect, trials: visits / designEffect };
}

/** Under twenty visits a building has counts and no share, here as everywhere; it still stands in the model. */
function sharesOf(
  shown: readonly { buildingId: string; figure: Figure }[],
  shareOf: (buildingId: string) => ShareWithInterval | null,
): ReadonlyMap<string, ShareWithInterval> {
  return new Map(
    shown.flatMap(({ buildingId, figure }) => {
      const found = figure.share === null ? null : shareOf(buildingId);
      if (found === null) return [];
      const { share, low, high } = found;
      return [[buildingId, { share: rounded(share), low: rounded(low), high: rounded(high) }] as const];
    }),
  );
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
