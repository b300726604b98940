import type { ControlChart } from './control-chart.ts';
import { deviationOfNeighbors } from './moving-range.ts';
import { pChartWidenedBy, pooledShare } from './p-chart.ts';

/**
 * How many times as far apart neighboring periods lie as chance alone would put them; Laney's sigma z.
 *
 * When to use: to see whether a p-chart needs Laney's limits: it does where this is clearly above 1.
 * When not: with few periods, for then it is rough.
 * Source: Laney (2002), Improved Control Charts for Attributes.
 * Reference: R 4.2.2, mean(abs(diff(z))) / 1.128 of the standardized shares in the example: 2.833841532019.
 *
 * @returns null when it cannot be estimated: from fewer than two periods, or shares that are all 0 or 1
 * @throws RangeError when counts and sizes are not as `pChart` says.
 * @example
 * laneySigmaZ([120, 180, 95, 210, 160, 140], [300, 420, 310, 450, 400, 320]) // 2.833841532019
 */
export function laneySigmaZ(counts: readonly number[], sizes: readonly number[]): number | null {
  const center = pooledShare(counts, sizes);
  if (center === 0 || center === 1) {
    return null;
  }
  const scores = counts.flatMap((count, index) => {
    const size = sizes[index] ?? 0;
    return size === 0 ? [] : [(count / size - center) / Math.sqrt((center * (1 - center)) / size)];
  });
  return deviationOfNeighbors(scores);
}

/**
 * Laney's p-prime chart: a p-chart whose limits are widened where neighboring periods differ more than chance
 * allows throughout, as they do with many visits or with groups of rooms that differ. The limits are never
 * narrower than those of the p-chart, even if periods differ less.
 *
 * When to use: in place of the p-chart, on the same terms, when `laneySigmaZ` is clearly above 1.
 * When not: with few periods, for then the factor is rough; nor to make a real change look like chance.
 * Source: Laney (2002), Improved Control Charts for Attributes.
 * Reference: R 4.2.2, the six periods of the example, center +- 3 x 2.833841532 x sqrt(center (1 - center) / n):
 * first 0.169832746590 to 0.652894526137.
 *
 * @param counts how often it was so, one per period in order
 * @param sizes of how many, one per period; 0 of 0 for a period without visits, a gap
 * @throws RangeError when the lists differ in length, no period has visits, or a count is not one.
 * @example
 * laneyPChart([120, 180, 95, 210, 160, 140], [300, 420, 310, 450, 400, 320]).points[0]
 *   // {"value":0.4,"low":0.169832746590,"high":0.652894526137,"outside":false}
 */
export function laneyPChart(counts: readonly number[], sizes: readonly number[]): ControlChart {
  return pChartWidenedBy(counts, sizes, Math.max(1, laneySigmaZ(counts, sizes) ?? 1));
}
