import { capacityWords } from '../../../client/words/capacity.ts';
import type { StaffMember } from '../session-contract.ts';
import { joined } from './joined.ts';

/** A person's name as people say it. */
export function nameOf(member: Pick<StaffMember, 'givenName' | 'familyName'>): string {
  return `${member.givenName} ${member.familyName}`;
}

/** What somebody is and where: "Teacher, Lakeside Elementary". */
export function aboutStaff(member: Pick<StaffMember, 'capacities'>): string {
  const roles = member.capacities.map((held) => capacityWords[held.kind]());
  const building = member.capacities.find((held) => held.building !== null)?.building;
  return joined([...new Set(roles), building]);
}
