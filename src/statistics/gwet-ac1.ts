import { type AgreementTable, agreementMargins } from './agreement-table.ts';

/**
 * Gwet's AC1: agreement of two observers beyond chance, where chance is taken to be highest when all
 * categories are equally common. It stays steady for rare and for very common practices, where kappa does
 * not. 1 is full agreement, 0 what chance gives.
 *
 * When to use: beside percent agreement and Cohen's kappa, with n, above all where a practice is rare.
 * When not: on its own, nor to replace a low kappa without saying why the two differ.
 * Source: Gwet (2008), Computing Inter-Rater Reliability and Its Variance in the Presence of High Agreement;
 * compared with kappa on real data by Wongpakaran, Wongpakaran, Wedding & Gwet (2013), A Comparison of
 * Cohen's Kappa and Gwet's AC1 When Calculating Inter-Rater Reliability Coefficients: A Study Conducted with
 * Personality Disorder Samples.
 * Reference: worked by hand for 80 10 / 5 5: seen takes 0.875 of all answers, so chance gives 0.21875, and
 * (0.85 - 0.21875) / (1 - 0.21875) = 0.808; in the same way 40 9 / 6 45: 0.700748; 118 5 / 2 0: 0.940776.
 *
 * @throws RangeError when the table is not a square of counts or is empty.
 * @example
 * gwetAc1([[40, 9], [6, 45]]) // 0.700748
 * gwetAc1([[80, 10], [5, 5]]) // 0.808000
 * gwetAc1([[118, 5], [2, 0]]) // 0.940776
 */
export function gwetAc1(table: AgreementTable): number {
  const { agreed, first, second } = agreementMargins(table);
  const spread = first.reduce((sum, share, index) => {
    const common = (share + (second[index] ?? 0)) / 2;
    return sum + common * (1 - common);
  }, 0);
  const chance = spread / (table.length - 1);
  return (agreed - chance) / (1 - chance);
}
