import type { Actor } from '../../kit/actor.ts';

/**
 * Whether the actor may take the reading of a window in which these buildings take part. The contract has let in only
 * building administrators, coaches, DN members and superintendents; who belongs to one building takes part with it.
 */
export function mayTakeReading(
  actor: Pick<Actor, 'capacity' | 'buildingId'>,
  buildingIds: readonly string[],
): boolean {
  if (actor.capacity !== 'building_administrator') return true;
  return actor.buildingId === null || buildingIds.includes(actor.buildingId);
}
