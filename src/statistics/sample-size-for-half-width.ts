import { normalQuantile } from './normal-quantile.ts';
import { requireFraction } from './require-fraction.ts';

/** A whole number that rounding has lifted by a hair must not cost one more visit. */
const HAIR = 1e-9;

/**
 * How many visits give a share that is sure to within plus or minus the half-width, in whole visits, rounded up.
 *
 * When to use: to plan a window, or to say how many more visits would make a figure clear enough.
 * When not: for shares expected near 0 or 1, where this is rough; and never to promise a finding.
 * Source: Kish (1965), Survey Sampling (the sample size for a share by the normal approximation).
 * Reference: 0.5 plus or minus 0.10 takes 97 visits (statsmodels 0.13.5,
 * samplesize_confint_proportion(0.5, 0.1) = 96.036471).
 *
 * @param p the share that is expected; 0.5, the most demanding, when nothing is known
 * @param half half the width of the interval, as a share: 0.1 for ten points either way
 * @param confidence how sure, strictly between 0 and 1
 * @param effect the design effect, 1 or more, where rooms are visited again; 1 takes the visits as independent
 * @throws RangeError when one of them is not as said.
 * @example
 * sampleSizeForHalfWidth(0.5, 0.1) // 97
 * sampleSizeForHalfWidth(0.5, 0.1, 0.95, 2) // 193
 */
export function sampleSizeForHalfWidth(p: number, half: number, confidence = 0.95, effect = 1): number {
  requireFraction(p, 'p');
  requireFraction(half, 'half');
  const z = normalQuantile((1 + requireFraction(confidence, 'confidence')) / 2);
  if (!(effect >= 1 && Number.isFinite(effect))) {
    throw new RangeError(`effect must be 1 or more, not ${effect}.`);
  }
  return Math.max(1, Math.ceil((z / half) ** 2 * p * (1 - p) * effect - HAIR));
}
