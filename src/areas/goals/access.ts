import type { Actor, CapacityKind } from '../../kit/actor.ts';

/** Who sets goals and puts down readings. */
export const writingKinds = [
  'superintendent',
  'dn_member',
  'building_administrator',
] as const satisfies readonly CapacityKind[];

/** Who brings in results and keeps the district's measures. */
export const keepingKinds = [
  'superintendent',
  'dn_member',
  'district_office',
] as const satisfies readonly CapacityKind[];

type Someone = Pick<Actor, 'capacity' | 'buildingId'>;

/** Whether the actor sets and keeps goals of this place; null is the whole district. */
export function mayWriteGoalOf(actor: Someone, buildingId: string | null): boolean {
  if (actor.capacity === 'superintendent' || actor.capacity === 'dn_member') return true;
  return (
    actor.capacity === 'building_administrator' && buildingId !== null && actor.buildingId === buildingId
  );
}

/** Whose goals ask the actor for a reading: the district's, those of one building, or none. */
export function asksOf(actor: Someone): 'district' | { buildingId: string } | null {
  if (actor.capacity === 'superintendent' || actor.capacity === 'dn_member') return 'district';
  if (actor.capacity === 'building_administrator' && actor.buildingId !== null)
    return { buildingId: actor.buildingId };
  return null;
}

export const keepsMeasures = (actor: Pick<Actor, 'capacity'>) =>
  (keepingKinds as readonly CapacityKind[]).includes(actor.capacity);
