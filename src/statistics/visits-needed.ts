import { normalQuantile } from './normal-quantile.ts';
import { requireFraction } from './require-fraction.ts';

/** How many visits are needed. */
export interface VisitsNeeded {
  /** Whole visits: `exact` rounded up. */
  readonly visits: number;
  /** Before rounding. Multiply this by the design effect, and then round up, where rooms are visited again. */
  readonly exact: number;
}

/** A whole number that rounding has lifted by a hair must not cost one more visit. */
const HAIR = 1e-9;

function needed(exact: number): VisitsNeeded {
  return { visits: Math.max(1, Math.ceil(exact - HAIR)), exact };
}

/**
 * How many visits give a share that is sure to within plus or minus the half-width.
 *
 * When to use: to plan a window, or to say how many more visits would make a figure clear enough.
 * When not: for shares expected near 0 or 1, where this is rough; and never to promise a finding. It takes
 * the visits as independent: multiply `exact` by the design effect otherwise.
 * Source: Kish (1965), Survey Sampling (the sample size for a share by the normal approximation).
 * Reference: 0.5 plus or minus 0.10 takes 97 visits (statsmodels 0.13.5,
 * samplesize_confint_proportion(0.5, 0.1) = 96.036471).
 *
 * @param halfWidth half the width of the interval, as a share: 0.1 for ten points either way
 * @param share what is expected; 0.5, the most demanding, when nothing is known
 * @param level how sure, strictly between 0 and 1
 * @throws RangeError when one of the three does not lie strictly between 0 and 1.
 * @example
 * visitsForHalfWidth(0.1).visits // 97
 */
export function visitsForHalfWidth(halfWidth: number, share = 0.5, level = 0.95): VisitsNeeded {
  requireFraction(halfWidth, 'The half-width');
  requireFraction(share, 'The expected share');
  const z = normalQuantile((1 + requireFraction(level, 'The level')) / 2);
  return needed((z / halfWidth) ** 2 * share * (1 - share));
}

/**
 * How many visits each of two periods needs, so that a change from one share to another would be noticed with
 * the given power.
 *
 * When to use: before a window, to see whether the change hoped for could be told from chance at all.
 * When not: after the fact, to explain why nothing was found. It takes the visits as independent: multiply
 * `exact` by the design effect otherwise.
 * Source: the textbook sample size for comparing two independent shares by the normal approximation with a
 * pooled variance; no single work is its source.
 * Reference: R 4.2.2, power.prop.test(p1 = 0.3, p2 = 0.45, power = 0.8): n = 162.334383 in each group;
 * power.prop.test(p1 = 0.5, p2 = 0.7, power = 0.9): n = 123.998614.
 *
 * @param before the share expected in the first period, from 0 to 1
 * @param after the share hoped for in the second, from 0 to 1 and not the same
 * @param power the chance of noticing the change if it is there, strictly between 0 and 1
 * @param level how sure, strictly between 0 and 1
 * @throws RangeError when one of them is not as said.
 * @example
 * visitsForChange(0.3, 0.45).exact // 162.334
 * visitsForChange(0.5, 0.7, 0.9).visits // 124
 */
export function visitsForChange(before: number, after: number, power = 0.8, level = 0.95): VisitsNeeded {
  if (!(before >= 0 && before <= 1 && after >= 0 && after <= 1)) {
    throw new RangeError(`Shares must lie from 0 to 1, not ${before} and ${after}.`);
  }
  if (before === after) {
    throw new RangeError('No number of visits can show a change from a share to the same share.');
  }
  const zLevel = normalQuantile((1 + requireFraction(level, 'The level')) / 2);
  const zPower = normalQuantile(requireFraction(power, 'The power'));
  const middle = (before + after) / 2;
  const unchanged = Math.sqrt(2 * middle * (1 - middle));
  const changed = Math.sqrt(before * (1 - before) + after * (1 - after));
  // A power that chance alone would give asks for no visit at all, not for a squared negative number.
  return needed((Math.max(0, zLevel * unchanged + zPower * changed) / (after - before)) ** 2);
}
