import { requireBinomialCount } from './binomial-count.ts';
import { normalTail } from './normal-tail.ts';
import { requireValues } from './require-values.ts';

/** Whether shares rise or fall over periods. All but the slope are null when all shares are 0 or all are 1. */
export interface TrendInProportions {
  /** How much the share changes from one period to the next, by a straight line; above 0 it rises. */
  readonly slope: number;
  readonly z: number | null;
  /** The square of z, with one degree of freedom. */
  readonly chiSquared: number | null;
  /** How often chance alone would give a trend as clear, either way. */
  readonly pValue: number | null;
}

/**
 * The Cochran-Armitage test for a trend in shares: do they rise or fall from period to period by more than chance?
 *
 * When to use: for one place over several periods in order, as a second look beside the run chart.
 * When not: where visits to one room are alike and that is not allowed for, or for several places together (use
 * `randomInterceptLogistic`); and never to say that nothing changed.
 * Source: the textbook test of Cochran and Armitage, as in R; no single work is its source here.
 * Reference: R 4.2.2, prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)): X-squared 8.224922285198, p
 * 0.004131897478; the slope by lm(share ~ period, weights = n): -0.033415626412601.
 *
 * @param successes one per period in order
 * @param trials one per period, 1 or more
 * @param scores when each period was; 1, 2, 3 … if left out
 * @throws RangeError when the lists differ in length, there are fewer than two periods, a count is not one, or all
 *   scores are the same.
 * @example
 * trendInProportions([83, 90, 129, 70], [86, 93, 136, 82]).chiSquared // 8.224922285
 * trendInProportions([83, 90, 129, 70], [86, 93, 136, 82]).pValue // 0.004131897
 * trendInProportions([12, 20, 25, 31], [50, 55, 52, 60]).slope // 0.093359177482
 */
export function trendInProportions(
  successes: readonly number[],
  trials: readonly number[],
  scores: readonly number[] = trials.map((_, index) => index + 1),
): TrendInProportions {
  if (successes.length !== trials.length || scores.length !== trials.length) {
    throw new RangeError('successes, trials and scores must be of the same length.');
  }
  if (trials.length < 2) {
    throw new RangeError('trials must hold at least 2 periods.');
  }
  requireValues(scores, 'scores');
  for (const [index, count] of successes.entries())
    requireBinomialCount({ successes: count, trials: trials[index] ?? 0 }, `period ${index}: `);
  const over = (numberOf: (index: number) => number) =>
    trials.reduce((sum, _, index) => sum + numberOf(index), 0);
  const all = over((index) => trials[index] ?? 0);
  const share = over((index) => successes[index] ?? 0) / all;
  const middle = over((index) => (trials[index] ?? 0) * (scores[index] ?? 0)) / all;
  const apart = (index: number) => (scores[index] ?? 0) - middle;
  const spread = over((index) => (trials[index] ?? 0) * apart(index) ** 2);
  if (!(spread > 0)) {
    throw new RangeError('scores must differ: without that there is no order in time.');
  }
  const slope = over((index) => (successes[index] ?? 0) * apart(index)) / spread;
  if (share === 0 || share === 1) {
    return { slope: 0, z: null, chiSquared: null, pValue: null };
  }
  const z = slope / Math.sqrt((share * (1 - share)) / spread);
  return { slope, z, chiSquared: z * z, pValue: 2 * normalTail(Math.abs(z)) };
}
