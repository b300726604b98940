import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { ConflictOutcome, Training, TrainingInput } from './conflict-contract.ts';
import type { Batch } from './conflict-rules.ts';

export type TrainingRow = Omit<Training, 'mayWithdraw'> & { recordedById: string; isWithdrawn: boolean };

/** The trainings of some days that still count, the latest first; or one by its id. */
export async function listTrainings(
  tx: Tx,
  only: { from: SchoolDay; until: SchoolDay } | { id: string },
): Promise<TrainingRow[]> {
  const { from, until, id } = { from: null, until: null, id: null, ...only };
  const { rows } = await sql<TrainingRow>`
    select t.id, t.held_on as "on", t.minutes, t.focus, t.people, t.recorded_by as "recordedById",
      w.training_id is not null as "isWithdrawn",
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building
    from culture.trainings t
    left join culture.training_withdrawals w on w.district_id = t.district_id and w.training_id = t.id
    left join district.buildings b on b.district_id = t.district_id and b.id = t.building_id
    where t.id = ${id} or (w.training_id is null and t.held_on between ${from} and ${until})
    order by t.held_on desc, t.id desc limit 500`.execute(tx);
  return rows;
}

export type TrainingFacts = Omit<TrainingInput, 'id'>;

export async function findTraining(tx: Tx, id: string): Promise<TrainingFacts | undefined> {
  const { rows } = await sql<TrainingFacts>`
    select held_on as "on", building_id as "buildingId", minutes, focus, people
    from culture.trainings where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertTraining(tx: Tx, actor: Actor, id: string, facts: TrainingFacts): Promise<void> {
  await tx
    .insertInto('culture.trainings')
    .values({
      district_id: actor.districtId,
      id,
      held_on: facts.on,
      building_id: facts.buildingId,
      minutes: facts.minutes,
      focus: facts.focus,
      people: JSON.stringify(facts.people),
      recorded_by: actor.personId,
      recorded_in: actor.capacityId,
    })
    .execute();
}

export async function withdrawTraining(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx
    .insertInto('culture.training_withdrawals')
    .values({
      district_id: actor.districtId,
      training_id: id,
      withdrawn_by: actor.personId,
      withdrawn_in: actor.capacityId,
    })
    .execute();
}

/** What was told under an id before, as the hash of it; null when nothing was. */
export async function findReceipt(tx: Tx, idHash: string): Promise<string | null> {
  const row = await tx
    .selectFrom('culture.conflict_receipts')
    .select('content_hash')
    .where('id_hash', '=', idHash)
    .executeTakeFirst();
  return row?.content_hash ?? null;
}

export async function insertReceipt(
  tx: Tx,
  districtId: string,
  idHash: string,
  contentHash: string,
): Promise<void> {
  await tx
    .insertInto('culture.conflict_receipts')
    .values({ district_id: districtId, id_hash: idHash, content_hash: contentHash })
    .execute();
}

/** The groups of outcomes of a school year, in their order, as one person finds them. */
export async function listBatches(tx: Tx, schoolYear: number, personId: string): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    select o.batch, count(*)::int as outcomes, exists (select from culture.conflict_tellers t
      where t.school_year = ${schoolYear} and t.batch = o.batch and t.person_id = ${personId}) as "hasTold"
    from culture.conflict_outcomes o where o.school_year = ${schoolYear}
    group by o.batch order by o.batch`.execute(tx);
  return rows;
}

/** Keeps that somebody has told one in a group; of a group that is full it is kept of nobody any longer. */
export async function keepTeller(
  tx: Tx,
  actor: Actor,
  schoolYear: number,
  place: { batch: number; isFull: boolean },
): Promise<void> {
  if (place.isFull) {
    await tx
      .deleteFrom('culture.conflict_tellers')
      .where('school_year', '=', schoolYear)
      .where('batch', '=', place.batch)
      .execute();
    return;
  }
  await tx
    .insertInto('culture.conflict_tellers')
    .values({
      district_id: actor.districtId,
      school_year: schoolYear,
      batch: place.batch,
      person_id: actor.personId,
    })
    .execute();
}

/** Counts one more of somebody's in a month, and forgets every earlier month; false when it would be more than may be. */
export async function countTelling(tx: Tx, actor: Actor, month: SchoolDay, most: number): Promise<boolean> {
  await tx.deleteFrom('culture.conflict_tellings').where('month', '<', month).execute();
  const { rows } = await sql`
    insert into culture.conflict_tellings as t (district_id, month, person_id, told)
    values (${actor.districtId}, ${month}, ${actor.personId}, 1)
    on conflict (district_id, month, person_id) do update set told = t.told + 1 where t.told < ${most}
    returning told`.execute(tx);
  return rows.length > 0;
}

type Told = Omit<ConflictOutcome, 'id'>;

export async function insertOutcome(
  tx: Tx,
  districtId: string,
  told: Told,
  place: { schoolYear: number; batch: number },
): Promise<void> {
  await tx
    .insertInto('culture.conflict_outcomes')
    .values({
      district_id: districtId,
      month: `${told.month}-01`,
      school_year: place.schoolYear,
      batch: place.batch,
      parties: told.parties,
      came_to_end: told.cameToEnd,
      respectful: told.respectful,
      productive: told.productive,
      next_step: told.next,
    })
    .execute();
}

/** The outcomes of a school year in full groups. */
export async function listTold(tx: Tx, schoolYear: number, outcomesAtOnce: number): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select to_char(o.month, 'YYYY-MM') as month, o.parties, o.came_to_end as "cameToEnd", o.respectful, o.productive,
      o.next_step as next
    from culture.conflict_outcomes o where o.school_year = ${schoolYear}
      and (select count(*) from culture.conflict_outcomes x
        where x.school_year = o.school_year and x.batch = o.batch) >= ${outcomesAtOnce}`.execute(tx);
  return rows;
}

/** The school years of which there is something to show: trainings, or a full group of outcomes. */
export async function listSchoolYears(tx: Tx, outcomesAtOnce: number): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select extract(year from t.held_on - interval '6 months')::int as year from culture.trainings t
    where not exists (select from culture.training_withdrawals w
      where w.district_id = t.district_id and w.training_id = t.id)
    union
    select school_year from culture.conflict_outcomes group by school_year, batch having count(*) >= ${outcomesAtOnce}
    order by year desc`.execute(tx);
  return rows.map(({ year }) => year);
}
