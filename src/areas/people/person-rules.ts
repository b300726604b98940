import type { CapacityKind } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';

/** What a capacity is for these rules: a kind in a place for a time. */
export type Held = {
  kind: CapacityKind;
  buildingId: string | null;
  bandId: string | null;
  subjectId: string | null;
  startsOn: SchoolDay;
  endsOn: SchoolDay | null;
};

/** Whether it is in force on no day from this one on. */
export function isOver({ startsOn, endsOn }: Pick<Held, 'startsOn' | 'endsOn'>, today: SchoolDay): boolean {
  return endsOn !== null && (endsOn < today || endsOn < startsOn);
}

/** By what two capacities are the same one: their kind and place, whatever their dates. */
export function capacityKey(capacity: Omit<Held, 'startsOn' | 'endsOn'>): string {
  return [capacity.kind, capacity.buildingId, capacity.bandId, capacity.subjectId].join(' ');
}

/** Whether two spans of days share one; an open end is forever. */
export function doOverlap(
  one: Pick<Held, 'startsOn' | 'endsOn'>,
  other: Pick<Held, 'startsOn' | 'endsOn'>,
): boolean {
  const oneIsEmpty = one.endsOn !== null && one.endsOn < one.startsOn;
  const otherIsEmpty = other.endsOn !== null && other.endsOn < other.startsOn;
  if (oneIsEmpty || otherIsEmpty) return false;
  return (
    (other.endsOn === null || one.startsOn <= other.endsOn) &&
    (one.endsOn === null || other.startsOn <= one.endsOn)
  );
}

/** The capacity already held that a new one would repeat. */
export function findSameHeld<Capacity extends Held>(
  held: readonly Capacity[],
  added: Held,
): Capacity | undefined {
  return held.find((kept) => capacityKey(kept) === capacityKey(added) && doOverlap(kept, added));
}

/** Kinds that mean nothing without a building. */
export function needsBuilding(kind: CapacityKind): boolean {
  return kind === 'building_administrator' || kind === 'bn_member';
}

/** Whether a last day can stand: the day before the first takes the capacity back altogether. */
export function isPossibleEnd(startsOn: SchoolDay, endsOn: SchoolDay | null): boolean {
  return endsOn === null || endsOn >= addDays(startsOn, -1);
}

/** Whether the kind keeps staff, settings and invitations. */
export function administers(kind: CapacityKind): boolean {
  return kind === 'district_office' || kind === 'superintendent';
}
