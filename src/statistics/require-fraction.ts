/**
 * Makes sure that a number lies strictly between 0 and 1, as a confidence or a power must.
 *
 * When to use: for confidences, powers and probabilities that neither certainty nor impossibility makes sense
 * for.
 * When not: for a share, which may well be 0 or 1.
 * Source: the definition of an open interval; no work is needed. Reference: none, no number is computed.
 *
 * @param value the number to look at
 * @param name which argument it is, as it opens the sentence of the error
 * @throws RangeError that names the argument.
 * @example
 * requireFraction(0.95, 'confidence') // 0.95
 * requireFraction(1, 'confidence') // throws RangeError
 */
export function requireFraction(value: number, name: string): number {
  if (!(value > 0 && value < 1)) {
    throw new RangeError(`${name} must lie strictly between 0 and 1, not ${value}.`);
  }
  return value;
}
