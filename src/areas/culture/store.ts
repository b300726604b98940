import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { CultureSettings } from './settings-contract.ts';

/** The district's school day now. */
export async function readToday(tx: Tx): Promise<SchoolDay> {
  const { rows } = await sql<{ today: SchoolDay }>`
    select (now() at time zone d.time_zone)::date as today from district.districts d`.execute(tx);
  if (rows[0] === undefined) throw new Error('a district without a row');
  return rows[0].today;
}

/** How often the district looks again: after twelve months and twelve weeks where it has said nothing. */
export async function readSettings(tx: Tx): Promise<CultureSettings> {
  const row = await tx.selectFrom('culture.settings').selectAll().executeTakeFirst();
  return { revisitMonths: row?.revisit_months ?? 12, commitmentWeeks: row?.commitment_weeks ?? 12 };
}

export async function writeSettings(tx: Tx, districtId: string, settings: CultureSettings): Promise<void> {
  const values = { revisit_months: settings.revisitMonths, commitment_weeks: settings.commitmentWeeks };
  await tx
    .insertInto('culture.settings')
    .values({ district_id: districtId, ...values })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet(values))
    .execute();
}

export async function isOpenBuilding(tx: Tx, id: string, today: SchoolDay): Promise<boolean> {
  const row = await tx
    .selectFrom('district.buildings')
    .select('id')
    .where('id', '=', id)
    .where((is) => is.or([is('ended_on', 'is', null), is('ended_on', '>', today)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets one decision at a time come to a record, so that each is made on what stood before it. */
export async function lockRecord(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 610))`.execute(tx);
}

type Due = { id: string; what: string; dueOn: SchoolDay };

/** The actor's own commitments that are to be looked at again, the longest due first. */
export async function listDueCommitments(tx: Tx, actor: Actor): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with today as (select (now() at time zone d.time_zone)::date as day from district.districts d)
    select c.id, c.what, c.due_on as "dueOn" from today, culture.commitment_states c
    where c.person_id = ${actor.personId} and c.is_in_force and c.due_on <= today.day
    order by c.due_on, c.id limit 3`.execute(tx);
  return rows;
}
