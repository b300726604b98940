import { type BinomialCount, requireBinomialCount } from './binomial-count.ts';
import { type ShareInterval, wilsonInterval } from './wilson-interval.ts';

/** A share together with its own interval. */
export interface ShareWithInterval extends ShareInterval {
  readonly share: number;
}

/** How much higher the first share is than the second, from -1 to 1, with the interval around it. */
export interface ShareDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The difference of two shares whose intervals are known already, the first minus the second. The intervals
 * must be of one and the same confidence, which is then that of the result.
 *
 * When to use: to compare shares whose intervals allow for visits to the same room.
 * When not: for two shares from the same visits, or where one group is part of the other.
 * Source: Newcombe (1998), Interval Estimation for the Difference Between Independent Proportions: Comparison
 * of Eleven Methods (the step of method 10 that joins two intervals).
 * Reference: statsmodels 0.13.5, confint_proportions_2indep(56, 70, 48, 80, method='newcomb'), which takes
 * the same step from the two Wilson intervals: 0.0524315 to 0.3338727.
 *
 * @throws RangeError when a share does not lie within its interval, or an interval not within 0 and 1.
 * @example
 * differenceOfShares({ share: 0.5, low: 0.5, high: 0.5 }, { share: 0.25, low: 0, high: 1 }).low // -0.5
 */
export function differenceOfShares(first: ShareWithInterval, second: ShareWithInterval): ShareDifference {
  for (const { share, low, high } of [first, second]) {
    if (!(low >= 0 && low <= share && share <= high && high <= 1)) {
      throw new RangeError(`A share of ${share} does not fit an interval from ${low} to ${high}.`);
    }
  }
  const difference = first.share - second.share;
  return {
    difference,
    low: difference - Math.hypot(first.share - first.low, second.high - second.share),
    high: difference + Math.hypot(first.high - first.share, second.share - second.low),
  };
}

/**
 * How much more often a practice was seen in the first set of visits than in the second, with the range of
 * true differences that could well have given these counts. If the range covers zero, chance alone may be the
 * cause.
 *
 * When to use: for two separate sets of visits, such as two windows or two buildings, each of 50 visits or
 * more.
 * When not: for paired visits, for a part against its whole, and where visits to one room are alike (then
 * `differenceOfShares` with the wider intervals).
 * Source: Newcombe (1998), Interval Estimation for the Difference Between Independent Proportions: Comparison
 * of Eleven Methods (method 10).
 * Reference: statsmodels 0.13.5, confint_proportions_2indep(56, 70, 48, 80, method='newcomb'): 0.0524315 to
 * 0.3338727.
 *
 * @param confidence how sure, strictly between 0 and 1
 * @throws RangeError when a count is not one or the confidence is not as said.
 * @example
 * newcombeDifference({ successes: 56, trials: 70 }, { successes: 48, trials: 80 })
 *   // {"difference":0.2000,"low":0.0524,"high":0.3339}
 */
export function newcombeDifference(a: BinomialCount, b: BinomialCount, confidence = 0.95): ShareDifference {
  const withInterval = (count: BinomialCount, name: string): ShareWithInterval => {
    const { successes, trials } = requireBinomialCount(count, `${name}.`);
    return { share: successes / trials, ...wilsonInterval(successes, trials, confidence) };
  };
  return differenceOfShares(withInterval(a, 'a'), withInterval(b, 'b'));
}
