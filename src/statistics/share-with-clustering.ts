import { type BinomialCount, requireBinomialCount } from './binomial-count.ts';
import { designEffectOfSizes } from './design-effect.ts';
import { intraclassCorrelationOfSums } from './intraclass-correlation.ts';
import { type ShareInterval, wilsonIntervalForShare } from './wilson-interval.ts';

/** A share with the interval that allows for visits to the same room, and everything it rests on. */
export interface ClusteredShare extends ShareInterval {
  readonly successes: number;
  readonly trials: number;
  readonly share: number;
  /** How alike visits to one room are: 1 wholly, 0 no more than any two. Null when it cannot be estimated. */
  readonly icc: number | null;
  /** By how much the variance of the share grows. Under 1 when visits to one room differ more than others. */
  readonly designEffect: number;
  /** The number of independent visits that would tell as much; never more than were made. */
  readonly effectiveTrials: number;
}

/**
 * The share of visits in which a practice was seen, with an interval on the effective number of visits: as
 * many independent visits as these are worth together. A design effect under 1 narrows nothing.
 *
 * When to use: for every share over visits that carry room tokens.
 * When not: when the rooms are not known; then `wilsonInterval`, said to be without clustering.
 * Source: Kish (1965), Survey Sampling, for the effective number; Wilson (1927), Probable Inference, the Law
 * of Succession, and Statistical Inference, for the interval.
 * Reference: R 4.2.2. Rooms 4, 1, 3, 0, 2 of 4 each have an ICC of 0.407407407407 and a design effect of 2.222222222222
 * (anova), so 20 visits are worth 9; the score interval of 0.5 on 9 is 0.2265292 to 0.7734708 (uniroot on the score
 * statistic).
 *
 * @param rooms one count per room, in any order
 * @param confidence how sure, strictly between 0 and 1
 * @throws RangeError when there is no room, a count is not one, or the confidence is not as said.
 * @example
 * shareWithClustering([4, 1, 3, 0, 2].map((successes) => ({ successes, trials: 4 }))).share // 0.5
 * shareWithClustering([4, 1, 3, 0, 2].map((successes) => ({ successes, trials: 4 }))).icc // 0.407407407407
 * shareWithClustering([4, 1, 3, 0, 2].map((successes) => ({ successes, trials: 4 }))).effectiveTrials // 9.0000000
 * shareWithClustering([4, 1, 3, 0, 2].map((successes) => ({ successes, trials: 4 }))).low // 0.2265292298894
 */
export function shareWithClustering(rooms: readonly BinomialCount[], confidence = 0.95): ClusteredShare {
  for (const [index, room] of rooms.entries()) requireBinomialCount(room, `rooms[${index}].`);
  if (rooms.length === 0) {
    throw new RangeError('rooms must hold at least one room.');
  }
  const icc = intraclassCorrelationOfSums(
    rooms.map(({ successes, trials }) => ({ size: trials, sum: successes, sumOfSquares: successes })),
  );
  const designEffect = designEffectOfSizes(
    rooms.map(({ trials }) => trials),
    icc,
  );
  const successes = rooms.reduce((sum, room) => sum + room.successes, 0);
  const trials = rooms.reduce((sum, room) => sum + room.trials, 0);
  const effectiveTrials = trials / Math.max(1, designEffect);
  const share = successes / trials;
  return {
    ...{ successes, trials, share },
    ...wilsonIntervalForShare(share, effectiveTrials, confidence),
    ...{ icc, designEffect, effectiveTrials },
  };
}
