/**
 * Makes sure that a list holds finite numbers only, and at least so many.
 *
 * When to use: for every list of measurements that a method takes; gaps (null) are taken out before.
 * When not: for counts, which must be whole as well.
 * Source: the definition of a finite number; no work is needed. Reference: none, no number is computed.
 *
 * @param values the list to look at
 * @param name which argument it is, as it opens the sentence of the error
 * @param fewest how many there must be
 * @throws RangeError that names the argument.
 * @example
 * requireValues([1, 2.5], 'values') // [1,2.5]
 * requireValues([], 'values') // throws RangeError
 * requireValues([1, 0 / 0], 'values') // throws RangeError
 */
export function requireValues(values: readonly number[], name: string, fewest = 1): readonly number[] {
  const strange = values.find((value) => !Number.isFinite(value));
  if (strange !== undefined) {
    throw new RangeError(`${name} must hold finite numbers only, not ${strange}.`);
  }
  if (values.length < fewest) {
    throw new RangeError(`${name} must hold at least ${fewest} numbers, not ${values.length}.`);
  }
  return values;
}
