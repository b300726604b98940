import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { WindowLines } from './reading-rules.ts';
import type { SubjectPicture } from './series-contract.ts';

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

/** What was frozen of these readings in short, by window. */
export async function readFrozenLines(
  tx: Tx,
  readingIds: readonly string[],
): Promise<Map<string, WindowLines>> {
  const { rows } = await sql<{ window_id: string; lines: WindowLines }>`
    select window_id, lines from analysis.readings where id = any(${readingIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.window_id, row.lines]));
}

export type AdoptedVersion = { id: string; number: number; adoptedOn: string; isCurrent: boolean };

/** Every adopted version of a subject in time order; several visions may each have one in force. */
export async function listVersions(tx: Tx, subjectId: string): Promise<AdoptedVersion[]> {
  const { rows } = await sql<AdoptedVersion>`
    select id, number, adopted_on as "adoptedOn",
      number = max(number) over (partition by vision_id) as "isCurrent"
    from visions.versions where subject_id = ${subjectId}
    order by adopted_on, number, id`.execute(tx);
  return rows;
}

/** The days on which these versions were studied: how many sessions, and which practices; nobody's name. */
export async function readStudyMarks(
  tx: Tx,
  versionIds: readonly string[],
): Promise<SubjectPicture['marks']['studySessions']> {
  const { rows } = await sql<SubjectPicture['marks']['studySessions'][number]>`
    select s.held_on as "on", count(distinct s.id)::int as sessions,
      array_agg(distinct practice_id order by practice_id) as "practiceIds"
    from conversations.study_sessions s cross join unnest(s.practice_ids) as practice_id
    where s.version_id = any(${versionIds}::uuid[]) and s.held_at is not null and s.canceled_at is null
    group by s.held_on order by s.held_on`.execute(tx);
  return rows;
}
