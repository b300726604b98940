import { intraclassCorrelation } from './intraclass-correlation.ts';

/**
 * By how much the variance of a share grows because several visits went to one room: 1 + (m - 1) x ICC. Divide the
 * number of visits by it (when above 1) for as many independent visits as they are worth.
 *
 * Either m and the ICC are given, or the groups from which both are taken. Then m is the size of the group that a typical
 * value belongs to, sum of squared sizes / N: that is what the variance of a mean over all values comes to.
 *
 * When to use: for every share from visits of which some were made to the same room, and to plan a window.
 * When not: as a finding about rooms.
 * What cannot be estimated: with one value in each group, or all values the same, it is 1; with one group only it is the
 * number of values, for nothing tells how groups differ.
 * Source: Kish (1965), Survey Sampling; Shrout & Fleiss (1979), Intraclass Correlations: Uses in Assessing Rater
 * Reliability (the one-way form).
 * Reference: worked by hand: 1 + (5 - 1) x 0.1 = 1.4; R 4.2.2, anova(lm(y ~ group)), the groups of the example:
 * 2.941808505297.
 *
 * @param sizeOrGroups m, 1 or more; or the values of each group
 * @param icc from -1 to 1; left out with groups
 * @returns 0 or more
 * @throws RangeError when m, the ICC or the groups are not as said.
 * @example
 * designEffect(5, 0.1) // 1.4
 * designEffect([[3, 5, 4], [8, 9], [2, 1, 3, 2], [6, 7, 5]]) // 2.941808505297
 */
export function designEffect(sizeOrGroups: number | readonly (readonly number[])[], icc?: number): number {
  if (typeof sizeOrGroups === 'number') {
    if (!(sizeOrGroups >= 1 && Number.isFinite(sizeOrGroups))) {
      throw new RangeError(`size must be 1 or more, not ${sizeOrGroups}.`);
    }
    if (icc === undefined || !(icc >= -1 && icc <= 1)) {
      throw new RangeError(`icc must lie from -1 to 1, not ${icc}.`);
    }
    return Math.max(0, 1 + (sizeOrGroups - 1) * icc);
  }
  const correlation = intraclassCorrelation(sizeOrGroups);
  const sizes = sizeOrGroups.map((values) => values.length);
  return designEffectOfSizes(sizes, correlation);
}

/**
 * The design effect of groups of these sizes with this intraclass correlation.
 *
 * When to use: where the correlation was worked out from sums.
 * When not: with a correlation from other groups than these.
 * Source: Kish (1965), Survey Sampling.
 * Reference: R 4.2.2, anova(lm(seen ~ room)), rooms 5 of 6, 1 of 2, 0 of 4, 3 of 3: ICC 0.595448798989, design effect
 * 2.984829329962.
 *
 * @param icc null where it cannot be told
 * @throws RangeError when there is no group.
 * @example
 * designEffectOfSizes([6, 2, 4, 3], 0.595448798989) // 2.98482933
 * designEffectOfSizes([10], null) // 10
 */
export function designEffectOfSizes(sizes: readonly number[], icc: number | null): number {
  if (sizes.length === 0) {
    throw new RangeError('sizes must hold at least one group.');
  }
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.length === 1) {
    return all;
  }
  const typical = sizes.reduce((sum, size) => sum + size * size, 0) / all;
  return icc === null ? 1 : Math.max(0, 1 + (typical - 1) * icc);
}
