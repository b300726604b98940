import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { BuildingId } from '../../kit/ids.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import { mayRecordSession } from './access.ts';
import type {
  Present,
  SessionPlan,
  StudySession,
  StudySessionId,
  StudySessionPage,
} from './session-contract.ts';
import { type HoldingFacts, markableUntil, stateOf } from './session-rules.ts';
import { sessionTags, tagColumns } from './session-tag-store.ts';

type SessionRow = Pick<
  StudySession,
  'id' | 'version' | 'title' | 'minutes' | 'building' | 'practices' | 'note' | 'tags'
> & {
  held_on: SchoolDay;
  held_at: Date | null;
  canceled_at: Date | null;
  led_by: StudySession['ledBy'];
  present_count: number;
  was_there: boolean;
  was_on_staff: boolean;
  recorded_by: string;
  recorded_at: Date;
  today: SchoolDay;
};

async function readRows(tx: Tx, actor: Actor, rest: RawBuilder<unknown>): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.title, ${sessionTags} as tags, s.held_on, s.minutes, s.note, s.held_at, s.canceled_at, s.recorded_at,
      json_build_object('id', v.id, 'visionId', v.vision_id, 'number', v.number, 'title', v.title) as version,
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building,
      (select json_agg(json_build_object('id', p.practice_id, 'name', p.name) order by p.ordinal)
        from visions.version_practices p
        where p.district_id = s.district_id and p.version_id = s.version_id
          and p.practice_id = any(s.practice_ids)) as practices,
      json_build_object('id', leader.id, 'name', leader.given_name || ' ' || leader.family_name) as led_by,
      recorder.given_name || ' ' || recorder.family_name as recorded_by,
      (select count(*)::int from conversations.attendances a
        where a.district_id = s.district_id and a.session_id = s.id) as present_count,
      exists (select from conversations.attendances a
        where a.district_id = s.district_id and a.session_id = s.id and a.person_id = ${actor.personId}) as was_there,
      exists (select from people.capacities c
        where c.district_id = s.district_id and c.person_id = ${actor.personId}
          and s.held_on between c.starts_on and coalesce(c.ends_on, 'infinity')) as was_on_staff,
      (now() at time zone d.time_zone)::date as today
    from conversations.study_sessions s
    join district.districts d on d.id = s.district_id
    join visions.versions v on v.district_id = s.district_id and v.id = s.version_id
    join people.persons leader on leader.district_id = s.district_id and leader.id = s.led_by
    join people.persons recorder on recorder.district_id = s.district_id and recorder.id = s.recorded_by
    left join district.buildings b on b.district_id = s.district_id and b.id = s.building_id
    ${rest}`.execute(tx);
  return rows;
}

function asSession(row: SessionRow, actor: Actor): StudySession {
  const { id, version, title, minutes, building, practices, note, tags } = row;
  const state = stateOf({ heldAt: row.held_at, canceledAt: row.canceled_at });
  const place = { buildingId: building?.id ?? null, ledById: row.led_by.id };
  const marking = { state, heldOn: row.held_on, wasThere: row.was_there, wasOnStaff: row.was_on_staff };
  return {
    ...{ id, version, title, minutes, building, practices, note, tags, state },
    heldOn: row.held_on,
    ledBy: row.led_by,
    presentCount: row.present_count,
    you: {
      wasThere: row.was_there,
      mayRecord: mayRecordSession(actor, place),
      mayMarkUntil: markableUntil(marking, row.today),
    },
  };
}

export type SessionFilter = {
  when: 'coming' | 'held' | 'canceled';
  versionId?: string | undefined;
  buildingId?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** One page of sessions, how many there are in all, and where the next page begins. */
export async function listSessions(tx: Tx, actor: Actor, filter: SessionFilter) {
  const isComing = filter.when === 'coming';
  const state = {
    coming: sql`s.held_at is null and s.canceled_at is null`,
    held: sql`s.held_at is not null`,
    canceled: sql`s.canceled_at is not null`,
  }[filter.when];
  const where = sql`${state}
    and (${filter.versionId ?? null}::uuid is null or s.version_id = ${filter.versionId ?? null})
    and (${filter.buildingId ?? null}::uuid is null or s.building_id = ${filter.buildingId ?? null})`;
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from conversations.study_sessions s where ${where}`.execute(tx);
  const [day, id] = filter.after?.split('_') ?? [];
  const comparison = isComing ? sql`>` : sql`<`;
  const from =
    day === undefined ? sql`true` : sql`(s.held_on, s.id) ${comparison} (${day}::date, ${id}::uuid)`;
  const order = isComing ? sql`s.held_on, s.id` : sql`s.held_on desc, s.id desc`;
  const rows = await readRows(
    tx,
    actor,
    sql`where ${where} and ${from} order by ${order} limit ${filter.limit + 1}`,
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    sessions: page.map((row) => asSession(row, actor)),
    total: counted[0]?.total ?? 0,
    next: rows.length > filter.limit && last !== undefined ? `${last.held_on}_${last.id}` : null,
  };
}

/** A session as the actor may read it: with the names of who was there if they record it. Null when there is none. */
export async function findSession(
  tx: Tx,
  actor: Actor,
  id: StudySessionId,
): Promise<StudySessionPage | null> {
  const [row] = await readRows(tx, actor, sql`where s.id = ${id}`);
  if (row === undefined) return null;
  const session = asSession(row, actor);
  return {
    ...session,
    present: session.you.mayRecord ? await listPresent(tx, id) : null,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at.toISOString(),
  };
}

async function listPresent(tx: Tx, id: StudySessionId): Promise<Present[]> {
  const { rows } = await sql<Present>`
    select p.id, p.given_name || ' ' || p.family_name as name, a.capacities, b.name as building,
      a.marked_by = a.person_id as "isMarkedByThemselves"
    from conversations.attendances a
    join people.persons p on p.district_id = a.district_id and p.id = a.person_id
    left join district.buildings b on b.district_id = a.district_id and b.id = a.building_id
    where a.session_id = ${id}
    order by p.family_name, p.given_name, p.id`.execute(tx);
  return rows;
}

/** The plan of a session as it was sent; undefined when there is none. */
export async function findPlan(tx: Tx, id: StudySessionId): Promise<SessionPlan | undefined> {
  const row = await tx
    .selectFrom('conversations.study_sessions')
    .select('plan')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.plan as SessionPlan | undefined;
}

/** What was first recorded of a session as held; undefined when it has not been. */
export async function findHolding(tx: Tx, id: StudySessionId): Promise<HoldingFacts | undefined> {
  const row = await tx
    .selectFrom('conversations.study_sessions')
    .select('holding')
    .where('id', '=', id)
    .where('held_at', 'is not', null)
    .executeTakeFirst();
  return row?.holding as HoldingFacts | undefined;
}

/** Whether a building of the district is open. */
export async function isOpenBuilding(tx: Tx, id: BuildingId, today: SchoolDay): Promise<boolean> {
  const row = await tx
    .selectFrom('district.buildings')
    .select('id')
    .where('id', '=', id)
    .where((is) => is.or([is('ended_on', 'is', null), is('ended_on', '>', today)]))
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertPlan(tx: Tx, actor: Actor, plan: SessionPlan): Promise<void> {
  await tx
    .insertInto('conversations.study_sessions')
    .values({
      district_id: actor.districtId,
      id: plan.id,
      version_id: plan.versionId,
      title: plan.title,
      held_on: plan.heldOn,
      minutes: plan.minutes,
      building_id: plan.buildingId,
      practice_ids: plan.practiceIds,
      note: plan.note,
      ...(plan.tags === undefined ? {} : tagColumns(plan.tags)),
      led_by: plan.ledById,
      plan: JSON.stringify(plan),
      recorded_by: actor.personId,
      recorded_in: actor.capacityId,
    })
    .execute();
}

export async function cancelPlan(tx: Tx, actor: Actor, id: StudySessionId): Promise<void> {
  await tx
    .updateTable('conversations.study_sessions')
    .set({ canceled_at: sql`now()`, canceled_by: actor.personId })
    .where('id', '=', id)
    .execute();
}

/** Makes a planned session a held one. Who was there is added by `addAttendances`. */
export async function markHeld(tx: Tx, actor: Actor, id: StudySessionId, facts: HoldingFacts): Promise<void> {
  await tx
    .updateTable('conversations.study_sessions')
    .set({
      held_on: facts.heldOn,
      minutes: facts.minutes,
      practice_ids: facts.practiceIds,
      note: facts.note,
      ...(facts.tags === undefined ? {} : tagColumns(facts.tags)),
      holding: JSON.stringify(facts),
      held_at: sql`now()`,
      held_by: actor.personId,
      held_in: actor.capacityId,
    })
    .where('id', '=', id)
    .execute();
}
