import type { Actor, CapacityKind } from '../../kit/actor.ts';

/** Who takes readings. */
export const readingCapacities = [
  'building_administrator',
  'coach',
  'dn_member',
  'superintendent',
] as const satisfies readonly CapacityKind[];

/**
 * Whether the actor may take the reading of a window in which these buildings take part: who belongs to one building takes
 * part with it.
 */
export function mayTakeReading(
  actor: Pick<Actor, 'capacity' | 'buildingId'>,
  buildingIds: readonly string[],
): boolean {
  if (!readingCapacities.some((one) => one === actor.capacity)) return false;
  if (actor.capacity !== 'building_administrator') return true;
  return actor.buildingId === null || buildingIds.includes(actor.buildingId);
}
