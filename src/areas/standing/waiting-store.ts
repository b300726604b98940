import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { WaitingItem } from './contract.ts';

/** The group, if the actor is in it. */
export async function findOwnGroup(
  tx: Tx,
  actor: Actor,
  groupId: string,
): Promise<{ kind: string; buildingId: string | null } | undefined> {
  const { rows } = await sql<{ kind: string; buildingId: string | null }>`
    select g.kind, g.building_id as "buildingId" from conversations.groups g
    where g.id = ${groupId} and exists (select from conversations.group_people p
      where p.district_id = g.district_id and p.group_id = g.id and p.person_id = ${actor.personId})`.execute(
    tx,
  );
  return rows[0];
}

/** Days after which an unanswered question waits for the District Network. */
const questionDays = 14;

/** What waits for the District Network: reviews forwarded to it, barriers, windows to close, old questions. */
export async function listForDistrict(tx: Tx): Promise<WaitingItem[]> {
  const { rows } = await sql<WaitingItem>`
    with today as (select (now() at time zone d.time_zone)::date as day, d.time_zone from district.districts d),
    latest as (
      select distinct on (s.vision_id) s.id, s.vision_id from visions.submissions s
      order by s.vision_id, s.submitted_at desc, s.id desc)
    select 'review' as kind, r.id::text as id, draft.title, (r.reviewed_at at time zone today.time_zone)::date as since,
      l.vision_id::text as about
    from today, latest l
    join visions.reviews r on r.submission_id = l.id and r.outcome = 'forwarded'
    join visions.drafts draft on draft.vision_id = l.vision_id
    where not exists (select from visions.adoptions a where a.submission_id = l.id)
      and not exists (select from visions.network_returns n where n.submission_id = l.id)
    union all
    select 'barrier', b.id::text, b.title || ' (' || place.name || ')', (b.raised_at at time zone today.time_zone)::date, b.id::text
    from today, conversations.barriers b
    join district.buildings place on place.district_id = b.district_id and place.id = b.building_id
    where coalesce((select r.kind from conversations.barrier_replies r
      where r.district_id = b.district_id and r.barrier_id = b.id order by r.at desc, r.id desc limit 1), 'raised_again')
      in ('raised_again', 'not_resolved', 'taken_up')
    union all
    select 'window', w.id::text, s.name || ': ' || w.purpose, w.ends_on, w.id::text
    from today, observation.windows w
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    where w.ends_on < today.day and not exists (select from supports.closings c
      where c.district_id = w.district_id and c.window_id = w.id)
    union all
    select 'question', q.id::text, left(q.body, 150), (q.asked_at at time zone today.time_zone)::date, q.version_id::text
    from today, conversations.questions q
    where q.withdrawn_at is null and q.asked_at < now() - make_interval(days => ${questionDays}::int)
      and not exists (select from conversations.answers a where a.district_id = q.district_id and a.question_id = q.id)
    order by since, id limit 60`.execute(tx);
  return rows;
}

/** What waits for a Building Network: barriers that were answered, windows to close, steps of the building past their day. */
export async function listForBuilding(tx: Tx, buildingId: string): Promise<WaitingItem[]> {
  const { rows } = await sql<WaitingItem>`
    with today as (select (now() at time zone d.time_zone)::date as day, d.time_zone from district.districts d)
    select 'barrier' as kind, b.id::text as id, b.title, (last.at at time zone today.time_zone)::date as since, b.id::text as about
    from today, conversations.barriers b
    cross join lateral (select r.kind, r.at from conversations.barrier_replies r
      where r.district_id = b.district_id and r.barrier_id = b.id order by r.at desc, r.id desc limit 1) last
    where b.building_id = ${buildingId} and last.kind = 'answered'
    union all
    select 'window', w.id::text, s.name || ': ' || w.purpose, w.ends_on, w.id::text
    from today, observation.windows w
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    where w.ends_on < today.day and ${buildingId} = any(w.building_ids) and not exists (select from supports.closings c
      where c.district_id = w.district_id and c.window_id = w.id)
    union all
    select 'step', s.id::text, left(s.what, 150), s.due_on, s.id::text
    from today, supports.step_states s
    where s.is_open and s.building_id = ${buildingId} and s.due_on < today.day
    order by since, id limit 60`.execute(tx);
  return rows;
}

/** What waits for any other group: the open steps that came out of its meetings. */
export async function listForGroup(tx: Tx, groupId: string): Promise<WaitingItem[]> {
  const { rows } = await sql<WaitingItem>`
    select 'step' as kind, s.id::text as id, left(s.what, 150) as title, s.due_on as since, s.id::text as about
    from supports.step_meetings sm
    join conversations.meetings m on m.district_id = sm.district_id and m.id = sm.meeting_id
    join supports.step_states s on s.district_id = sm.district_id and s.id = sm.step_id
    where m.group_id = ${groupId} and s.is_open
    order by since, id limit 60`.execute(tx);
  return rows;
}
