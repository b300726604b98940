import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { mayChangeMeeting } from './access.ts';
import { type LanguageInUse, languageMonths, type Meeting, type MeetingId } from './meeting-contract.ts';
import type { PracticeId } from './session-contract.ts';

type MeetingRow = Omit<Meeting, 'heldOn' | 'recordedBy' | 'mayChange'> & {
  held_on: string;
  recorded_by: string;
  recorded_by_id: string;
  is_closed: boolean;
};

async function readRows(tx: Tx, actor: Actor, rest: RawBuilder<unknown>): Promise<Meeting[]> {
  const { rows } = await sql<MeetingRow>`
    select m.id, m.kind, m.title, m.held_on, m.agenda, m.recorded_by as recorded_by_id, m.is_closed,
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building,
      p.given_name || ' ' || p.family_name as recorded_by,
      coalesce((select json_agg(json_build_object('id', n.practice_id, 'name', vp.name, 'versionId', n.version_id,
          'visionTitle', v.title) order by v.title, vp.ordinal)
        from conversations.meeting_practices n
        join visions.versions v on v.district_id = n.district_id and v.id = n.version_id
        join visions.version_practices vp on vp.district_id = n.district_id and vp.version_id = n.version_id
          and vp.practice_id = n.practice_id
        where n.district_id = m.district_id and n.meeting_id = m.id), '[]') as practices
    from conversations.meetings m
    join people.persons p on p.district_id = m.district_id and p.id = m.recorded_by
    left join district.buildings b on b.district_id = m.district_id and b.id = m.building_id
    where m.withdrawn_at is null and (not m.is_closed or m.recorded_by = ${actor.personId}
      or exists (select from conversations.meeting_present s
        where s.district_id = m.district_id and s.meeting_id = m.id and s.person_id = ${actor.personId})) ${rest}`.execute(
    tx,
  );
  return rows.map(({ held_on, recorded_by, recorded_by_id, is_closed, ...row }) => ({
    ...row,
    heldOn: held_on,
    recordedBy: recorded_by,
    mayChange: mayChangeMeeting(actor, {
      buildingId: row.building?.id ?? null,
      recordedById: recorded_by_id,
      isClosed: is_closed,
    }),
  }));
}

export type MeetingFilter = {
  practiceId?: string | undefined;
  buildingId?: string | undefined;
  before?: string | undefined;
  limit: number;
};

/** One page of meetings, the latest first, and where the next one begins. */
export async function listMeetings(
  tx: Tx,
  actor: Actor,
  filter: MeetingFilter,
): Promise<{ meetings: Meeting[]; next: string | null }> {
  const [day, id] = filter.before?.split('_') ?? [];
  const before = day === undefined ? sql`` : sql`and (m.held_on, m.id) < (${day}::date, ${id}::uuid)`;
  const practice =
    filter.practiceId === undefined
      ? sql``
      : sql`and exists (select from conversations.meeting_practices n
          where n.district_id = m.district_id and n.meeting_id = m.id and n.practice_id = ${filter.practiceId})`;
  const building = filter.buildingId === undefined ? sql`` : sql`and m.building_id = ${filter.buildingId}`;
  const found = await readRows(
    tx,
    actor,
    sql`${before} ${practice} ${building} order by m.held_on desc, m.id desc limit ${filter.limit + 1}`,
  );
  const meetings = found.slice(0, filter.limit);
  const last = meetings.at(-1);
  return {
    meetings,
    next: found.length > filter.limit && last !== undefined ? `${last.heldOn}_${last.id}` : null,
  };
}

/** A meeting that has not been taken off; undefined when there is none. */
export async function findMeeting(tx: Tx, actor: Actor, id: MeetingId): Promise<Meeting | undefined> {
  const [meeting] = await readRows(tx, actor, sql`and m.id = ${id}`);
  return meeting;
}

export type MeetingFacts = {
  kind: string;
  title: string;
  heldOn: string;
  buildingId: string | null;
  agenda: string;
  practiceIds: string[];
};

export async function findMeetingFacts(tx: Tx, id: MeetingId): Promise<MeetingFacts | undefined> {
  const row = await tx
    .selectFrom('conversations.meetings')
    .select('facts')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.facts as MeetingFacts | undefined;
}

export async function insertMeeting(tx: Tx, actor: Actor, id: MeetingId, facts: MeetingFacts): Promise<void> {
  await tx
    .insertInto('conversations.meetings')
    .values({
      district_id: actor.districtId,
      id,
      kind: facts.kind,
      title: facts.title,
      held_on: facts.heldOn,
      building_id: facts.buildingId,
      agenda: facts.agenda,
      facts: JSON.stringify(facts),
      recorded_by: actor.personId,
      recorded_in: actor.capacityId,
    })
    .execute();
}

/** Those of the practices that no vision in force has. */
export async function findNotInForce(tx: Tx, practiceIds: readonly PracticeId[]): Promise<PracticeId[]> {
  const { rows } = await sql<{ id: PracticeId }>`
    select named.id from unnest(${[...practiceIds]}::uuid[]) named(id)
    where not exists (select from ${inForce} p where p.practice_id = named.id)`.execute(tx);
  return rows.map((row) => row.id);
}

/** Practices of the highest version of each vision. */
const inForce = sql`(
  select vp.practice_id, vp.version_id, vp.district_id from visions.version_practices vp
  join visions.versions v on v.district_id = vp.district_id and v.id = vp.version_id
  where not exists (select from visions.versions later
    where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number))`;

/** Names practices in a meeting, with the version in force now. What is named already stays as it is. */
export async function insertNamings(
  tx: Tx,
  actor: Actor,
  id: MeetingId,
  practiceIds: readonly PracticeId[],
): Promise<void> {
  await sql`
    insert into conversations.meeting_practices (district_id, meeting_id, practice_id, version_id, named_by)
    select p.district_id, ${id}, p.practice_id, p.version_id, ${actor.personId} from ${inForce} p
    where p.practice_id = any(${[...practiceIds]}::uuid[])
    on conflict do nothing`.execute(tx);
}

/** Lets go of every naming of a meeting but these. */
export async function keepNamings(tx: Tx, id: MeetingId, practiceIds: readonly PracticeId[]): Promise<void> {
  await sql`
    delete from conversations.meeting_practices
    where meeting_id = ${id} and practice_id <> all(${[...practiceIds]}::uuid[])`.execute(tx);
}

export async function deleteNaming(tx: Tx, id: MeetingId, practiceId: PracticeId): Promise<void> {
  await tx
    .deleteFrom('conversations.meeting_practices')
    .where('meeting_id', '=', id)
    .where('practice_id', '=', practiceId)
    .execute();
}

export async function withdrawMeeting(tx: Tx, id: MeetingId): Promise<void> {
  await tx
    .updateTable('conversations.meetings')
    .set({ withdrawn_at: sql`coalesce(withdrawn_at, now())` })
    .where('id', '=', id)
    .execute();
}

/** The last twelve months of meetings, and in how many a practice of the vision was named. */
export async function countMonths(
  tx: Tx,
  visionId: string,
  buildingId: string | null,
): Promise<LanguageInUse['months']> {
  const { rows } = await sql<LanguageInUse['months'][number]>`
    with today as (select (now() at time zone d.time_zone)::date as day from district.districts d)
    select to_char(month, 'YYYY-MM') as month, count(m.id)::int as meetings,
      (count(m.id) filter (where exists (
        select from conversations.meeting_practices n
        join visions.versions v on v.district_id = n.district_id and v.id = n.version_id
        where n.district_id = m.district_id and n.meeting_id = m.id and v.vision_id = ${visionId})))::int as naming
    from today
    cross join generate_series(date_trunc('month', today.day) - make_interval(months => ${languageMonths - 1}::int),
      date_trunc('month', today.day), interval '1 month') month
    left join conversations.meetings m on m.withdrawn_at is null and m.held_on <= today.day
      and (${buildingId}::uuid is null or m.building_id = ${buildingId})
      and m.held_on >= month::date and m.held_on < (month + interval '1 month')::date
    group by month order by month`.execute(tx);
  return rows;
}

/** In how many meetings of the last twelve months each practice was named. */
export async function countNamings(
  tx: Tx,
  visionId: string,
  buildingId: string | null,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; meetings: number }>`
    select n.practice_id as id, count(*)::int as meetings
    from conversations.meeting_practices n
    join conversations.meetings m on m.district_id = n.district_id and m.id = n.meeting_id
    join visions.versions v on v.district_id = n.district_id and v.id = n.version_id
    join district.districts d on d.id = n.district_id
    where v.vision_id = ${visionId} and m.withdrawn_at is null
      and (${buildingId}::uuid is null or m.building_id = ${buildingId})
      and m.held_on <= (now() at time zone d.time_zone)::date
      and m.held_on >= date_trunc('month', now() at time zone d.time_zone)
        - make_interval(months => ${languageMonths - 1}::int)
    group by n.practice_id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.meetings]));
}
