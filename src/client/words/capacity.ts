import type { CapacityKind } from '../../kit/actor.ts';
import { m } from './words.ts';

/** A capacity in the reader's language. */
export const capacityWords: Record<CapacityKind, () => string> = {
  teacher: m.capacity_teacher,
  building_administrator: m.capacity_building_administrator,
  coach: m.capacity_coach,
  superintendent: m.capacity_superintendent,
  dn_member: m.capacity_dn_member,
  bn_member: m.capacity_bn_member,
  other_staff: m.capacity_other_staff,
  union_representative: m.capacity_union_representative,
  board_member: m.capacity_board_member,
  district_office: m.capacity_district_office,
};

/** As what somebody acts: a capacity, or an associate of the field team, who holds none. */
export function actingWords(kind: CapacityKind | 'field_associate'): string {
  return kind === 'field_associate' ? m.capacity_field_associate() : capacityWords[kind]();
}
