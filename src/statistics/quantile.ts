/**
 * The value below which a share of a list lies: a quarter of it, three quarters. Between two neighbors in order it lies
 * where the share falls between them (linear interpolation; definition 7 of the nine).
 *
 * When to use: with the median, to say where the middle half lies, for times that lean to one side.
 * When not: for a share of so few values that it is their smallest or largest; and never for a single person.
 * Source: Hyndman & Fan (1996), Sample Quantiles in Statistical Packages, definition 7: the default of R.
 * Reference: R 4.2.2, quantile(c(3, 1, 2, 10, 7, 12, 5), c(.25, .75)) = 2.5, 8.5.
 *
 * @throws RangeError when the list is empty, holds something that is not a finite number, or the share is not in 0 to 1.
 * @example
 * quantile([3, 1, 2, 10, 7, 12, 5], 0.25) // 2.5
 */
export function quantile(values: readonly number[], share: number): number {
  if (!values.every(Number.isFinite) || values.length === 0) {
    throw new RangeError('A quantile needs finite numbers, at least one.');
  }
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError('The share of a quantile lies between 0 and 1.');
  }
  const sorted = values.toSorted((first, second) => first - second);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  const part = place - Math.floor(place);
  return below * (1 - part) + above * part;
}
