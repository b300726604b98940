import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { QualityCounts } from './quality-rules.ts';

const tally = sql`t.practice_id, t.answer, t.times_count, t.scans_seen, t.scans_count`;

/** Adds up how the visits of a window were made, as they stood at a moment. */
export async function readQuality(
  tx: Tx,
  window: { id: string; practiceIds: readonly string[]; visitMinutes: number },
  at: Date,
): Promise<QualityCounts> {
  const { rows } = await sql<QualityCounts>`
    with standing as (
      select distinct on (c.visit_id) c.visit_id, c.kind, jsonb_array_length(c.tallies) as answers,
        -- What was taken out and brought back as it was sent has not been put right.
        c.reason = 'brought_back' and not exists (
          (select ${tally} from jsonb_to_recordset(c.tallies)
            as t(practice_id uuid, answer text, times_count int, scans_seen int, scans_count int)
            except select ${tally} from observation.tallies t where t.district_id = c.district_id and t.visit_id = c.visit_id)
          union all
          (select ${tally} from observation.tallies t where t.district_id = c.district_id and t.visit_id = c.visit_id
            except select ${tally} from jsonb_to_recordset(c.tallies)
              as t(practice_id uuid, answer text, times_count int, scans_seen int, scans_count int))) as is_as_sent
      from observation.visit_changes c
      join observation.visits v on v.district_id = c.district_id and v.id = c.visit_id and v.window_id = ${window.id}
      where c.changed_at <= ${at} order by c.visit_id, c.changed_at desc, c.id desc
    ), made as (
      select v.id, v.observer_id, v.room_token, v.ended_at - v.started_at as lasted, t.ahead_seconds, s.kind, s.is_as_sent,
        coalesce(s.answers, (select count(*) from observation.tallies a
          where a.district_id = v.district_id and a.visit_id = v.id)) as answers
      from observation.visits v
      join observation.visit_times t on t.district_id = v.district_id and t.visit_id = v.id
      left join standing s on s.visit_id = v.id
      where v.window_id = ${window.id} and v.received_at <= ${at}
    ), counted as (select * from made where kind is distinct from 'voided')
    select count(*)::int as visits, count(distinct room_token)::int as rooms,
      count(distinct observer_id)::int as visitors,
      (count(*) - count(distinct (observer_id, room_token)))::int as repeats,
      (select count(distinct d.other_id)::int from observation.same_minutes d
        join counted one on one.id = d.visit_id join counted other on other.id = d.other_id
        where d.window_id = ${window.id} and not exists (select from observation.visits_told_apart a
          where a.district_id = d.district_id and a.visit_id = least(d.visit_id, d.other_id)
            and a.other_id = greatest(d.visit_id, d.other_id) and a.told_at <= ${at})) as doubles,
      (count(*) filter (where ahead_seconds is not null))::int as clocks,
      (count(*) filter (where kind = 'corrected' and not is_as_sent))::int as corrected,
      (select count(*)::int from made where kind = 'voided') as voided,
      (count(*) filter (where lasted < make_interval(secs => ${window.visitMinutes}::int * 30)))::int as short,
      (count(*) filter (where lasted > make_interval(secs => ${window.visitMinutes}::int * 120)))::int as long,
      (count(*) filter (where answers < ${window.practiceIds.length}::int))::int as unanswered
    from counted`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a count without a row');
  return row;
}
