import { type ControlChart, controlPoint } from './control-chart.ts';
import { requireCount } from './require-count.ts';

/** Standard deviations from the center to a limit. */
const LIMIT_WIDTH = 3;

/**
 * A control chart of counts: the center is their mean, and the limits lie three times its root away, as chance would
 * have it for events that come one by one. No limit lies under 0.
 *
 * When to use: for how often something happened in periods of one and the same length and reach, such as questions
 * asked in a month.
 * When not: for visits in which something was seen (use `pChart`), for periods of unequal length, and where the center
 * is under five or so: then the run chart.
 * Source: Laney (2002), Improved Control Charts for Attributes, which sets out the charts of counts.
 * Reference: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1, the 25 wafers of the example: center 16, limits
 * 4 and 28, wafer 24 (31 defects) outside.
 *
 * @param counts one per period in order, null for a gap
 * @throws RangeError when there is no count, or something is not one.
 * @example
 * cChart([16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13])
 *   .points[23] // {"value":31,"low":4,"high":28,"outside":true}
 */
export function cChart(counts: readonly (number | null)[]): ControlChart {
  const measured = counts.filter((count) => count !== null);
  for (const count of measured) requireCount(count, 'each of counts');
  if (measured.length === 0) {
    throw new RangeError('counts must hold at least one count.');
  }
  const center = measured.reduce((sum, count) => sum + count, 0) / measured.length;
  const reach = LIMIT_WIDTH * Math.sqrt(center);
  return { center, points: counts.map((count) => controlPoint(count, center, reach, 0)) };
}
