/** How far two observers agree on seeing a practice. */
export interface PositiveAgreement {
  /** Of all their codings of "seen", the share that the other shared. Null when neither ever saw it. */
  readonly agreement: number | null;
  /** All codings of "seen" by either observer. */
  readonly codings: number;
}

/**
 * Agreement on presence alone: of all codings of "seen" by either observer, the share in which the other saw
 * it too. It does not gain from the many visits in which both saw nothing.
 *
 * When to use: to find a wording that is not yet shared, with 5 codings or more.
 * When not: with fewer; nor as a finding about an observer.
 * Source: Cicchetti & Feinstein (1990), High Agreement but Low Kappa: II. Resolving the Paradoxes.
 * Reference: worked by hand, both 40, only the first 9, only the second 6: 80 / 95 = 0.842105.
 *
 * @param both pairs in which both saw it
 * @param onlyFirst pairs in which only the first did
 * @param onlySecond pairs in which only the second did
 * @throws RangeError when a count is not a whole number of 0 or more.
 * @example
 * positiveAgreement(40, 9, 6) // {"agreement":0.842105,"codings":95}
 * positiveAgreement(0, 0, 0) // {"agreement":null,"codings":0}
 */
export function positiveAgreement(both: number, onlyFirst: number, onlySecond: number): PositiveAgreement {
  if ([both, onlyFirst, onlySecond].some((count) => !Number.isInteger(count) || count < 0)) {
    throw new RangeError('Counts must be whole numbers of 0 or more.');
  }
  const codings = 2 * both + onlyFirst + onlySecond;
  return { agreement: codings === 0 ? null : (2 * both) / codings, codings };
}
