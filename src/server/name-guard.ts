import { sql } from 'kysely';
import { findNamedPersons } from '../kit/staff-names.ts';
import type { Tx } from './database.ts';

/**
 * The words of a text that name a member of the district's staff, as typed; empty when none do. For everything that is
 * said about practices and kept for others to read: it is about the practice. Names of places, subjects and practices
 * are no names of people.
 */
export async function findNamedStaff(tx: Tx, text: string): Promise<string[]> {
  const names = await tx
    .selectFrom('people.persons')
    .select(['given_name as givenName', 'family_name as familyName'])
    .execute();
  const { rows } = await sql<{ name: string }>`
    select name from district.buildings
    union select name from district.subjects
    union select name from visions.version_practices`.execute(tx);
  return findNamedPersons(
    text,
    names,
    rows.map((row) => row.name),
  );
}
