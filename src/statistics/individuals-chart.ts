import { type ControlChart, controlPoint } from './control-chart.ts';
import { deviationOfNeighbors } from './moving-range.ts';
import { requireValues } from './require-values.ts';

/** Standard deviations from the center to a limit. */
const LIMIT_WIDTH = 3;

/**
 * A control chart of single values (XmR): the center is their mean, and the limits lie three standard deviations away,
 * as neighbors differ (moving range over 1.128).
 *
 * When to use: for measured values, one per period, such as rates per visit-minute or days until an answer.
 * When not: for shares (use `pChart`, which knows how many visits stand behind each) and for counts (`cChart`); nor as
 * the first reading of a series: the run chart is. With fewer than ten values the limits are rough.
 * Source: Laney (2002), Improved Control Charts for Attributes, which builds on it; the method itself is older than
 * any single work.
 * Reference: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, the ten values of the example: center 50.81,
 * limits 45.8159 and 55.8041.
 *
 * @param values one per period in order, null for a gap; the values on both sides of it are taken as neighbors
 * @throws RangeError when there are fewer than two values, or one is not a finite number.
 * @example
 * individualsChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]).center // 50.81
 * individualsChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]).points[0]
 *   // {"value":49.6,"low":45.8159,"high":55.8041,"outside":false}
 */
export function individualsChart(values: readonly (number | null)[]): ControlChart {
  const measured = requireValues(
    values.filter((value) => value !== null),
    'values',
    2,
  );
  const center = measured.reduce((sum, value) => sum + value, 0) / measured.length;
  const reach = LIMIT_WIDTH * (deviationOfNeighbors(measured) ?? 0);
  return { center, points: values.map((value) => controlPoint(value, center, reach)) };
}
