import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';

/** Lets one transaction at a time work on a record, so that the same request sent twice at once is written once. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 700))`.execute(tx);
}

/** The school day it is in the district. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from district.districts`.execute(tx);
  const today = rows[0]?.today;
  if (today === undefined) throw new Error('a transaction outside any district asked for its day');
  return today;
}

/** Whether somebody has a capacity in force as staff: any but board member. */
export async function isStaff(tx: Tx, personId: string, today: string): Promise<boolean> {
  const found = await tx
    .selectFrom('people.capacities')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '<>', 'board_member')
    .where('starts_on', '<=', today)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', today)]))
    .limit(1)
    .execute();
  return found.length > 0;
}
