import { z } from 'zod';

/**
 * The schema of an id that belongs to one kind of record.
 *
 * @example const VisitId = idOf('VisitId'); type VisitId = z.infer<typeof VisitId>;
 */
export function idOf<Name extends string>(_name: Name) {
  return z.uuid().brand<Name>();
}

export const DistrictId = idOf('DistrictId');
export type DistrictId = z.infer<typeof DistrictId>;
export const BuildingId = idOf('BuildingId');
export type BuildingId = z.infer<typeof BuildingId>;
export const SubjectId = idOf('SubjectId');
export type SubjectId = z.infer<typeof SubjectId>;
export const BandId = idOf('BandId');
export type BandId = z.infer<typeof BandId>;
export const PersonId = idOf('PersonId');
export type PersonId = z.infer<typeof PersonId>;
export const CapacityId = idOf('CapacityId');
export type CapacityId = z.infer<typeof CapacityId>;
