import { requireValues } from './require-values.ts';

/** The sums of one group from which the correlation follows, so that no single value has to be kept. */
export interface GroupSums {
  /** How many values. */
  readonly size: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/**
 * The intraclass correlation from the sums of each group alone. For values of 1 and 0 both sums are the number of ones.
 *
 * When to use: where values are counted as they come in, such as seen and not seen by room.
 * When not: for sums that are not of the same values.
 * Source: Shrout & Fleiss (1979), Intraclass Correlations: Uses in Assessing Rater Reliability (the one-way form).
 * Reference: R 4.2.2, anova(lm(seen ~ room)), rooms 4, 1, 3, 0, 2 of 4 each: 0.407407407407.
 *
 * @returns null where it cannot be told: fewer than two groups, one value in each, or no value differs from another
 * @throws RangeError when there is no group, or one without values.
 * @example
 * intraclassCorrelationOfSums([4, 1, 3, 0, 2].map((ones) => ({ size: 4, sum: ones, sumOfSquares: ones })))
 *   // 0.407407407407
 */
export function intraclassCorrelationOfSums(groups: readonly GroupSums[]): number | null {
  if (groups.length === 0) {
    throw new RangeError('groups must hold at least one group.');
  }
  if (groups.some(({ size }) => !(size >= 1))) {
    throw new RangeError('groups must each hold at least one value.');
  }
  const over = (numberOf: (group: GroupSums) => number) =>
    groups.reduce((total, group) => total + numberOf(group), 0);
  const size = over((group) => group.size);
  if (groups.length < 2 || size === groups.length) {
    return null;
  }
  const mean = over((group) => group.sum) / size;
  const between = over((group) => group.size * (group.sum / group.size - mean) ** 2);
  const within = over((group) => Math.max(0, group.sumOfSquares - group.sum ** 2 / group.size));
  const meanBetween = between / (groups.length - 1);
  const meanWithin = within / (size - groups.length);
  const typicalSize = (size - over((group) => group.size ** 2) / size) / (groups.length - 1);
  const total = meanBetween + (typicalSize - 1) * meanWithin;
  return total > 0 ? (meanBetween - meanWithin) / total : null;
}

/**
 * The intraclass correlation, ICC(1): how alike values of one group are. 1 wholly, 0 no more than any two; under 0 when
 * values of one group differ more than others. From a one-way analysis of variance, with that analysis's group size for
 * groups of unequal size, n0 = (N - sum of squared sizes / N) / (groups - 1).
 *
 * When to use: for visits by room (1 seen, 0 not), to know how much several visits to one room tell.
 * When not: as a finding about groups. With few groups it is rough.
 * Source: Shrout & Fleiss (1979), Intraclass Correlations: Uses in Assessing Rater Reliability (the one-way form).
 * Reference: R 4.2.2, psych 2.2.9, ICC of the six targets of Shrout & Fleiss: ICC1 0.16574176840548; anova(lm(y ~ group))
 * of the four unequal groups of the example: 0.89621931013707.
 *
 * @param groups the values of each group; groups may differ in size
 * @returns null where it cannot be told: fewer than two groups, one value in each, or no value differs from another
 * @throws RangeError when there is no group, one is empty, or a value is not a finite number.
 * @example
 * intraclassCorrelation([[3, 5, 4], [8, 9], [2, 1, 3, 2], [6, 7, 5]]) // 0.896219310137
 * intraclassCorrelation([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
 *   // 0.165741768405
 */
export function intraclassCorrelation(groups: readonly (readonly number[])[]): number | null {
  for (const [index, values] of groups.entries()) requireValues(values, `groups[${index}]`);
  // Around a value of their own, so that large values that hardly differ lose nothing to rounding.
  const origin = groups[0]?.[0] ?? 0;
  return intraclassCorrelationOfSums(
    groups.map((values) => ({
      size: values.length,
      sum: values.reduce((sum, value) => sum + (value - origin), 0),
      sumOfSquares: values.reduce((sum, value) => sum + (value - origin) ** 2, 0),
    })),
  );
}
