import type { Coverage } from './call-contract.ts';
import type { Named } from './practice-contract.ts';

/** One capacity of one person, with its place. */
export type Place = {
  personId: string;
  capacity: string;
  buildingId: string | null;
  bandId: string | null;
};

/**
 * How many of the staff of each place have joined. A person counts once in each place in which they hold a capacity;
 * joining counts in the place of the capacity in which it was done. A last entry without id counts those of no place.
 *
 * @param places every place of the district, with or without staff
 */
export function findCoverage(
  places: readonly Named[],
  placeOf: (place: Place) => string | null,
  staff: readonly Place[],
  joiners: readonly Place[],
): Coverage[] {
  const of = (list: readonly Place[], id: string | null) =>
    new Set(list.filter((place) => placeOf(place) === id).map(({ personId }) => personId)).size;
  const covered = [...places, { id: null, name: null }].map(({ id, name }) => ({
    id,
    name,
    staffCount: of(staff, id),
    joinedCount: of(joiners, id),
  }));
  return covered.filter(({ id, staffCount, joinedCount }) => id !== null || staffCount + joinedCount > 0);
}

/** The places from which nobody has joined. */
export function findNobodyYet(coverage: readonly Coverage[]): Named[] {
  return coverage.flatMap(({ id, name, joinedCount }) =>
    id !== null && name !== null && joinedCount === 0 ? [{ id, name }] : [],
  );
}
