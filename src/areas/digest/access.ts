import type { Actor, CapacityKind } from '../../kit/actor.ts';

/** Who says what a week is about. */
export const focusingCapacities = ['superintendent', 'dn_member'] as const satisfies readonly CapacityKind[];

/** Who tells an audience something. */
export const tellingCapacities = [
  'superintendent',
  'dn_member',
  'building_administrator',
  'coach',
] as const satisfies readonly CapacityKind[];

/** Who is told of addresses that mail could not reach. */
export const mailKeepingCapacities = [
  'superintendent',
  'district_office',
] as const satisfies readonly CapacityKind[];

/** Who answers questions about any vision, and who visits rooms: as the areas that keep those rules say it. */
const answeringKinds: readonly CapacityKind[] = [
  'dn_member',
  'coach',
  'superintendent',
  'building_administrator',
];
export const observingKinds: readonly CapacityKind[] = answeringKinds;

export const answersAnyQuestion = (capacity: CapacityKind) => answeringKinds.includes(capacity);
export const observes = (capacity: CapacityKind) => observingKinds.includes(capacity);

type Someone = Pick<Actor, 'capacity' | 'buildingId' | 'personId'>;

const speaksForAll = (actor: Pick<Actor, 'capacity'>) =>
  actor.capacity === 'superintendent' || actor.capacity === 'dn_member';

/** Whether the actor may tell people in these buildings something; none named is the whole district. */
export function mayTell(actor: Someone, buildingIds: readonly string[]): boolean {
  if (speaksForAll(actor)) return true;
  if (actor.capacity === 'coach' && actor.buildingId === null) return true;
  if (actor.capacity !== 'building_administrator' && actor.capacity !== 'coach') return false;
  return buildingIds.length === 1 && buildingIds[0] === actor.buildingId;
}

type Told = { sentById: string; isForMe: boolean };

/** Whether the actor may read a message: whom it is for, who sent it, and who speaks for the district. */
export function mayReadMessage(actor: Someone, message: Told): boolean {
  return message.isForMe || message.sentById === actor.personId || speaksForAll(actor);
}

/** Whether the actor is on the sender's side: answers what is asked back, and sees how far it reached. */
export function isSender(actor: Someone, message: Pick<Told, 'sentById'>): boolean {
  return message.sentById === actor.personId || speaksForAll(actor);
}

/** Whether the actor may take a question off: who asked it; for one without a name, who speaks for the district. */
export function mayWithdrawAsk(actor: Someone, ask: { askedById: string | null }): boolean {
  return ask.askedById === null ? speaksForAll(actor) : ask.askedById === actor.personId;
}
