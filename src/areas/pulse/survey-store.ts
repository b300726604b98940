import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Survey, SurveyRow } from './survey-contract.ts';

/** Imported results that were not taken off, the latest first. */
export async function listSurveys(tx: Tx): Promise<Survey[]> {
  const { rows } = await sql<Survey>`
    select s.id, (s.imported_at at time zone d.time_zone)::date as "importedOn",
      p.given_name || ' ' || p.family_name as by, s.rows, s.left_out as "leftOut"
    from pulse.surveys s
    join district.districts d on d.id = s.district_id
    join people.persons p on p.district_id = s.district_id and p.id = s.imported_by
    where not exists (select from pulse.survey_withdrawals w
      where w.district_id = s.district_id and w.survey_id = s.id)
    order by s.imported_at desc limit 100`.execute(tx);
  return rows;
}

/** The rows of every import that was not taken off. */
export async function listShownRows(tx: Tx): Promise<SurveyRow[]> {
  const { rows } = await sql<{ rows: SurveyRow[] }>`
    select s.rows from pulse.surveys s
    where not exists (select from pulse.survey_withdrawals w
      where w.district_id = s.district_id and w.survey_id = s.id)`.execute(tx);
  return rows.flatMap((survey) => survey.rows);
}

/** Two imports at the same moment stand in line, so that each is judged beside the other's rows. */
export async function holdSurveys(tx: Tx, districtId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pulse.surveys'), hashtext(${districtId}))`.execute(tx);
}

/** The facts of an import; the same facts again are the same import. Rows that are not kept are nowhere. */
export type SurveyFacts = { rows: SurveyRow[]; leftOut: number; importedBy: string };

export async function findSurvey(tx: Tx, id: string): Promise<SurveyFacts | undefined> {
  const row = await tx
    .selectFrom('pulse.surveys')
    .select(['rows', 'left_out as leftOut', 'imported_by as importedBy'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, rows: row.rows as unknown as SurveyRow[] };
}

export async function insertSurvey(tx: Tx, actor: Actor, id: string, facts: SurveyFacts): Promise<void> {
  await tx
    .insertInto('pulse.surveys')
    .values({
      district_id: actor.districtId,
      id,
      rows: JSON.stringify(facts.rows),
      left_out: facts.leftOut,
      imported_by: actor.personId,
      imported_in: actor.capacityId,
    })
    .execute();
}

/** @returns whether it was there to be taken off */
export async function withdrawSurvey(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into pulse.survey_withdrawals (district_id, survey_id, withdrawn_by, withdrawn_in)
    values (${actor.districtId}, ${id}, ${actor.personId}, ${actor.capacityId}) on conflict do nothing`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0) === 1;
}
