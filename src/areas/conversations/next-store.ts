import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { answeringCapacities } from './access.ts';
import type { ConversationsCard } from './next-contract.ts';

type CardOf<Kind extends ConversationsCard['kind']> = Extract<ConversationsCard, { kind: Kind }>;

/** How many days ahead a session to come is shown on the home page. */
const daysAhead = 21;

/** Planned sessions of the actor whose day has come. */
export async function listToRecord(tx: Tx, actor: Actor): Promise<CardOf<'session-to-record'>[]> {
  const { rows } = await sql<CardOf<'session-to-record'>>`
    select 'session-to-record' as kind, s.id as "sessionId", s.version_id as "versionId", v.title, s.title as name,
      s.held_on as "heldOn"
    from conversations.study_sessions s
    join district.districts d on d.id = s.district_id
    join visions.versions v on v.district_id = s.district_id and v.id = s.version_id
    where s.held_at is null and s.canceled_at is null and s.held_on <= (now() at time zone d.time_zone)::date
      and (s.led_by = ${actor.personId} or s.recorded_by = ${actor.personId})
    order by s.held_on, s.id limit 5`.execute(tx);
  return rows;
}

/** Sessions to come in the actor's building or for the whole district. Their own of today are already to be recorded. */
export async function listComing(tx: Tx, actor: Actor): Promise<CardOf<'session-coming'>[]> {
  const { rows } = await sql<CardOf<'session-coming'>>`
    select 'session-coming' as kind, s.id as "sessionId", s.version_id as "versionId", v.title, s.title as name,
      s.held_on as "heldOn", b.name as building
    from conversations.study_sessions s
    join district.districts d on d.id = s.district_id
    join visions.versions v on v.district_id = s.district_id and v.id = s.version_id
    left join district.buildings b on b.district_id = s.district_id and b.id = s.building_id
    cross join lateral (select (now() at time zone d.time_zone)::date as today) t
    where s.held_at is null and s.canceled_at is null and s.held_on between t.today and t.today + ${daysAhead}::int
      and (s.building_id is null or s.building_id = ${actor.buildingId} or ${actor.buildingId}::uuid is null)
      and not (s.held_on = t.today and (s.led_by = ${actor.personId} or s.recorded_by = ${actor.personId}))
    order by s.held_on, s.id limit 3`.execute(tx);
  return rows;
}

/** Visions with open questions that the actor may answer and that nobody finds out about yet, the oldest question first. Not their own questions. */
export async function listOpenQuestions(tx: Tx, actor: Actor): Promise<CardOf<'questions-open'>[]> {
  const mayAnswerAll = (answeringCapacities as readonly string[]).includes(actor.capacity);
  const { rows } = await sql<CardOf<'questions-open'>>`
    select 'questions-open' as kind, cv.id as "versionId", cv.title, count(*)::int as count,
      min((q.asked_at at time zone d.time_zone)::date)::text as since
    from conversations.questions q
    join district.districts d on d.id = q.district_id
    join visions.versions v on v.district_id = q.district_id and v.id = q.version_id
    join lateral (select c.id, c.title from visions.versions c
      where c.district_id = v.district_id and c.vision_id = v.vision_id order by c.number desc limit 1) cv on true
    where q.withdrawn_at is null and q.asked_by is distinct from ${actor.personId}
      and exists (select from conversations.question_states st
        where st.district_id = q.district_id and st.question_id = q.id and st.answered_at is null)
      and not exists (select from conversations.question_owners o
        where o.district_id = q.district_id and o.question_id = q.id and o.let_go_at is null)
      and (${mayAnswerAll} or exists (select from visions.team_members t
        where t.district_id = v.district_id and t.vision_id = v.vision_id
          and t.person_id = ${actor.personId} and t.left_at is null))
    group by cv.id, cv.title order by min(q.asked_at) limit 3`.execute(tx);
  return rows;
}

/** Visions with open questions that the actor has said they will find out about, the oldest offer first. */
export async function listOwnQuestions(tx: Tx, actor: Actor): Promise<CardOf<'questions-yours'>[]> {
  const { rows } = await sql<CardOf<'questions-yours'>>`
    select 'questions-yours' as kind, cv.id as "versionId", cv.title, count(*)::int as count,
      min((o.owned_at at time zone d.time_zone)::date)::text as since
    from conversations.question_owners o
    join conversations.question_states q on q.district_id = o.district_id and q.question_id = o.question_id
    join district.districts d on d.id = o.district_id
    join lateral (select c.id, c.title from visions.versions c
      where c.district_id = q.district_id and c.vision_id = q.vision_id order by c.number desc limit 1) cv on true
    where o.owned_by = ${actor.personId} and o.let_go_at is null and q.answered_at is null
    group by cv.id, cv.title order by min(o.owned_at) limit 3`.execute(tx);
  return rows;
}

/**
 * Visions in force that the actor has not studied, the longest adopted first. A capacity that names a subject is asked
 * about that subject only. Board members are not asked.
 */
export async function listToStudy(tx: Tx, actor: Actor): Promise<CardOf<'vision-to-study'>[]> {
  if (actor.capacity === 'board_member') return [];
  const { rows } = await sql<CardOf<'vision-to-study'>>`
    select 'vision-to-study' as kind, v.id as "versionId", v.title, v.adopted_on as "adoptedOn"
    from visions.versions v
    join people.capacities mine on mine.district_id = v.district_id and mine.id = ${actor.capacityId}
    where (mine.subject_id is null or mine.subject_id = v.subject_id)
      and not exists (select from visions.versions later
        where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number)
      and not exists (select from conversations.studies s
        where s.version_id = v.id and s.person_id = ${actor.personId})
    order by v.adopted_on, v.id limit 3`.execute(tx);
  return rows;
}
