import type { Actor, CapacityKind } from '../../kit/actor.ts';
import { capacityKinds } from '../../kit/actor.ts';

/** Who may lead a data conversation and make next steps. */
export const leadingKinds = [
  'building_administrator',
  'coach',
  'dn_member',
  'bn_member',
  'superintendent',
] as const satisfies readonly CapacityKind[];

/** Who works in the district: steps are their work. Board members decide about the whole and hold none. */
export const staffKinds = capacityKinds.filter((kind) => kind !== 'board_member');

type Someone = Pick<Actor, 'capacity' | 'buildingId' | 'personId'>;

function isOneOf(kinds: readonly CapacityKind[], actor: Someone): boolean {
  return kinds.includes(actor.capacity);
}

/** Whether the actor speaks for the whole district: by capacity, or because their capacity has no building. */
export function isDistrictWide(actor: Someone): boolean {
  return actor.capacity === 'superintendent' || actor.capacity === 'dn_member' || actor.buildingId === null;
}

/** Whether a window with these buildings concerns the actor as one who leads conversations. */
export function mayLeadIn(actor: Someone, windowBuildingIds: readonly string[]): boolean {
  if (!isOneOf(leadingKinds, actor)) return false;
  return isDistrictWide(actor) || windowBuildingIds.some((id) => id === actor.buildingId);
}

/** Whether the actor may lead a conversation about this building of the window; null is the whole window. */
export function mayLeadAbout(
  actor: Someone,
  windowBuildingIds: readonly string[],
  buildingId: string | null,
): boolean {
  if (!mayLeadIn(actor, windowBuildingIds)) return false;
  return isDistrictWide(actor) || buildingId === actor.buildingId || isOnlyTheirs(actor, windowBuildingIds);
}

/** A window of several buildings is closed for all of them only by someone who speaks for all of them. */
export function mayClose(actor: Someone, windowBuildingIds: readonly string[]): boolean {
  if (!mayLeadIn(actor, windowBuildingIds)) return false;
  return isDistrictWide(actor) || isOnlyTheirs(actor, windowBuildingIds);
}

function isOnlyTheirs(actor: Someone, windowBuildingIds: readonly string[]): boolean {
  return windowBuildingIds.every((id) => id === actor.buildingId);
}

/** Whether the actor may read what was said: who leads, who was present, and the union's representative. */
export function mayReadConversation(
  actor: Someone,
  conversation: { buildingId: string | null; windowBuildingIds: readonly string[]; isPresent: boolean },
): boolean {
  if (conversation.isPresent || actor.capacity === 'union_representative') return true;
  if (!mayLeadIn(actor, conversation.windowBuildingIds)) return false;
  return (
    isDistrictWide(actor) || conversation.buildingId === null || conversation.buildingId === actor.buildingId
  );
}

/** Whether the actor may write notes: who leads it, and whoever is present. */
export function mayWriteIn(
  actor: Someone,
  conversation: { buildingId: string | null; windowBuildingIds: readonly string[]; isPresent: boolean },
): boolean {
  if (actor.capacity === 'board_member') return false;
  const { windowBuildingIds, buildingId, isPresent } = conversation;
  return isPresent || mayLeadAbout(actor, windowBuildingIds, buildingId);
}

/** Whether the actor may make a step for this building outside a conversation; null is the whole district. */
export function mayMakeStepFor(actor: Someone, buildingId: string | null): boolean {
  if (!isOneOf(leadingKinds, actor)) return false;
  return isDistrictWide(actor) || buildingId === null || buildingId === actor.buildingId;
}

/** A step is changed by who holds it, who made it, the superintendent and the DN. */
export function mayChangeStep(actor: Someone, step: { ownerId: string; madeBy: string }): boolean {
  if (actor.capacity === 'board_member') return false;
  if (actor.capacity === 'superintendent' || actor.capacity === 'dn_member') return true;
  return step.ownerId === actor.personId || step.madeBy === actor.personId;
}

/** Whose load the actor may see: of all, of the people of one building, or only their own. */
export function loadScope(actor: Someone): 'all' | { buildingId: string } | 'own' {
  if (actor.capacity === 'superintendent' || actor.capacity === 'dn_member') return 'all';
  if (actor.capacity === 'building_administrator' && actor.buildingId !== null)
    return { buildingId: actor.buildingId };
  return 'own';
}

/** Whoever may make steps for others is told who has enough, and nothing more than that. */
export function isToldWhoHasEnough(actor: Someone): boolean {
  return isOneOf(leadingKinds, actor);
}

/** Whether the actor may see what somebody in these capacities carries. */
export function maySeeLoadOf(
  actor: Someone,
  person: { id: string; capacities: readonly { buildingId: string | null }[] },
): boolean {
  const scope = loadScope(actor);
  if (scope === 'all' || person.id === actor.personId) return true;
  return scope !== 'own' && person.capacities.some(({ buildingId }) => buildingId === scope.buildingId);
}

/** How many open steps are too many is for the superintendent and the DN to say. */
export function mayChangeLoadSettings(actor: Someone): boolean {
  return actor.capacity === 'superintendent' || actor.capacity === 'dn_member';
}

/**
 * Whether the actor may ask somebody to take a step on: who may change it, or the administrator of the building in which
 * both work. A swap is a matter between the two who hold the steps.
 */
export function mayOffer(
  actor: Someone,
  step: { ownerId: string; madeBy: string },
  wish: { isSwap: boolean; areBothSeen: boolean },
): boolean {
  if (wish.isSwap) return step.ownerId === actor.personId;
  return mayChangeStep(actor, step) || (loadScope(actor) !== 'own' && wish.areBothSeen);
}
