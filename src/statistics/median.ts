/**
 * The middle of a list of numbers: as many lie above it as below. With an even number of them, half way
 * between the two in the middle.
 *
 * When to use: as the center of a run chart, because one odd month does not move it.
 * When not: to add up or to pool; a median of medians is not the median of all.
 * Source: a definition; used as the center line by Anhøj & Olesen (2014), Run Charts Revisited: A Simulation
 * Study of Run Chart Rules for Detection of Non-Random Variation in Health Care Processes.
 * Reference: R 4.2.2, median(c(3, 1, 2, 10)) = 2.5.
 *
 * @throws RangeError when the list is empty or holds something that is not a finite number.
 * @example
 * median([3, 1, 2, 10]) // 2.5
 * median([7]) // 7
 */
export function median(values: readonly number[]): number {
  if (!values.every(Number.isFinite)) {
    throw new RangeError('A median needs finite numbers.');
  }
  const sorted = values.toSorted((first, second) => first - second);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) {
    throw new RangeError('A median needs at least one number.');
  }
  // Two zeros that differ by their sign are one value: which comes first must not show.
  return lower === upper ? lower + 0 : lower / 2 + upper / 2;
}
