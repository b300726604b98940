import { z } from 'zod';
import { BuildingId, CapacityId, DistrictId, PersonId } from './ids.ts';

/** The capacities in which a person can act. A person may hold several and acts in one at a time. */
export const capacityKinds = [
  'teacher',
  'building_administrator',
  'coach',
  'superintendent',
  'dn_member',
  'bn_member',
  'other_staff',
  'union_representative',
  'board_member',
  'district_office',
] as const;
export const CapacityKind = z.enum(capacityKinds);
export type CapacityKind = z.infer<typeof CapacityKind>;

/** What a superintendent may hand to a designee for a time. */
export const DelegatedDuty = z.enum(['vision_review']);
export type DelegatedDuty = z.infer<typeof DelegatedDuty>;

/** Who is acting, and as what: every record that matters names all of it. */
export const Actor = z.object({
  districtId: DistrictId,
  personId: PersonId,
  name: z.string(),
  capacityId: CapacityId,
  capacity: CapacityKind,
  /** The place of the capacity; null for the whole district. */
  buildingId: BuildingId.nullable(),
  /** Duties delegated to this person today, with the delegation's id. */
  duties: z.array(z.object({ delegationId: z.uuid(), duty: DelegatedDuty })),
});
export type Actor = z.infer<typeof Actor>;

/** Whether a duty has been delegated to the actor today. */
export function hasDuty(actor: Actor, duty: DelegatedDuty): boolean {
  return actor.duties.some((held) => held.duty === duty);
}
