import { type AgreementTable, agreementMargins } from './agreement-table.ts';
import { normalQuantile } from './normal-quantile.ts';
import { requireFraction } from './require-fraction.ts';

/** Kappa and its interval. All three are null when both observers only ever used one and the same category. */
export interface CohenKappa {
  readonly kappa: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * How far two categories count as agreeing: 1 on the diagonal. `linear`: less by one and the same step for each
 * category they lie apart; `quadratic`: by the square of that; or a square of one's own from 0 to 1.
 */
export type AgreementWeights = 'linear' | 'quadratic' | readonly (readonly number[])[];

function weightsFor(size: number, weights: AgreementWeights | undefined): readonly (readonly number[])[] {
  const places = Array.from({ length: size }, (_, place) => place);
  if (weights === undefined) {
    return places.map((i) => places.map((j) => (i === j ? 1 : 0)));
  }
  if (weights === 'linear' || weights === 'quadratic') {
    const power = weights === 'linear' ? 1 : 2;
    return places.map((i) => places.map((j) => 1 - (Math.abs(i - j) / (size - 1)) ** power));
  }
  if (!Array.isArray(weights)) {
    throw new RangeError(`weights must be linear, quadratic or a square of numbers, not ${weights}.`);
  }
  if (weights.length !== size || weights.some((row) => row.length !== size)) {
    throw new RangeError(`weights must be a square of ${size} by ${size}, as large as the table.`);
  }
  if (weights.flat().some((weight) => !(weight >= 0 && weight <= 1))) {
    throw new RangeError('weights must lie from 0 to 1.');
  }
  if (weights.some((row, index) => row[index] !== 1)) {
    throw new RangeError('weights must be 1 on the diagonal, where both observers say the same.');
  }
  return weights;
}

/** The sum of a figure over all cells of a square. */
function overCells(size: number, figure: (i: number, j: number) => number): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) sum += figure(i, j);
  }
  return sum;
}

/**
 * Cohen's kappa: how far two observers agree beyond what each one's habits would give by chance. 1 is full
 * agreement, 0 what chance gives. The interval is the large-sample one at 95%, kept within -1 and 1.
 *
 * When to use: for two observers and answers without an order, beside percent agreement and AC1, with n; with
 * weights where answers have an order and a near miss is less than a far one.
 * When not: on its own for rare practices, where it collapses although the observers agree; for more than two
 * observers or missing answers (use `krippendorffAlpha`). With few pairs the interval is rough.
 * Source: Cohen (1960), A Coefficient of Agreement for Nominal Scales; on when it misleads: Wongpakaran,
 * Wongpakaran, Wedding & Gwet (2013), A Comparison of Cohen's Kappa and Gwet's AC1 When Calculating Inter-Rater
 * Reliability Coefficients: A Study Conducted with Personality Disorder Samples. The weighted form and its
 * large-sample variance are those of the R package vcd.
 * Reference: R 4.2.2, psych 2.2.9, cohen.kappa on 20 5 / 10 15: 0.4, 0.151092290477 to 0.648907709523; vcd
 * 1.4-11 (confint of Kappa) gives the same, and for the three categories of the example weighted
 * "Equal-Spacing" 0.698515769944, 0.539704630186 to 0.857326909702, "Fleiss-Cohen" 0.763406940063,
 * 0.611096183125 to 0.915717697001.
 *
 * @param weights left out, only the same category agrees
 * @param confidence how sure the interval is, strictly between 0 and 1
 * @throws RangeError when the table is not a square of counts or is empty, or weights or confidence are not as
 *   said.
 * @example
 * cohenKappa([[20, 5], [10, 15]]) // {"kappa":0.4000,"low":0.1511,"high":0.6489}
 * cohenKappa([[118, 5], [2, 0]]).kappa // -0.023392
 * cohenKappa([[10, 2, 1], [3, 12, 4], [0, 2, 16]], 'linear')
 *   // {"kappa":0.698515769944,"low":0.539704630186,"high":0.857326909702}
 */
export function cohenKappa(table: AgreementTable, weights?: AgreementWeights, confidence = 0.95): CohenKappa {
  const z = normalQuantile((1 + requireFraction(confidence, 'confidence')) / 2);
  const { pairs, first, second } = agreementMargins(table);
  const size = table.length;
  const weight = weightsFor(size, weights);
  const at = (of: readonly (readonly number[])[], i: number, j: number) => of[i]?.[j] ?? 0;
  if (first.some((share, index) => share === 1 && second[index] === 1)) {
    return { kappa: null, low: null, high: null };
  }
  const share = (i: number, j: number) => at(table, i, j) / pairs;
  const agreed = overCells(size, (i, j) => share(i, j) * at(weight, i, j));
  const chance = overCells(size, (i, j) => (first[i] ?? 0) * (second[j] ?? 0) * at(weight, i, j));
  const kappa = (agreed - chance) / (1 - chance);
  const ofRow = first.map((_, i) => second.reduce((sum, part, j) => sum + part * at(weight, i, j), 0));
  const ofColumn = second.map((_, j) => first.reduce((sum, part, i) => sum + part * at(weight, i, j), 0));
  const spread = overCells(size, (i, j) => {
    const expected = ((ofRow[i] ?? 0) + (ofColumn[j] ?? 0)) * (1 - kappa);
    return share(i, j) * (at(weight, i, j) - expected) ** 2;
  });
  // Perfect agreement has no variance; rounding could leave a negative hair.
  const variance = agreed === 1 ? 0 : Math.max(0, spread - (kappa - chance * (1 - kappa)) ** 2);
  const reach = (z * Math.sqrt(variance / pairs)) / (1 - chance);
  return { kappa, low: Math.max(-1, kappa - reach), high: Math.min(1, kappa + reach) };
}
