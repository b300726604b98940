import type { CapacityKind } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import type { Tx } from '../../server/database.ts';
import { findPasswordFaults } from './password-rules.ts';
import { hashPassword } from './passwords.ts';
import { addCapacity, addPerson, type Details } from './person-store.ts';
import { startSession } from './session-store.ts';
import { setPassword } from './sign-in-store.ts';
import { readToday } from './store.ts';

/**
 * Adds a person of the district office, who may be superintendent and a DN member as well, in a transaction that stands
 * in their district.
 *
 * @returns the person's id
 */
export async function addOfficePerson(
  tx: Tx,
  districtId: string,
  person: Details & { isSuperintendent?: boolean; isDnMember?: boolean },
): Promise<string> {
  const personId = newId();
  await addPerson(tx, districtId, personId, person);
  const kinds: CapacityKind[] = ['district_office'];
  if (person.isSuperintendent) kinds.push('superintendent');
  if (person.isDnMember) kinds.push('dn_member');
  const startsOn = await readToday(tx);
  for (const kind of kinds) {
    const place = { buildingId: null, bandId: null, subjectId: null };
    await addCapacity(tx, districtId, personId, { id: newId(), kind, ...place, startsOn, endsOn: null });
  }
  return personId;
}

/** How the first run makes a district's first person: with a password, signed in. */
export const firstPerson = {
  findPasswordFaults: (person: Details & { password: string }, districtName: string): string[] =>
    findPasswordFaults(person.password, { ...person, districtName }),
  hashPassword,
  async add(
    tx: Tx,
    districtId: string,
    person: Details & {
      isSuperintendent: boolean;
      isDnMember: boolean;
      passwordHash: string;
      device: string;
    },
  ): Promise<{ districtId: string; secret: string }> {
    const personId = await addOfficePerson(tx, districtId, person);
    await setPassword(tx, personId, person.passwordHash);
    const session = await startSession(tx, districtId, personId, person.device);
    if (session === null) throw new Error('the first person holds a capacity from today on');
    return session;
  },
};
