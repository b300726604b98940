import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import { mayChangeStep } from './access.ts';
import type {
  LearningCount,
  Mark,
  Step,
  StepChange,
  StepEntry,
  StepFilter,
  StepInput,
  StepStatus,
} from './step-contract.ts';
import { learnings, stepsAPage } from './step-contract.ts';
import { goalIdOfStep, goalOfStep, insertLinks } from './step-link-store.ts';

export type StepOut = z.input<typeof Step>;

/** The facts of a step as it was made; the same facts again are the same step. */
export type StepFacts = Omit<StepInput, 'stepId' | 'subjectId'> & {
  subjectId: string | null;
  windowId: string | null;
  madeBy: string;
};

export async function findStepFacts(tx: Tx, id: string): Promise<StepFacts | undefined> {
  const { rows } = await sql<StepFacts>`
    select conversation_id as "conversationId", window_id as "windowId", subject_id as "subjectId",
      practice_id as "practiceId", building_id as "buildingId", band_id as "bandId", kind, learning, what, measure,
      coalesce((select o.to_id from supports.step_offers o
        where o.district_id = s.district_id and o.step_id = s.id and o.kind = 'new'), owner_id) as "ownerId", due_on as "dueOn", made_by as "madeBy",
      (select m.meeting_id from supports.step_meetings m
        where m.district_id = s.district_id and m.step_id = s.id) as "meetingId",
      ${goalIdOfStep} as "goalId"
    from supports.steps s where id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertStep(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: StepFacts,
  today: string,
): Promise<void> {
  await tx
    .insertInto('supports.steps')
    .values({
      district_id: actor.districtId,
      id,
      conversation_id: facts.conversationId,
      window_id: facts.windowId,
      subject_id: facts.subjectId,
      practice_id: facts.practiceId,
      building_id: facts.buildingId,
      band_id: facts.bandId,
      kind: facts.kind,
      learning: facts.learning,
      what: facts.what,
      measure: facts.measure,
      owner_id: facts.ownerId,
      due_on: facts.dueOn,
      made_on: today,
      made_by: actor.personId,
      made_in: actor.capacityId,
    })
    .execute();
  await insertLinks(tx, { district_id: actor.districtId, step_id: id }, facts);
}

/** The subject of a practice of any adopted version; undefined when no version has it. */
export async function findSubjectOfPractice(tx: Tx, practiceId: string): Promise<string | undefined> {
  const { rows } = await sql<{ subject_id: string }>`
    select v.subject_id from visions.version_practices p join visions.versions v on v.id = p.version_id
    where p.practice_id = ${practiceId} limit 1`.execute(tx);
  return rows[0]?.subject_id;
}

/** Whether each of these places, where given, is one of the district's that has not ended. */
export async function arePlacesHere(
  tx: Tx,
  places: { subjectId: string | null; buildingId: string | null; bandId: string | null },
  today: string,
): Promise<boolean> {
  const isHere = (table: string, id: string | null) =>
    sql`(${id}::uuid is null or exists (select from ${sql.table(table)} p
      where p.id = ${id}::uuid and (p.ended_on is null or p.ended_on >= ${today})))`;
  const { rows } = await sql<{ here: boolean }>`
    select ${isHere('district.subjects', places.subjectId)} and ${isHere('district.buildings', places.buildingId)}
      and ${isHere('district.bands', places.bandId)} as here`.execute(tx);
  return rows[0]?.here === true;
}

type StepRow = {
  id: string;
  kind: StepOut['kind'];
  learning: StepOut['learning'];
  what: string;
  measure: string;
  owner_id: string;
  owner: string;
  due_on: string;
  status: StepStatus;
  status_note: string;
  is_open: boolean;
  is_asked: boolean;
  made_on: string;
  made_by: string;
  maker: string;
  conversation_id: string | null;
  window_id: string | null;
  subject_id: string | null;
  subject: string | null;
  practice_id: string | null;
  practice: string | null;
  building_id: string | null;
  building: string | null;
  band_id: string | null;
  band: string | null;
  goal: StepOut['goal'];
};

const fromSteps = sql`
  from supports.step_states s
  join people.persons owner on owner.id = s.owner_id
  join people.persons maker on maker.id = s.made_by
  left join district.subjects subject on subject.id = s.subject_id
  left join district.buildings building on building.id = s.building_id
  left join district.bands band on band.id = s.band_id
  left join lateral (
    select p.name from visions.version_practices p join visions.versions v on v.id = p.version_id
    where p.practice_id = s.practice_id order by v.number desc limit 1
  ) practice on true`;

/** Steps as they stand, the soonest due first. */
export async function selectSteps(
  tx: Tx,
  actor: Actor,
  today: string,
  wanted: RawBuilder<unknown>,
  page: { limit: number; offset: number } = { limit: 200, offset: 0 },
): Promise<StepOut[]> {
  const { rows } = await sql<StepRow>`
    ${plannedOnce}
    select s.id, s.kind, s.learning, s.what, s.measure, s.owner_id, s.due_on, s.status, s.status_note, s.is_open,
      s.is_asked, s.made_on, s.made_by, s.conversation_id, s.window_id, s.subject_id, s.practice_id, s.building_id, s.band_id,
      owner.given_name || ' ' || owner.family_name as owner, maker.given_name || ' ' || maker.family_name as maker,
      subject.name as subject, building.name as building, band.name as band, practice.name as practice,
      ${goalOfStep} as goal
    ${fromSteps} where ${wanted} order by s.due_on, s.id limit ${page.limit} offset ${page.offset}`.execute(
    tx,
  );
  return rows.map((row) => toStep(row, actor, today));
}

function toStep(row: StepRow, actor: Actor, today: string): StepOut {
  const placed = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  return {
    id: row.id,
    kind: row.kind,
    learning: row.learning,
    what: row.what,
    measure: row.measure,
    owner: { id: row.owner_id, name: row.owner },
    dueOn: row.due_on,
    status: row.status,
    statusNote: row.status_note,
    isOverdue: row.is_open && row.due_on < today,
    madeOn: row.made_on,
    madeBy: { id: row.made_by, name: row.maker },
    conversationId: row.conversation_id,
    windowId: row.window_id,
    subject: placed(row.subject_id, row.subject),
    practice: placed(row.practice_id, row.practice),
    building: placed(row.building_id, row.building),
    band: placed(row.band_id, row.band),
    goal: row.goal,
    isAsked: row.is_open && row.is_asked,
    isMineToChange: mayChangeStep(actor, { ownerId: row.owner_id, madeBy: row.made_by }),
  };
}

/** A page of the steps that a filter wants, how many there are in all, and all three learnings counted. */
export async function listSteps(
  tx: Tx,
  actor: Actor,
  filter: StepFilter,
  today: string,
): Promise<{ steps: StepOut[]; total: number; byLearning: z.input<typeof LearningCount>[] }> {
  const place = and([
    filter.whose === 'mine' ? sql`s.owner_id = ${actor.personId}` : null,
    filter.subjectId === undefined ? null : sql`s.subject_id = ${filter.subjectId}`,
    filter.ownerId === undefined ? null : sql`s.owner_id = ${filter.ownerId}`,
    filter.buildingId === undefined ? null : sql`s.building_id = ${filter.buildingId}`,
    filter.goalId === undefined ? null : sql`${goalIdOfStep} = ${filter.goalId}`,
    filter.meetingId === undefined
      ? null
      : sql`exists (select from supports.step_meetings m
          join conversations.meetings held on held.district_id = m.district_id and held.id = m.meeting_id
          where m.district_id = s.district_id and m.step_id = s.id and m.meeting_id = ${filter.meetingId}
            and (not held.is_closed or held.recorded_by = ${actor.personId}
              or exists (select from conversations.meeting_present p where p.district_id = held.district_id
                and p.meeting_id = held.id and p.person_id = ${actor.personId})))`,
  ]);
  const like = `%${(filter.search ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const wanted = and([
    place,
    filter.standing === 'all' ? null : filter.standing === 'open' ? sql`s.is_open` : sql`not s.is_open`,
    filter.search === undefined
      ? null
      : sql`(s.what ilike ${like} or s.measure ilike ${like}
          or owner.given_name || ' ' || owner.family_name ilike ${like})`,
  ]);
  const page = { limit: stepsAPage, offset: (filter.page - 1) * stepsAPage };
  const steps = await selectSteps(tx, actor, today, wanted, page);
  const { rows } = await sql<{ total: number }>`
    ${plannedOnce}
    select count(*)::int as total ${fromSteps} where ${wanted}`.execute(tx);
  return { steps, total: rows[0]?.total ?? 0, byLearning: await countLearnings(tx, place) };
}

function and(parts: (RawBuilder<unknown> | null)[]): RawBuilder<unknown> {
  return sql.join([sql`true`, ...parts.filter((part) => part !== null)], sql` and `);
}

async function countLearnings(tx: Tx, place: RawBuilder<unknown>) {
  const { rows } = await sql<{ learning: string; open: number; done: number }>`
    ${plannedOnce}
    select s.learning, (count(*) filter (where s.is_open))::int as open,
      (count(*) filter (where s.status = 'done'))::int as done
    from supports.step_states s where ${place} group by s.learning`.execute(tx);
  return learnings.map((learning) => {
    const row = rows.find((one) => one.learning === learning);
    return { learning, open: row?.open ?? 0, done: row?.done ?? 0 };
  });
}

export async function findStep(
  tx: Tx,
  actor: Actor,
  id: string,
  today: string,
): Promise<StepOut | undefined> {
  const [step] = await selectSteps(tx, actor, today, sql`s.id = ${id}`);
  return step;
}

/** The facts of a change; the same facts again are the same change. */
export type ChangeFacts = {
  stepId: string;
  change: StepChange;
  ownerId: string | null;
  dueOn: string | null;
  note: string;
  changedBy: string;
};

export async function findChange(tx: Tx, id: string): Promise<ChangeFacts | undefined> {
  const { rows } = await sql<ChangeFacts>`
    select step_id as "stepId", change, owner_id as "ownerId", due_on as "dueOn", note, changed_by as "changedBy"
    from supports.step_changes where id = ${id}`.execute(tx);
  return rows[0];
}

/** Adds a change as the latest of its step. The step is locked by the caller, so that the order is the order kept. */
export async function insertChange(tx: Tx, actor: Actor, id: string, facts: ChangeFacts): Promise<void> {
  await sql`
    insert into supports.step_changes
      (district_id, id, step_id, ordinal, change, owner_id, due_on, note, changed_by, changed_in, changed_at)
    select ${actor.districtId}, ${id}, ${facts.stepId}, coalesce(max(ordinal), 0) + 1, ${facts.change},
      ${facts.ownerId}::uuid, ${facts.dueOn}::date, ${facts.note}, ${actor.personId}::uuid, ${actor.capacityId}::uuid,
      clock_timestamp()
    from supports.step_changes where step_id = ${facts.stepId}`.execute(tx);
}

/** Everything that happened to a step, the first first. */
export async function listEntries(tx: Tx, stepId: string): Promise<z.input<typeof StepEntry>[]> {
  const { rows } = await sql<z.input<typeof StepEntry> & { changed_at: Date }>`
    select c.id, c.change, c.note, c.due_on as "dueOn", c.changed_at,
      json_build_object('id', who.id, 'name', who.given_name || ' ' || who.family_name) as by,
      case when holder.id is not null then
        json_build_object('id', holder.id, 'name', holder.given_name || ' ' || holder.family_name) end as owner
    from supports.step_changes c
    join people.persons who on who.id = c.changed_by
    left join people.persons holder on holder.id = c.owner_id
    where c.step_id = ${stepId} order by c.ordinal`.execute(tx);
  return rows.map(({ changed_at, ...entry }) => ({ ...entry, at: changed_at.toISOString() }));
}

export async function listMarks(tx: Tx, subjectId: string): Promise<z.input<typeof Mark>[]> {
  const { rows } = await sql<z.input<typeof Mark>>`
    select s.made_on as "on", s.kind, s.what, s.practice_id as "practiceId", s.building_id as "buildingId"
    from supports.step_states s where s.subject_id = ${subjectId} and s.status <> 'dropped'
    order by s.made_on, s.id`.execute(tx);
  return rows;
}
