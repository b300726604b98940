import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../server/database.ts';

/** Lets one transaction at a time work on a record, so that the same request sent twice at once is written once. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 1600))`.execute(tx);
}

/** The school day it is in the district. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from district.districts`.execute(tx);
  const today = rows[0]?.today;
  if (today === undefined) throw new Error('a transaction outside any district asked for its day');
  return today;
}

/** Whether each of these places, where given, is one of the district's that has not ended. */
export async function arePlacesHere(
  tx: Tx,
  places: { subjectId: string | null; buildingId: string | null },
  today: string,
): Promise<boolean> {
  const isHere = (table: string, id: string | null) =>
    sql`(${id}::uuid is null or exists (select from ${sql.table(table)} p
      where p.id = ${id}::uuid and (p.ended_on is null or p.ended_on >= ${today})))`;
  const { rows } = await sql<{ here: boolean }>`
    select ${isHere('district.subjects', places.subjectId)}
      and ${isHere('district.buildings', places.buildingId)} as here`.execute(tx);
  return rows[0]?.here === true;
}

/** All of these that are there. */
export function and(parts: readonly (RawBuilder<unknown> | null)[]): RawBuilder<unknown> {
  return sql.join([sql`true`, ...parts.filter((part) => part !== null)], sql` and `);
}
