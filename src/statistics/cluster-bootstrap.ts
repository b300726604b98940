import { quantile } from './quantile.ts';
import { requireFraction } from './require-fraction.ts';

/** What was worked out from all clusters, and the range it had over the resamples. */
export interface BootstrapInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The bootstrap over whole clusters: as many rooms as there are are drawn at random, each as often as it comes, always
 * with all of its visits; the figure is worked out again for each such draw, and the interval holds the middle 95 of 100
 * of them (percentile interval). Rooms are drawn and nothing within them, for it is rooms that differ.
 *
 * When to use: for figures without a formula for their interval, such as a median over rooms, and to check those that
 * have one.
 * When not: with few clusters (under ten or so), where it is too narrow; nor for the largest or smallest of anything.
 * Source: Kish (1965), Survey Sampling, for drawing whole clusters; the percentile interval is the textbook's, as in
 * the R package boot.
 * Reference: worked by hand: of two rooms with means 0 and 1 a draw of two has mean 0, 0.5, 0.5 or 1 equally often, so
 * that the middle 95 of 100 reach from 0 to 1. R 4.2.2, boot 1.3-28.1, boot(rooms, …, R = 200000) and boot.ci(type =
 * "perc") of the twelve rooms in the test: 0.35416667 to 0.63333333.
 *
 * @param clusters anything: the visits of one room, or its counts
 * @param statistic the figure, worked out from clusters
 * @param random the source of chance: a number from 0 up to, but not, 1 at each call. The same numbers give the same
 *   result.
 * @param resamples how many draws, 100 or more
 * @param confidence how sure, strictly between 0 and 1
 * @throws RangeError when there is no cluster, fewer than 100 resamples, or the figure is not a finite number.
 * @example
 * clusterBootstrap([3, 3, 3], (rooms) => rooms.length, () => 0.5) // {"estimate":3,"low":3,"high":3}
 */
export function clusterBootstrap<Cluster>(
  clusters: readonly Cluster[],
  statistic: (clusters: readonly Cluster[]) => number,
  random: () => number,
  resamples = 2000,
  confidence = 0.95,
): BootstrapInterval {
  if (clusters.length === 0) {
    throw new RangeError('clusters must hold at least one cluster.');
  }
  if (!Number.isInteger(resamples) || resamples < 100) {
    throw new RangeError(`resamples must be a whole number of 100 or more, not ${resamples}.`);
  }
  const outside = (1 - requireFraction(confidence, 'confidence')) / 2;
  const figureOf = (drawn: readonly Cluster[]) => {
    const figure = statistic(drawn);
    if (!Number.isFinite(figure)) throw new RangeError(`statistic must give a finite number, not ${figure}.`);
    return figure;
  };
  const drawOne = () => {
    const chance = random();
    if (!(chance >= 0 && chance < 1))
      throw new RangeError(`random must give numbers from 0 up to 1, not ${chance}.`);
    return clusters[Math.floor(chance * clusters.length)] as Cluster;
  };
  const figures = Array.from({ length: resamples }, () => figureOf(clusters.map(drawOne)));
  return {
    estimate: figureOf(clusters),
    low: quantile(figures, outside),
    high: quantile(figures, 1 - outside),
  };
}
