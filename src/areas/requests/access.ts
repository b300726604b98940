import type { Actor, CapacityKind } from '../../kit/actor.ts';
import { capacityKinds } from '../../kit/actor.ts';

/** Who works in the district, and so may ask for support: everybody but the board. */
export const staffKinds = capacityKinds.filter((kind) => kind !== 'board_member');

/** Who can give support, each where they serve. */
export const giverKinds = [
  'coach',
  'building_administrator',
  'dn_member',
  'superintendent',
] as const satisfies readonly CapacityKind[];

/** Who sets the currency in which the district counts. */
export const settingKinds = [
  'superintendent',
  'dn_member',
  'district_office',
] as const satisfies readonly CapacityKind[];

type Someone = Pick<Actor, 'capacity' | 'buildingId'>;

/** Whether the actor speaks for the whole district. */
export function leadsDistrict(actor: Someone): boolean {
  return actor.capacity === 'superintendent' || actor.capacity === 'dn_member';
}

/**
 * Whether a request comes to the actor as one who could give what it asks for: coaches and the district's leadership; a
 * principal for the own building. One that was asked of coaches comes to nobody else.
 */
export function mayGive(
  actor: Someone,
  request: { reach: 'givers' | 'coaches'; buildingId: string | null },
): boolean {
  if (actor.capacity === 'coach') return true;
  if (request.reach === 'coaches') return false;
  if (leadsDistrict(actor)) return true;
  return (
    actor.capacity === 'building_administrator' &&
    request.buildingId !== null &&
    request.buildingId === actor.buildingId
  );
}
