import type { Actor, CapacityKind } from '../../kit/actor.ts';

/** The capacities in which a person may visit rooms. A teacher may not, so that no visit is a colleague's judgement. */
export const observingCapacities = [
  'building_administrator',
  'coach',
  'superintendent',
  'dn_member',
] as const satisfies readonly CapacityKind[];

/** The capacities in which a person may open a window; a building administrator for the own building only. */
export const openingCapacities = [
  'building_administrator',
  'superintendent',
  'dn_member',
] as const satisfies readonly CapacityKind[];

/** The capacities in which a person may publish the agreement for everybody in the district. */
export const publishingCapacities = [
  'superintendent',
  'district_office',
] as const satisfies readonly CapacityKind[];

/** Whether a person in this capacity may visit rooms at all. */
export function mayObserve(capacity: string): boolean {
  return (observingCapacities as readonly string[]).includes(capacity);
}

/** Whether the actor may publish the agreement. */
export function mayPublishAgreement(actor: Pick<Actor, 'capacity'>): boolean {
  return (publishingCapacities as readonly string[]).includes(actor.capacity);
}

/** Whether the actor may open windows anywhere. */
export function mayOpenWindows(actor: Pick<Actor, 'capacity'>): boolean {
  return (openingCapacities as readonly string[]).includes(actor.capacity);
}

/** Whether the actor may bring in windows that have already ended, with visits made before: those who speak for the district. */
export function mayBringEndedWindows(actor: Pick<Actor, 'capacity'>): boolean {
  return actor.capacity === 'superintendent' || actor.capacity === 'dn_member';
}

/** Whether the actor may open a window in all of these buildings: a building administrator only in the own one. */
export function mayOpenWindowIn(
  actor: Pick<Actor, 'capacity' | 'buildingId'>,
  buildingIds: readonly string[],
): boolean {
  if (!mayOpenWindows(actor)) return false;
  if (actor.capacity !== 'building_administrator') return true;
  return buildingIds.every((buildingId) => buildingId === actor.buildingId);
}
