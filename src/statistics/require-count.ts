/**
 * Makes sure that a number can be a count: whole, and 0 or more.
 *
 * When to use: for every number of visits, rooms, answers or people that a method takes.
 * When not: for effective numbers, which need not be whole.
 * Source: the definition of a count; no work is needed. Reference: none, no number is computed.
 *
 * @param value the number to look at
 * @param name which argument it is, as it opens the sentence of the error
 * @throws RangeError that names the argument.
 * @example
 * requireCount(12, 'trials') // 12
 * requireCount(-1, 'trials') // throws RangeError
 * requireCount(1.5, 'trials') // throws RangeError
 */
export function requireCount(value: number, name: string): number {
  if (!Number.isInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number of 0 or more, not ${value}.`);
  }
  return value;
}
