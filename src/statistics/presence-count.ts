/** How often a practice was seen: `present` of `visits` visits, both whole numbers. */
export interface PresenceCount {
  readonly present: number;
  readonly visits: number;
}

/**
 * Makes sure that a count can be one: whole numbers, at least one visit, and no more present than visited.
 *
 * When to use: at the start of every method that takes a count.
 * When not: for a month without visits. That is a gap, which charts accept and shares do not.
 * Source: the definition of a count; no work is needed. Reference: none, no number is computed.
 *
 * @throws RangeError with a plain sentence when the count cannot be one.
 * @example
 * requirePresenceCount({ present: 4, visits: 11 }) // {"present":4,"visits":11}
 * requirePresenceCount({ present: 0, visits: 0 }) // throws RangeError
 */
export function requirePresenceCount(count: PresenceCount): PresenceCount {
  const { present, visits } = count;
  if (!Number.isInteger(present) || !Number.isInteger(visits)) {
    throw new RangeError(`Counts must be whole numbers, not ${present} of ${visits}.`);
  }
  if (visits < 1) {
    throw new RangeError('A share needs at least one visit.');
  }
  if (present < 0 || present > visits) {
    throw new RangeError(`${present} of ${visits} visits is not possible.`);
  }
  return count;
}
