import { sql } from 'kysely';
import type { VersionStep } from '../../kit/practice-lineage.ts';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import type { SeenSubject } from './contract.ts';
import type { WindowLines } from './reading-rules.ts';
import type { FirstStudied, StudyGround } from './studied-rules.ts';

/** A subject by its id; undefined when the district has none. */
export async function findSubject(
  tx: Tx,
  subjectId: string,
): Promise<{ id: string; name: string } | undefined> {
  return tx
    .selectFrom('district.subjects')
    .select(['id', 'name'])
    .where('id', '=', subjectId)
    .executeTakeFirst();
}

/** The subjects in which windows have opened, in the district's own order. */
export async function listSeenSubjects(tx: Tx): Promise<SeenSubject[]> {
  const { rows } = await sql<SeenSubject>`
    ${plannedOnce}
    select s.id, s.name, count(*)::int as windows,
      coalesce(json_agg(json_build_object('windowId', w.id, 'purpose', w.purpose, 'endsOn', w.ends_on)
        order by w.ends_on, w.id)
        filter (where r.id is null and w.ends_on < (now() at time zone d.time_zone)::date), '[]') as waiting
    from observation.windows w
    join district.districts d on d.id = w.district_id
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    left join analysis.readings r on r.district_id = w.district_id and r.window_id = w.id
    where w.starts_on <= (now() at time zone d.time_zone)::date
    group by s.id, s.name, s.ordinal
    order by s.ordinal, s.name`.execute(tx);
  return rows;
}

/** What was frozen of these readings in short, by window. */
export async function readFrozenLines(
  tx: Tx,
  readingIds: readonly string[],
): Promise<Map<string, WindowLines>> {
  const { rows } = await sql<{ window_id: string; lines: WindowLines }>`
    ${plannedOnce}
    select window_id, lines from analysis.readings where id = any(${readingIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.window_id, row.lines]));
}

export type AdoptedVersion = { id: string; number: number; adoptedOn: string; isCurrent: boolean };

/** Every adopted version of a subject in time order; several visions may each have one in force. */
export async function listVersions(tx: Tx, subjectId: string): Promise<AdoptedVersion[]> {
  const { rows } = await sql<AdoptedVersion>`
    ${plannedOnce}
    select id, number, adopted_on as "adoptedOn",
      number = max(number) over (partition by vision_id) as "isCurrent"
    from visions.versions where subject_id = ${subjectId}
    order by adopted_on, number, id`.execute(tx);
  return rows;
}

/** The steps between versions of a subject in time order, with what people said last became of the practices. */
export async function readVersionSteps(tx: Tx, subjectId: string): Promise<VersionStep[]> {
  const { rows } = await sql<VersionStep>`
    select before.id as "fromVersionId", v.id as "toVersionId", v.number as "toNumber",
      (select m.links from visions.practice_maps m where m.district_id = v.district_id and m.to_version_id = v.id
        order by m.recorded_at desc, m.id desc limit 1) as links
    from visions.versions v
    join visions.versions before on before.district_id = v.district_id and before.vision_id = v.vision_id
      and before.number = v.number - 1
    where v.subject_id = ${subjectId}
    order by v.adopted_on, v.number, v.id`.execute(tx);
  return rows;
}

/** The days on which these versions were studied: how many sessions, and which practices; nobody's name. */
export async function readStudyMarks(
  tx: Tx,
  versionIds: readonly string[],
): Promise<{ on: string; sessions: number; studied: { versionId: string; practiceId: string }[] }[]> {
  const { rows } = await sql<Awaited<ReturnType<typeof readStudyMarks>>[number]>`
    ${plannedOnce}
    select s.held_on as "on", count(distinct s.id)::int as sessions,
      json_agg(json_build_object('versionId', s.version_id, 'practiceId', practice_id)) as studied
    from conversations.study_sessions s cross join unnest(s.practice_ids) as practice_id
    where s.version_id = any(${versionIds}::uuid[]) and s.held_at is not null and s.canceled_at is null
    group by s.held_on order by s.held_on`.execute(tx);
  return rows;
}

/**
 * Since which day how many people have studied each practice of these versions, by building and in the district; people
 * without a building stand under ''. Counted are those whom visits concern today: teachers, administrators, DN members.
 */
export async function readStudyGround(tx: Tx, versionIds: readonly string[]): Promise<StudyGround> {
  const { rows } = await sql<{
    place: string | null;
    version_id: string | null;
    practice_id: string | null;
    on: string | null;
    people: number;
  }>`
    ${plannedOnce}
    with concerned as (
      select distinct person_id, coalesce(building_id::text, '') as place from conversations.audience_members
      where audience in ('administrators', 'dn_members', 'teachers')
    ), first as (
      select a.person_id, s.version_id, practice_id, min(s.held_on) as "on"
      from conversations.study_sessions s
      cross join unnest(s.practice_ids) as practice_id
      join conversations.attendances a on a.district_id = s.district_id and a.session_id = s.id
      where s.version_id = any(${versionIds}::uuid[]) and s.held_at is not null
      group by a.person_id, s.version_id, practice_id
    )
    select place, null as version_id, null as practice_id, null as "on", count(distinct person_id)::int as people
    from concerned group by grouping sets ((), (place))
    union all
    select place, version_id, practice_id, "on", count(distinct person_id)::int
    from concerned join first using (person_id)
    group by grouping sets ((version_id, practice_id, "on"), (place, version_id, practice_id, "on"))`.execute(
    tx,
  );
  const studied = rows.flatMap((row): FirstStudied[] => {
    const { place, version_id, practice_id, on, people } = row;
    if (version_id === null || practice_id === null || on === null) return [];
    return [{ buildingId: place, versionId: version_id, practiceId: practice_id, on, people }];
  });
  const people = rows.filter(({ version_id }) => version_id === null);
  return { people: new Map(people.map((row) => [row.place, row.people])), studied };
}

/** The school day it is in the district. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from district.districts`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error('no district');
  return row.today;
}
