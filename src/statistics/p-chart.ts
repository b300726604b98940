import { requireBinomialCount } from './binomial-count.ts';
import { type ControlChart, controlPoint } from './control-chart.ts';

/** Standard deviations from the center to a limit. */
const LIMIT_WIDTH = 3;
const FEWEST_VISITS = 20;
const FEWEST_EXPECTED = 5;

/**
 * The share over all periods, after making sure that the counts are counts. Periods may be without visits,
 * but not all of them.
 *
 * When to use: as the center line of a control chart, and of a funnel plot.
 * When not: as a figure in its own right; it has no interval.
 * Source: Laney (2002), Improved Control Charts for Attributes, which sets out the p-chart before it mends
 * it.
 * Reference: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2: 347 of 1500 = 0.2313333.
 *
 * @throws RangeError when the lists differ in length, no period has visits, or a count is not one.
 * @example
 * pooledShare([347, 0], [1500, 0]) // 0.2313333
 */
export function pooledShare(counts: readonly number[], sizes: readonly number[]): number {
  if (counts.length !== sizes.length) {
    throw new RangeError(`counts (${counts.length}) and sizes (${sizes.length}) must be of the same length.`);
  }
  let successes = 0;
  let trials = 0;
  for (const [index, count] of counts.entries()) {
    const size = sizes[index] ?? 0;
    if (size === 0 && count === 0) {
      continue;
    }
    requireBinomialCount({ successes: count, trials: size }, `period ${index}: `);
    successes += count;
    trials += size;
  }
  if (trials === 0) {
    throw new RangeError('sizes must hold at least one period with visits.');
  }
  return successes / trials;
}

/**
 * The chart with limits at three standard deviations, each widened by one and the same factor.
 *
 * When to use: as the step that the p-chart (factor 1) and Laney's chart have in common.
 * When not: with a factor of one's own choice.
 * Source: Laney (2002), Improved Control Charts for Attributes.
 * Reference: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2, samples of 50 around 0.2313333: upper limit
 * 0.4102391 with factor 1.
 *
 * @param widening 1 for what chance alone gives
 * @throws RangeError when the factor is not above 0, or counts and sizes are not as `pChart` says.
 * @example
 * pChartWidenedBy([347, 0], [1500, 0], 1).center // 0.2313333
 */
export function pChartWidenedBy(
  counts: readonly number[],
  sizes: readonly number[],
  widening: number,
): ControlChart {
  const center = pooledShare(counts, sizes);
  if (!(widening > 0)) {
    throw new RangeError(`widening must be above 0, not ${widening}.`);
  }
  const points = counts.map((count, index) => {
    const size = sizes[index] ?? 0;
    if (size === 0) {
      return controlPoint(null, center, 0);
    }
    const reach = LIMIT_WIDTH * widening * Math.sqrt((center * (1 - center)) / size);
    return controlPoint(count / size, center, reach, 0, 1);
  });
  return { center, points };
}

/**
 * Whether a p-chart may be drawn: each period with visits has 20 or more, of which 5 or more would be expected.
 *
 * When to use: before a p-chart or Laney's chart is shown; where it is false, the run chart is.
 * When not: for run charts, which need no such number.
 * Source: the convention that the normal approximation wants five expected on the rarer side; no work is needed.
 * Reference: worked by hand: 8 of 40 expect 4 of 20, which is too few.
 *
 * @throws RangeError when counts and sizes are not as `pChart` says.
 * @example
 * isLargeEnoughForPChart([10, 12], [20, 25]) // true
 * isLargeEnoughForPChart([4, 4], [20, 20]) // false
 */
export function isLargeEnoughForPChart(counts: readonly number[], sizes: readonly number[]): boolean {
  const center = pooledShare(counts, sizes);
  return sizes.every((size) => size === 0 || (size >= FEWEST_VISITS && size * center >= FEWEST_EXPECTED));
}

/**
 * A control chart of shares: the center is the share over all visits, and each period has limits three
 * standard deviations away, by its own number of visits. A point outside is more than chance.
 *
 * When to use: where every period is large enough (`isLargeEnoughForPChart`).
 * When not: for fewer visits (use the run chart), or where periods differ more than chance allows throughout
 * (use `laneyPChart`).
 * Source: Laney (2002), Improved Control Charts for Attributes, which sets out the p-chart before it mends
 * it.
 * Reference: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2, 30 samples of 50: center 0.2313333,
 * limits 0.0524275 to 0.4102391, points 15 and 23 outside.
 *
 * @param counts how often it was so, one per period in order
 * @param sizes of how many, one per period; 0 of 0 for a period without visits, a gap
 * @throws RangeError when the lists differ in length, no period has visits, or a count is not one.
 * @example
 * pChart([12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6],
 *   Array(30).fill(50)).points[14] // {"value":0.44,"low":0.0524275,"high":0.4102391,"outside":true}
 */
export function pChart(counts: readonly number[], sizes: readonly number[]): ControlChart {
  return pChartWidenedBy(counts, sizes, 1);
}
