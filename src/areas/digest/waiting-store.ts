import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import { answersAnyQuestion, observes } from './access.ts';
import { audiencesOf, isForMine } from './recipient-store.ts';
import type { Waiting } from './week-contract.ts';

/** Somebody who reads what waits for them: signed in, or about to be written to. */
export type Reader = Pick<Actor, 'districtId' | 'personId' | 'capacity' | 'buildingId'>;

/** How many days ahead steps and sessions are told, and how many of each kind. */
const daysAhead = 14;
const atMost = 5;

/** The school day it is in the district now. */
export async function readToday(tx: Tx): Promise<SchoolDay> {
  const { rows } = await sql<{ today: SchoolDay }>`
    select (now() at time zone time_zone)::date as today from district.districts`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a transaction of no district asked for its school day');
  return row.today;
}

/** What waits for somebody today, the most pressing first of each kind. */
export async function readWaiting(tx: Tx, reader: Reader, today: SchoolDay): Promise<Waiting> {
  return {
    steps: await listSteps(tx, reader, today),
    sessions: await listSessions(tx, reader, today),
    questions: await listQuestions(tx, reader),
    windows: await listWindows(tx, reader, today),
    messages: await listUnread(tx, reader),
    missingVisits: await countMissingVisits(tx, reader),
  };
}

async function listSteps(tx: Tx, reader: Reader, today: SchoolDay): Promise<Waiting['steps']> {
  const { rows } = await sql<Waiting['steps'][number]>`
    select id, what, due_on as "dueOn", due_on < ${today} as "isOverdue" from supports.step_states
    where owner_id = ${reader.personId} and is_open and due_on <= ${today}::date + ${daysAhead}::int
    order by due_on, id limit ${atMost}`.execute(tx);
  return rows;
}

async function listSessions(tx: Tx, reader: Reader, today: SchoolDay): Promise<Waiting['sessions']> {
  const { rows } = await sql<Waiting['sessions'][number]>`
    select s.id, s.title, s.held_on as "heldOn", b.name as building
    from conversations.study_sessions s
    left join district.buildings b on b.district_id = s.district_id and b.id = s.building_id
    where s.held_at is null and s.canceled_at is null
      and s.held_on between ${today}::date and ${today}::date + ${daysAhead}::int
      and (s.building_id is null or s.building_id = ${reader.buildingId} or s.led_by = ${reader.personId})
    order by s.held_on, s.id limit ${atMost}`.execute(tx);
  return rows;
}

async function listQuestions(tx: Tx, reader: Reader): Promise<Waiting['questions']> {
  const { rows } = await sql<Waiting['questions'][number]>`
    select cv.id as "versionId", cv.title, count(*)::int as count
    from conversations.questions q
    join visions.versions v on v.district_id = q.district_id and v.id = q.version_id
    join lateral (select c.id, c.title from visions.versions c
      where c.district_id = v.district_id and c.vision_id = v.vision_id order by c.number desc limit 1) cv on true
    where q.withdrawn_at is null and q.asked_by is distinct from ${reader.personId}
      and not exists (select from conversations.answers a where a.district_id = q.district_id and a.question_id = q.id)
      and (${answersAnyQuestion(reader.capacity)} or exists (select from visions.team_members t
        where t.district_id = v.district_id and t.vision_id = v.vision_id
          and t.person_id = ${reader.personId} and t.left_at is null))
    group by cv.id, cv.title order by min(q.asked_at) limit ${atMost}`.execute(tx);
  return rows;
}

async function listWindows(tx: Tx, reader: Reader, today: SchoolDay): Promise<Waiting['windows']> {
  if (!observes(reader.capacity)) return [];
  const { rows } = await sql<Waiting['windows'][number]>`
    select w.id, s.name as subject, w.ends_on as "endsOn"
    from observation.windows w
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    where ${today}::date between w.starts_on and w.ends_on
      and (${reader.buildingId}::uuid is null or ${reader.buildingId}::uuid = any(w.building_ids))
    order by w.ends_on, w.id limit ${atMost}`.execute(tx);
  return rows;
}

/** Visits that a phone of the reader's has counted and not brought, as observation keeps the rule. Nobody else is told. */
async function countMissingVisits(tx: Tx, reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from observation.missing_visits where observer_id = ${reader.personId}`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Messages for somebody, told on the page, that they have not opened. Their own are known to them. */
export async function listUnread(tx: Tx, reader: Reader): Promise<Waiting['messages']> {
  const { rows } = await sql<Waiting['messages'][number]>`
    with ${audiencesOf(reader.personId)}
    select g.id, g.title, who.given_name || ' ' || who.family_name as by
    from digest.messages g
    join people.persons who on who.district_id = g.district_id and who.id = g.sent_by
    where ${isForMine} and g.channel <> 'in_person' and g.sent_by <> ${reader.personId} and g.sent_at > now() - interval '60 days'
      and not exists (select from digest.openings o where o.district_id = g.district_id and o.message_id = g.id
        and o.person_id = ${reader.personId})
    order by g.sent_at desc, g.id limit ${atMost}`.execute(tx);
  return rows;
}
