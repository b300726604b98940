import type { Actor, CapacityKind } from '../../kit/actor.ts';
import type { EmployeeGroup } from './commitment-contract.ts';

/** All staff, not the board: who proposes and discusses norms, and tells how a conflict ended. */
export const staffCapacities = [
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

/** Who can agree on a norm anywhere. */
export const agreeingCapacities = [
  'superintendent',
  'dn_member',
  'building_administrator',
  'bn_member',
] as const satisfies readonly CapacityKind[];

/** Who sets how often the district looks again. */
export const settingCapacities = ['superintendent', 'dn_member'] as const satisfies readonly CapacityKind[];

/** Who records what people learned about navigating conflict. */
export const trainingCapacities = [
  'superintendent',
  'dn_member',
  'building_administrator',
  'coach',
] as const satisfies readonly CapacityKind[];

type Someone = Pick<Actor, 'capacity' | 'buildingId' | 'personId'>;

const isOneOf = (kinds: readonly CapacityKind[], actor: Pick<Actor, 'capacity'>) =>
  kinds.includes(actor.capacity);

/** Whether the actor speaks for the district, and sets how often it looks again. */
export function maySet(actor: Pick<Actor, 'capacity'>): boolean {
  return isOneOf(settingCapacities, actor);
}

/** Whether the actor may propose and discuss what is to hold in this building; null is the whole district. */
export function mayDiscussIn(actor: Someone, buildingId: string | null): boolean {
  if (!isOneOf(staffCapacities, actor)) return false;
  return buildingId === null || actor.buildingId === null || actor.buildingId === buildingId;
}

/** Whether the actor may put down what was agreed: for the district its network; for a building its own leadership. */
export function mayAgreeIn(actor: Someone, buildingId: string | null): boolean {
  if (buildingId === null) return isOneOf(settingCapacities, actor);
  return isOneOf(['building_administrator', 'bn_member'], actor) && actor.buildingId === buildingId;
}

/** Whether the actor may set a proposal aside: who made it, and who could agree on it. */
export function maySetAside(
  actor: Someone,
  norm: { buildingId: string | null; proposedById: string },
): boolean {
  return norm.proposedById === actor.personId || mayAgreeIn(actor, norm.buildingId);
}

/** Whether the actor may record a training of this building; null is the whole district. */
export function mayRecordTraining(actor: Someone, buildingId: string | null): boolean {
  if (!isOneOf(trainingCapacities, actor)) return false;
  if (isOneOf(settingCapacities, actor) || actor.buildingId === null) return true;
  return actor.buildingId === buildingId;
}

/** Whether the actor may take a training off: who put it down, and who speaks for the district. */
export function mayWithdrawTraining(actor: Someone, training: { recordedById: string }): boolean {
  return training.recordedById === actor.personId || maySet(actor);
}

type HeldCommitment = {
  personId: string | null;
  group: EmployeeGroup;
  buildingId: string | null;
};

/** Whether the actor may look again at a commitment: whose it is; a group's, whoever is of that group there. */
export function mayReview(actor: Someone, commitment: HeldCommitment, ownGroup: EmployeeGroup): boolean {
  if (commitment.personId !== null) return commitment.personId === actor.personId;
  const isThere =
    commitment.buildingId === null || actor.buildingId === null || commitment.buildingId === actor.buildingId;
  return commitment.group === ownGroup && isThere;
}
