import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../server/database.ts';

/** Lets one transaction at a time work on a request, so that its acts come in one order. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 640))`.execute(tx);
}

/** The school day it is in the district. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from district.districts`.execute(tx);
  const today = rows[0]?.today;
  if (today === undefined) throw new Error('a transaction outside any district asked for its day');
  return today;
}

/** The currency in which the district counts; dollars while it has said nothing. */
export async function readCurrency(tx: Tx): Promise<string> {
  const row = await tx.selectFrom('requests.settings').select('currency').executeTakeFirst();
  return row?.currency ?? 'USD';
}

export async function writeCurrency(tx: Tx, districtId: string, currency: string): Promise<void> {
  await tx
    .insertInto('requests.settings')
    .values({ district_id: districtId, currency })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet({ currency }))
    .execute();
}

/**
 * Asked without a name, or of coaches alone: it stands in no row of a building or a practice, where it would be a row of one,
 * and the whole district counts it by fives.
 */
export const isKeptApart = sql<boolean>`(s.reach = 'coaches' or s.name_shown = 'nobody')`;

/** Conditions that all hold; those left out do not narrow. */
export function and(parts: (RawBuilder<unknown> | null)[]): RawBuilder<unknown> {
  return sql.join([sql`true`, ...parts.filter((part) => part !== null)], sql` and `);
}
