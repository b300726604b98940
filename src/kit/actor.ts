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

/**
 * An associate of the state's field team: let in by a district's consent, and no part of the district. The capacity is the
 * consent's id. Where a handler is given an Actor, nobody of this kind ever comes.
 */
export const FieldAssociate = Actor.omit({ capacity: true, buildingId: true, duties: true }).extend({
  capacity: z.literal('field_associate'),
  buildingId: z.null(),
  duties: z.array(z.never()),
});
export type FieldAssociate = z.infer<typeof FieldAssociate>;

/** Everybody who can be signed in: the district's own, and associates. */
export const WhoActs = z.union([Actor, FieldAssociate]);
export type WhoActs = z.infer<typeof WhoActs>;

/** Whether somebody is let in by consent and is none of the district's own. */
export function isFieldAssociate(who: WhoActs): who is FieldAssociate {
  return who.capacity === 'field_associate';
}

/** Whether a duty has been delegated to the actor today. */
export function hasDuty(actor: Actor, duty: DelegatedDuty): boolean {
  return actor.duties.some((held) => held.duty === duty);
}
