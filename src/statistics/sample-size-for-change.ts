import { normalQuantile } from './normal-quantile.ts';
import { requireFraction } from './require-fraction.ts';

/**
 * How many visits each of two periods needs, so that a change from one share to another would be noticed with the given
 * power; to the nearest whole visit, since the method is no finer than that.
 *
 * When to use: before a window, to see whether the change hoped for could be told from chance at all.
 * When not: after the fact, to explain why nothing was found.
 * Source: the textbook sample size for comparing two independent shares by the normal approximation with a pooled
 * variance; no single work is its source.
 * Reference: R 4.2.2, power.prop.test(p1 = 0.3, p2 = 0.45, power = 0.8): n = 162.334383 in each group;
 * power.prop.test(p1 = 0.5, p2 = 0.7, power = 0.9): n = 123.998614.
 *
 * @param p1 the share expected in the first period, from 0 to 1
 * @param p2 the share hoped for in the second, from 0 to 1 and not the same
 * @param power the chance of noticing the change if it is there, strictly between 0 and 1
 * @param confidence how sure, strictly between 0 and 1
 * @param effect the design effect, 1 or more, where rooms are visited again; 1 takes the visits as independent
 * @throws RangeError when one of them is not as said.
 * @example
 * sampleSizeForChange(0.3, 0.45) // 162
 * sampleSizeForChange(0.5, 0.7, 0.9) // 124
 */
export function sampleSizeForChange(
  p1: number,
  p2: number,
  power = 0.8,
  confidence = 0.95,
  effect = 1,
): number {
  for (const [name, share] of [['p1', p1] as const, ['p2', p2] as const]) {
    if (!(share >= 0 && share <= 1)) {
      throw new RangeError(`${name} must lie from 0 to 1, not ${share}.`);
    }
  }
  if (p1 === p2) {
    throw new RangeError('p1 and p2 must differ: no number of visits can show a change to the same share.');
  }
  if (!(effect >= 1 && Number.isFinite(effect))) {
    throw new RangeError(`effect must be 1 or more, not ${effect}.`);
  }
  const zLevel = normalQuantile((1 + requireFraction(confidence, 'confidence')) / 2);
  const zPower = normalQuantile(requireFraction(power, 'power'));
  const middle = (p1 + p2) / 2;
  const unchanged = Math.sqrt(2 * middle * (1 - middle));
  const changed = Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  // A power that chance alone would give asks for no visit at all, not for a squared negative number.
  const reach = Math.max(0, zLevel * unchanged + zPower * changed);
  return Math.max(1, Math.round((reach / (p2 - p1)) ** 2 * effect));
}
