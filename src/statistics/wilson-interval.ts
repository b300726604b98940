import { requireBinomialCount } from './binomial-count.ts';
import { normalQuantile } from './normal-quantile.ts';
import { requireFraction } from './require-fraction.ts';

/** From `low` to `high`, both shares from 0 to 1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * The Wilson interval around a share, for a number of visits that need not be whole.
 *
 * When to use: with an effective number of visits, after clustering has been allowed for.
 * When not: with plain counts; `wilsonInterval` also makes sure that they are counts.
 * Source: Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference; Newcombe
 * (1998), Two-Sided Confidence Intervals for the Single Proportion: Comparison of Seven Methods (method 3).
 * Reference: R 4.2.2, prop.test(18, 20, correct = FALSE): 0.698966354772 to 0.972133518786.
 *
 * @param share from 0 to 1
 * @param trials above 0; need not be whole
 * @throws RangeError when share, trials or confidence is not as said.
 * @example
 * wilsonIntervalForShare(0.9, 20) // {"low":0.698966354772,"high":0.972133518786}
 */
export function wilsonIntervalForShare(share: number, trials: number, confidence = 0.95): ShareInterval {
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(`share must lie from 0 to 1, not ${share}.`);
  }
  if (!(trials > 0 && Number.isFinite(trials))) {
    throw new RangeError(`trials must be above 0 and finite, not ${trials}.`);
  }
  const z = normalQuantile((1 + requireFraction(confidence, 'confidence')) / 2);
  const spread = (z * z) / trials;
  const middle = (share + spread / 2) / (1 + spread);
  const half = Math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread);
  // The ends are exact at 0 and 1; rounding alone could put the share itself outside.
  return {
    low: share === 0 ? 0 : Math.max(0, Math.min(share, middle - half)),
    high: share === 1 ? 1 : Math.min(1, Math.max(share, middle + half)),
  };
}

/**
 * The range of true shares that could well have given this count: seen in `successes` of `trials` visits.
 *
 * When to use: for every share that is shown. It behaves for few visits and for shares near 0 and 1.
 * When not: where visits to one room are alike; `shareWithClustering` widens it. Never for 0 visits.
 * Source: Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference; Newcombe
 * (1998), Two-Sided Confidence Intervals for the Single Proportion: Comparison of Seven Methods (method 3);
 * recommended by Brown, Cai & DasGupta (2001), Interval Estimation for a Binomial Proportion.
 * Reference: R package binom, 18 of 20: 0.6989663547715 to 0.9721335187862; 0 of 30: 0 to 0.11351339.
 *
 * @param successes visits in which it was seen, a whole number
 * @param trials all visits that could have shown it, a whole number of 1 or more
 * @param confidence how sure, strictly between 0 and 1
 * @throws RangeError when the counts or the confidence are not as said.
 * @example
 * wilsonInterval(18, 20).low // 0.6989663547715
 * wilsonInterval(18, 20).high // 0.9721335187862
 * wilsonInterval(0, 30) // {"low":0,"high":0.11351339}
 */
export function wilsonInterval(successes: number, trials: number, confidence = 0.95): ShareInterval {
  requireBinomialCount({ successes, trials });
  return wilsonIntervalForShare(successes / trials, trials, confidence);
}
