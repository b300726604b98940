import { type AgreementTable, agreementMargins } from './agreement-table.ts';
import { normalQuantile } from './normal-quantile.ts';
import { requireFraction } from './require-fraction.ts';

/** Kappa and its interval. All three are null when both observers only ever used one and the same category. */
export interface CohenKappa {
  readonly kappa: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The sampling variance times the number of pairs, for kappa other than zero. */
function largeSampleVariance(table: AgreementTable, kappa: number, chance: number): number {
  const { pairs, agreed, first, second } = agreementMargins(table);
  let onDiagonal = 0;
  let offDiagonal = 0;
  for (const [i, row] of table.entries()) {
    for (const [j, count] of row.entries()) {
      const share = count / pairs;
      if (i === j) {
        const expected = (first[i] ?? 0) + (second[i] ?? 0);
        onDiagonal += share * (1 - expected * (1 - kappa)) ** 2;
      } else {
        const expected = (second[i] ?? 0) + (first[j] ?? 0);
        offDiagonal += share * expected ** 2;
      }
    }
  }
  const variance = onDiagonal + (1 - kappa) ** 2 * offDiagonal - (kappa - chance * (1 - kappa)) ** 2;
  // Perfect agreement has none; rounding could leave a negative hair.
  return agreed === 1 ? 0 : Math.max(0, variance) / (1 - chance) ** 2;
}

/**
 * Cohen's kappa: how far two observers agree beyond what each one's habits would give by chance. 1 is full
 * agreement, 0 what chance gives. The interval is the large-sample one, kept within -1 and 1.
 *
 * When to use: for two observers and answers without an order, beside percent agreement and AC1, with n.
 * When not: on its own for rare practices, where it collapses although the observers agree; for more than two
 * observers or missing answers (use `krippendorffAlpha`). With few pairs the interval is rough.
 * Source: Cohen (1960), A Coefficient of Agreement for Nominal Scales; on when it misleads: Feinstein &
 * Cicchetti (1990), High Agreement but Low Kappa: I. The Problems of Two Paradoxes.
 * Reference: R 4.2.2, psych 2.2.9, cohen.kappa on 20 5 / 10 15: 0.4, 0.151092290477 to 0.648907709523; vcd
 * 1.4-11 (confint of Kappa) and statsmodels 0.13.5 (cohens_kappa) give the same.
 *
 * @param level how sure the interval is, strictly between 0 and 1
 * @throws RangeError when the table is not a square of counts or is empty, or the level is not as said.
 * @example
 * cohenKappa([[20, 5], [10, 15]]) // {"kappa":0.4000,"low":0.1511,"high":0.6489}
 * cohenKappa([[118, 5], [2, 0]]).kappa // -0.023392
 */
export function cohenKappa(table: AgreementTable, level = 0.95): CohenKappa {
  const z = normalQuantile((1 + requireFraction(level, 'The level')) / 2);
  const { pairs, agreed, first, second } = agreementMargins(table);
  const chance = first.reduce((sum, share, index) => sum + share * (second[index] ?? 0), 0);
  if (first.some((share, index) => share === 1 && second[index] === 1)) {
    return { kappa: null, low: null, high: null };
  }
  const kappa = (agreed - chance) / (1 - chance);
  const reach = z * Math.sqrt(largeSampleVariance(table, kappa, chance) / pairs);
  return { kappa, low: Math.max(-1, kappa - reach), high: Math.min(1, kappa + reach) };
}
