import { requireCount } from './require-count.ts';

/**
 * Fleiss' kappa: how far several observers agree beyond what the categories' overall shares would give by
 * chance. Who the observers were may differ from subject to subject, but not how many.
 *
 * When to use: for calibration, where three or more observers each answered for every subject.
 * When not: with missing answers (use `krippendorffAlpha`); for two observers it is not Cohen's kappa. Like
 * that one it collapses for rare categories.
 * Source: Fleiss (1971), Measuring Nominal Scale Agreement Among Many Raters.
 * Reference: 10 subjects, 14 observers, 5 categories, in the example: statsmodels 0.13.5, fleiss_kappa:
 * 0.20993070.
 *
 * @param counts one row per subject: for each category, how many observers chose it
 * @returns null when every answer is the same category, for then chance alone gives full agreement
 * @throws RangeError when there is no subject, rows differ in length or total, there are fewer than two
 *   observers or categories, or something is not a count.
 * @example
 * fleissKappa([[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
 *   [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]]) // 0.209931
 */
export function fleissKappa(counts: readonly (readonly number[])[]): number | null {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const opening = counts[0];
  if (opening === undefined) {
    throw new RangeError('counts must hold at least one subject.');
  }
  for (const [subject, row] of counts.entries()) {
    for (const [category, count] of row.entries()) requireCount(count, `counts[${subject}][${category}]`);
  }
  const observers = sum(opening);
  if (observers < 2 || opening.length < 2) {
    throw new RangeError('counts must be of two observers or more, and of two categories or more.');
  }
  if (counts.some((row) => row.length !== opening.length || sum(row) !== observers)) {
    throw new RangeError(
      'counts must have the same categories and the same number of observers in every row.',
    );
  }
  const answers = counts.length * observers;
  const shares = opening.map((_, category) => sum(counts.map((row) => row[category] ?? 0)) / answers);
  if (shares.includes(1)) {
    return null;
  }
  const agreeingPairs = sum(counts.flat().map((count) => count * (count - 1)));
  const agreed = agreeingPairs / (answers * (observers - 1));
  const chance = sum(shares.map((share) => share * share));
  return (agreed - chance) / (1 - chance);
}
