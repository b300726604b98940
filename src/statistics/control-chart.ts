/** One period. All three are null, and nothing is outside, where nothing was measured: a gap. */
export interface ControlPoint {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Beyond a limit: more than chance. */
  readonly outside: boolean;
}

/** A control chart: its center line, and each period with its limits. */
export interface ControlChart {
  readonly center: number;
  readonly points: readonly ControlPoint[];
}

/**
 * One point of a control chart, with the limits around a center, or a gap.
 *
 * When to use: as the last step of every control chart.
 * When not: for a run chart, which has no limits.
 * Source: Laney (2002), Improved Control Charts for Attributes (three standard deviations either side).
 * Reference: worked by hand: 16 either side by 3 standard deviations of 4 is 4 to 28, and 31 lies outside.
 *
 * @param value null for a gap
 * @param reach how far the limits lie from the center
 * @param least what no limit lies under, as 0 for shares and counts
 * @param most what no limit lies above, as 1 for shares
 * @throws RangeError when the reach is under 0.
 * @example
 * controlPoint(31, 16, 12) // {"value":31,"low":4,"high":28,"outside":true}
 * controlPoint(null, 16, 12) // {"value":null,"low":null,"high":null,"outside":false}
 */
export function controlPoint(
  value: number | null,
  center: number,
  reach: number,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): ControlPoint {
  if (!(reach >= 0)) {
    throw new RangeError(`reach must be 0 or more, not ${reach}.`);
  }
  if (value === null) {
    return { value, low: null, high: null, outside: false };
  }
  const low = Math.max(least, center - reach);
  const high = Math.min(most, center + reach);
  return { value, low, high, outside: value < low || value > high };
}
