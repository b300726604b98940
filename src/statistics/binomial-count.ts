import { requireCount } from './require-count.ts';

/** How often something was so: `successes` of `trials`, both whole numbers; seen in so many of so many visits. */
export interface BinomialCount {
  readonly successes: number;
  readonly trials: number;
}

/**
 * Makes sure that a count can be one: whole numbers, at least one trial, and no more successes than trials.
 *
 * When to use: at the start of every method that takes a count.
 * When not: for a month without visits. That is a gap, which charts accept and shares do not.
 * Source: the definition of a count; no work is needed. Reference: none, no number is computed.
 *
 * @param of what the count is of, as it opens the sentence of the error: `a.` for `a.successes`
 * @throws RangeError that says which number is wrong, and why.
 * @example
 * requireBinomialCount({ successes: 4, trials: 11 }) // {"successes":4,"trials":11}
 * requireBinomialCount({ successes: 0, trials: 0 }) // throws RangeError
 */
export function requireBinomialCount(count: BinomialCount, of = ''): BinomialCount {
  const { successes, trials } = count;
  requireCount(successes, `${of}successes`);
  requireCount(trials, `${of}trials`);
  if (trials < 1) {
    throw new RangeError(`${of}trials must be 1 or more: a share of nothing is none.`);
  }
  if (successes > trials) {
    throw new RangeError(`${of}successes (${successes}) must not be more than ${of}trials (${trials}).`);
  }
  return count;
}
