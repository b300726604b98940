import { type AgreementTable, agreementMargins } from './agreement-table.ts';

/**
 * The share of pairs in which two observers gave the same answer, from 0 to 1.
 *
 * When to use: always, with the number of pairs, beside kappa and AC1.
 * When not: on its own. Two observers who rarely see a practice agree often by chance.
 * Source: Cohen (1960), A Coefficient of Agreement for Nominal Scales, as the figure that kappa corrects.
 * Reference: Feinstein & Cicchetti (1990), High Agreement but Low Kappa: I. The Problems of Two Paradoxes:
 * 40 9 / 6 45 and 80 10 / 5 5 both give .85.
 *
 * @throws RangeError when the table is not a square of counts or is empty.
 * @example
 * percentAgreement([[40, 9], [6, 45]]) // 0.85
 * percentAgreement([[118, 5], [2, 0]]) // 0.944
 */
export function percentAgreement(table: AgreementTable): number {
  return agreementMargins(table).agreed;
}
