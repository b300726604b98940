import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { LearningReading, SessionTags } from './session-tag-contract.ts';

/** The tags of a session `s`, as one value. */
export const sessionTags = sql<SessionTags>`json_build_object('isEmbedded', s.is_embedded,
  'isOnStudentWork', s.is_on_student_work, 'isWithPeers', s.is_with_peers)`;

/** Tags as columns of a session. */
export function tagColumns(tags: SessionTags) {
  return {
    is_embedded: tags.isEmbedded,
    is_on_student_work: tags.isOnStudentWork,
    is_with_peers: tags.isWithPeers,
  };
}

/** The last twelve months of held sessions by what they said of themselves. */
export async function readLearning(tx: Tx): Promise<LearningReading> {
  const { rows } = await sql<LearningReading>`
    select (t.today - interval '1 year' + interval '1 day')::date as "from", t.today as "to",
      count(s.id)::int as held,
      json_build_object('said', count(s.is_embedded), 'yes', count(*) filter (where s.is_embedded)) as "isEmbedded",
      json_build_object('said', count(s.is_on_student_work), 'yes', count(*) filter (where s.is_on_student_work))
        as "isOnStudentWork",
      json_build_object('said', count(s.is_with_peers), 'yes', count(*) filter (where s.is_with_peers)) as "isWithPeers",
      json_build_object(
        'said', count(*) filter (where num_nulls(s.is_embedded, s.is_on_student_work, s.is_with_peers) = 0 and s.id is not null),
        'yes', count(*) filter (where s.is_embedded and s.is_on_student_work and s.is_with_peers)) as "allThree"
    from district.districts d
    cross join lateral (select (now() at time zone d.time_zone)::date as today) t
    left join conversations.study_sessions s on s.district_id = d.id and s.held_at is not null
      and s.held_on > t.today - interval '1 year' and s.held_on <= t.today
    group by t.today`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a transaction of no district asked for its sessions');
  return row;
}
