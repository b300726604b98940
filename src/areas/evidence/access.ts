import type { Actor, CapacityKind } from '../../kit/actor.ts';
import { capacityKinds } from '../../kit/actor.ts';

/** Who rates with their group, and writes down what was seen: all staff. */
export const staffCapacities = capacityKinds.filter((kind) => kind !== 'board_member');

/** Who puts research beside an indicator. */
export const citingCapacities = [
  'superintendent',
  'dn_member',
  'coach',
  'building_administrator',
] as const satisfies readonly CapacityKind[];

/** Who says after how many months evidence is old. */
export const settingCapacities = ['superintendent', 'dn_member'] as const satisfies readonly CapacityKind[];

type Someone = Pick<Actor, 'capacity' | 'buildingId' | 'personId'>;

const isOneOf = (kinds: readonly CapacityKind[], actor: Someone) => kinds.includes(actor.capacity);

export const isStaff = (actor: Someone) => isOneOf(staffCapacities, actor);
export const leadsDistrict = (actor: Someone) => isOneOf(settingCapacities, actor);
export const mayCite = (actor: Someone) => isOneOf(citingCapacities, actor);

/** Whether the actor may write down what was seen in this building; null is the whole district. */
export function mayAddIn(actor: Someone, buildingId: string | null): boolean {
  if (!isStaff(actor)) return false;
  return (
    buildingId === null ||
    actor.buildingId === null ||
    actor.buildingId === buildingId ||
    leadsDistrict(actor)
  );
}

/** Whether the actor may take back what somebody wrote: who wrote it, and who leads the district. */
export function mayWithdraw(actor: Someone, record: { addedById: string }): boolean {
  return record.addedById === actor.personId || leadsDistrict(actor);
}

/** Whether the actor may open a barrier: as the area that keeps barriers says it. */
export function barriersSeen(actor: Someone): 'all' | { buildingId: string | null } {
  if (leadsDistrict(actor) || (actor.capacity === 'coach' && actor.buildingId === null)) return 'all';
  return { buildingId: actor.buildingId };
}
