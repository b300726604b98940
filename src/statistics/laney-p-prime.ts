import { type ControlChart, chartAround, pooledShare } from './p-chart.ts';
import type { PresenceCount } from './presence-count.ts';

/** The mean distance of two draws from a normal distribution, in standard deviations: 1.128379. */
const MEAN_DISTANCE = 2 / Math.sqrt(Math.PI);

/** A control chart together with the factor that Laney's method found. */
export interface LaneyChart extends ControlChart {
  /**
   * How many times as far apart neighboring periods lie as chance alone would put them: above 1 when there is
   * more to it. Null when it cannot be estimated: from fewer than two periods, or shares that are all 0 or 1.
   */
  readonly sigmaZ: number | null;
}

/**
 * Laney's p-prime chart: a p-chart whose limits are widened where neighboring periods differ more than chance
 * allows throughout, as they do with many visits or with groups of rooms that differ. The limits are never
 * narrower than those of the p-chart, even if periods differ less.
 *
 * When to use: in place of the p-chart, on the same terms, when `sigmaZ` is clearly above 1.
 * When not: with few periods, for then the factor is rough; nor to make a real change look like chance.
 * Source: Laney (2002), Improved Control Charts for Attributes.
 * Reference: worked by hand. Shares .52, .48, .52, .48 of 2500 lie 2 standard deviations (of 0.01) either
 * side of 0.5, so neighbors are 4 apart, against 1.128379 by chance: 4 / 1.128379 = 3.544908. The limits are
 * 3 x 3.544908 x 0.01 = 0.106347 either side.
 *
 * @param periods one count per period in order; 0 of 0 for a period without visits
 * @throws RangeError when no period has visits, or a count is not one.
 * @example
 * laneyPPrime([1300, 1200, 1300, 1200].map((present) => ({ present, visits: 2500 }))).sigmaZ // 3.544908
 * laneyPPrime([1300, 1200, 1300, 1200].map((present) => ({ present, visits: 2500 }))).points[0].high // 0.606347
 */
export function laneyPPrime(periods: readonly PresenceCount[]): LaneyChart {
  const center = pooledShare(periods);
  const scores = periods
    .filter(({ visits }) => visits > 0)
    .map(({ present, visits }) => (present / visits - center) / Math.sqrt((center * (1 - center)) / visits));
  const steps = scores.slice(1).map((score, index) => Math.abs(score - (scores[index] ?? score)));
  const estimable = steps.length > 0 && center > 0 && center < 1;
  const sigmaZ = estimable ? steps.reduce((sum, step) => sum + step, 0) / steps.length / MEAN_DISTANCE : null;
  return { ...chartAround(center, periods, Math.max(1, sigmaZ ?? 1)), sigmaZ };
}
