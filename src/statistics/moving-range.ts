import { requireValues } from './require-values.ts';

/** The mean distance of two draws from a normal distribution, in standard deviations; d2 for two, as tables print it. */
const D2_OF_TWO = 1.128;

/**
 * How much neighbors in a series usually differ, as a standard deviation: the mean distance between each value and the
 * one before it, over 1.128. A slow drift hardly moves it, as it would the usual standard deviation.
 *
 * When to use: for the limits of charts of single values, and for Laney's widening of a p-chart.
 * When not: for values that are not in their order of time.
 * Source: Laney (2002), Improved Control Charts for Attributes, which takes 1.128 in the same way.
 * Reference: R 4.2.2, mean(abs(diff(x))) / 1.128 of the ten values in the example: 1.877778 / 1.128 = 1.664697.
 *
 * @param values in their order, without gaps
 * @returns null for fewer than two values
 * @throws RangeError when a value is not a finite number.
 * @example
 * deviationOfNeighbors([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]) // 1.664697
 */
export function deviationOfNeighbors(values: readonly number[]): number | null {
  requireValues(values, 'values', 0);
  if (values.length < 2) {
    return null;
  }
  const steps = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  return steps.reduce((sum, step) => sum + step, 0) / steps.length / D2_OF_TWO;
}
