import { type PresenceCount, requirePresenceCount } from './presence-count.ts';

/** Standard deviations from the center to a limit. */
const LIMIT_WIDTH = 3;
const FEWEST_VISITS = 20;
const FEWEST_EXPECTED = 5;

/** One period. All is null, and nothing is outside, in a period without visits: a gap. */
export interface ControlPoint {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly outside: boolean;
}

/** A control chart of shares, with limits that step with each period's number of visits. */
export interface ControlChart {
  /** The share over all visits. */
  readonly center: number;
  readonly points: readonly ControlPoint[];
  /** Whether each measured period has 20 visits or more, of which 5 or more would be expected to show it. */
  readonly largeEnough: boolean;
}

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
 * @throws RangeError when no period has visits, or a count is not one.
 * @example
 * pooledShare([{ present: 347, visits: 1500 }, { present: 0, visits: 0 }]) // 0.2313333
 */
export function pooledShare(periods: readonly PresenceCount[]): number {
  let present = 0;
  let visits = 0;
  for (const period of periods) {
    if (period.visits === 0 && period.present === 0) {
      continue;
    }
    requirePresenceCount(period);
    present += period.present;
    visits += period.visits;
  }
  if (visits === 0) {
    throw new RangeError('A control chart needs at least one period with visits.');
  }
  return present / visits;
}

/**
 * The chart with limits at three standard deviations, each widened by one and the same factor.
 *
 * When to use: as the step that the p-chart (factor 1) and Laney's chart have in common.
 * When not: with a factor of one's own choice.
 * Source: Laney (2002), Improved Control Charts for Attributes.
 * Reference: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2, 50 visits around 0.2313333: upper
 * limit 0.4102391 with factor 1.
 *
 * @param center the share over all periods
 * @param widening 1 for what chance alone gives
 * @throws RangeError when the factor is not above 0.
 * @example
 * chartAround(347 / 1500, [{ present: 12, visits: 50 }], 1).points[0].high // 0.4102391
 */
export function chartAround(
  center: number,
  periods: readonly PresenceCount[],
  widening: number,
): ControlChart {
  if (!(widening > 0)) {
    throw new RangeError(`Limits cannot be widened by ${widening}.`);
  }
  const points = periods.map(({ present, visits }): ControlPoint => {
    if (visits === 0) {
      return { share: null, low: null, high: null, outside: false };
    }
    const reach = LIMIT_WIDTH * widening * Math.sqrt((center * (1 - center)) / visits);
    const share = present / visits;
    const low = Math.max(0, center - reach);
    const high = Math.min(1, center + reach);
    return { share, low, high, outside: share < low || share > high };
  });
  const largeEnough = periods.every(
    ({ visits }) => visits === 0 || (visits >= FEWEST_VISITS && visits * center >= FEWEST_EXPECTED),
  );
  return { center, points, largeEnough };
}

/**
 * A control chart of shares: the center is the share over all visits, and each period has limits three
 * standard deviations away, by its own number of visits. A point outside is more than chance.
 *
 * When to use: where every period has 20 visits or more and 5 or more of them would show it (`largeEnough`).
 * When not: for fewer visits (use the run chart), or where periods differ more than chance allows throughout
 * (use `laneyPPrime`).
 * Source: Laney (2002), Improved Control Charts for Attributes, which sets out the p-chart before it mends
 * it.
 * Reference: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2, 30 samples of 50: center 0.2313333,
 * limits 0.0524275 to 0.4102391, points 15 and 23 outside.
 *
 * @param periods one count per period in order; 0 of 0 for a period without visits
 * @throws RangeError when no period has visits, or a count is not one.
 * @example
 * pChart([12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7,
 * 13, 9,
 *   6].map((present) => ({ present, visits: 50 }))).points[14]
 *   // {"share":0.44,"low":0.0524275,"high":0.4102391,"outside":true}
 */
export function pChart(periods: readonly PresenceCount[]): ControlChart {
  return chartAround(pooledShare(periods), periods, 1);
}
