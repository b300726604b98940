import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Register } from './indicator-contract.ts';

/** The months after which evidence is old where the district has said nothing. */
const usualMonths = 6;

/** The school day it is in the district now. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from district.districts`.execute(tx);
  if (rows[0] === undefined) throw new Error('a transaction of no district asked for its school day');
  return rows[0].today;
}

export async function readOldAfterMonths(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('evidence.settings').select('old_after_months').executeTakeFirst();
  return row?.old_after_months ?? usualMonths;
}

export async function writeOldAfterMonths(tx: Tx, districtId: string, months: number): Promise<void> {
  await tx
    .insertInto('evidence.settings')
    .values({ district_id: districtId, old_after_months: months })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet({ old_after_months: months }))
    .execute();
}

/** Open buildings, in the district's own order. */
export async function listBuildings(tx: Tx): Promise<Register['buildings']> {
  const { rows } = await sql<Register['buildings'][number]>`
    select id, name from district.buildings where ended_on is null order by ordinal, name, id`.execute(tx);
  return rows;
}
