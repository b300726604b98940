import type { Actor } from '../../kit/actor.ts';
import { administers } from './person-rules.ts';

/** Which building's staff list the actor may read: every building's (null), one building's, or none (undefined). */
export function mayReadStaffOf(actor: Pick<Actor, 'capacity' | 'buildingId'>): string | null | undefined {
  if (administers(actor.capacity)) return null;
  if (actor.capacity === 'building_administrator') return actor.buildingId ?? undefined;
  return undefined;
}

/** Whether the actor may read a person's sheet: all of them, or those with a capacity in the actor's building. */
export function mayReadPerson(
  actor: Pick<Actor, 'capacity' | 'buildingId'>,
  capacities: readonly { buildingId: string | null }[],
): boolean {
  const building = mayReadStaffOf(actor);
  if (building === null) return true;
  return building !== undefined && capacities.some(({ buildingId }) => buildingId === building);
}
