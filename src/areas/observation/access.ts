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

/** Who invites to come and see a practice. */
export const invitingCapacities = ['teacher'] as const satisfies readonly CapacityKind[];

/** Who may see what their own team saw when its people visited one another: all staff, each in the own teams. */
export const peerCapacities = [
  'teacher',
  'building_administrator',
  'coach',
  'superintendent',
  'dn_member',
  'bn_member',
  'other_staff',
  'union_representative',
  'district_office',
] as const satisfies readonly CapacityKind[];

/** Who brings in sheets of walkthroughs from before: those who may bring in windows that are over. */
export const importingCapacities = ['superintendent', 'dn_member'] as const satisfies readonly CapacityKind[];

/** Who loads what a phone saved to a file; a building administrator for visits in the own building. */
export const rescuingCapacities = [
  'superintendent',
  'district_office',
  'building_administrator',
] as const satisfies readonly CapacityKind[];

/** Whether the actor, who observes, does so in this building: who belongs to a building does in that one. */
export function mayObserveIn(actor: Pick<Actor, 'capacity' | 'buildingId'>, buildingId: string): boolean {
  return mayObserve(actor.capacity) && (actor.buildingId === null || actor.buildingId === buildingId);
}

/** Whether the actor may load visits to this building out of somebody's file. */
export function mayRescueIn(actor: Pick<Actor, 'capacity' | 'buildingId'>, buildingId: string): boolean {
  if (actor.capacity !== 'building_administrator') return true;
  return actor.buildingId === null || actor.buildingId === buildingId;
}

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
