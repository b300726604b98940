import { type RawBuilder, sql } from 'kysely';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { Signature } from './practice-contract.ts';

/** A moment of the database as the wire has it: ISO 8601 in UTC. */
export function momentOf(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Who did it, in which capacity, and when, as one JSON value. */
export function signatureOf(person: string, capacity: string, at: string): RawBuilder<Signature> {
  return sql`(select json_build_object('personId', signer.id, 'name', signer.given_name || ' ' || signer.family_name,
      'capacity', signing.kind, 'at', ${momentOf(at)})
    from people.persons signer
    join people.capacities signing on signing.person_id = signer.id and signing.id = ${sql.ref(capacity)}
    where signer.id = ${sql.ref(person)})`;
}

/** The name of a person, by the column that holds the id. */
export function nameOf(person: string): RawBuilder<string> {
  return sql`(select named.given_name || ' ' || named.family_name from people.persons named
    where named.id = ${sql.ref(person)})`;
}

/** The school day that it is in the district now. */
export async function readToday(tx: Tx): Promise<SchoolDay> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from district.districts
    where id = nullif(current_setting('app.district', true), '')::uuid`.execute(tx);
  return rows[0]?.today ?? '';
}

/** Of these ids, those that the district has no such row for. */
export async function findUnknown(
  tx: Tx,
  table: 'district.subjects' | 'district.bands' | 'people.persons' | 'visions.targets',
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = await tx
    .selectFrom(table)
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  const found = new Set(known.map(({ id }) => id));
  return ids.filter((id) => !found.has(id));
}
