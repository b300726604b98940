import { requireValues } from './require-values.ts';

/** The sums from which alpha follows: of each item, and of each item times each item. */
export interface AnswerSums {
  /** How many people answered every item. */
  readonly people: number;
  readonly sums: readonly number[];
  /** One row an item; symmetric. */
  readonly products: readonly (readonly number[])[];
}

/**
 * Cronbach's alpha from sums alone, so that no single answer has to be kept.
 *
 * When to use: where answers are counted as they come in and then forgotten.
 * When not: with items of which a high answer means the opposite of the others.
 * Source: Cronbach (1951), Coefficient Alpha and the Internal Structure of Tests.
 * Reference: R 4.2.2, psych 2.2.9, alpha(attitude): 0.843142769565.
 *
 * @returns null where it cannot be told: fewer than two items or people, or everybody has the same sum
 * @throws RangeError when sums and products are not of the same items.
 * @example
 * cronbachAlphaOfSums({ people: 3, sums: [6, 6], products: [[14, 14], [14, 14]] }) // 1
 */
export function cronbachAlphaOfSums({ people, sums, products }: AnswerSums): number | null {
  const items = sums.length;
  if (products.length !== items || products.some((row) => row.length !== items))
    throw new RangeError('sums and products must be of the same items.');
  if (items < 2 || people < 2) return null;
  // n times the sum of squares around the mean: whole numbers stay whole, so that no variance is lost to rounding.
  const spread = (i: number, j: number) => people * (products[i]?.[j] ?? 0) - (sums[i] ?? 0) * (sums[j] ?? 0);
  let [ofItems, ofTotal] = [0, 0];
  for (let i = 0; i < items; i += 1) {
    ofItems += spread(i, i);
    for (let j = 0; j < items; j += 1) ofTotal += spread(i, j);
  }
  return ofTotal <= 0 ? null : (items / (items - 1)) * (1 - ofItems / ofTotal);
}

/**
 * Cronbach's alpha: how far the items of one scale go together in the answers of the same people. 1: they all say the
 * same; around 0: they have nothing in common. It can fall under 0.
 *
 * When to use: for a few items that are meant to ask about one thing, each answered by the same people.
 * When not: as proof that a scale measures what it is called, or measures one thing only; it grows with the number of
 * items. People who left an item out must be left out before.
 * Source: Cronbach (1951), Coefficient Alpha and the Internal Structure of Tests.
 * Reference: R 4.2.2, psych 2.2.9, alpha of the answers in the example: 0.929503916449; alpha(attitude): 0.843142769565.
 *
 * @param items one row an item: what each person answered, in the same order of people
 * @returns null where it cannot be told: fewer than two items or people, or everybody has the same sum
 * @throws RangeError when there is no item, rows differ in length, or an answer is not a finite number.
 * @example
 * cronbachAlpha([[1, 5, 2, 3, 4, 2, 3, 4, 3, 2], [2, 4, 1, 2, 4, 1, 2, 5, 2, 1], [2, 5, 1, 3, 3, 2, 2, 4, 2, 2]])
 *   // 0.929503916449
 */
export function cronbachAlpha(items: readonly (readonly number[])[]): number | null {
  const people = items[0]?.length ?? 0;
  if (items.length === 0) throw new RangeError('items must hold at least one item.');
  for (const [index, answers] of items.entries()) {
    requireValues(answers, `items[${index}]`);
    if (answers.length !== people)
      throw new RangeError(`items[${index}] must hold one answer for each of ${people} people.`);
  }
  const products = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, answer, person) => sum + answer * (other[person] ?? 0), 0);
  return cronbachAlphaOfSums({
    people,
    sums: items.map((answers) => answers.reduce((sum, answer) => sum + answer, 0)),
    products: items.map((one) => items.map((other) => products(one, other))),
  });
}
