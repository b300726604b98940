import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { WayCount } from './way-rules.ts';

/** How often as long as its window asks for a visit may have lasted for its minutes to count. */
const longest = 3;

/**
 * Looks and counts of a window, by practice. Of visits that could have shown it only: where there was no opportunity, or
 * nobody could tell, neither a look nor a minute counts. "Not seen" where each time is counted is none in its minutes;
 * "seen" without a count is no count. A visit that was left open, or that has no length, brings no minutes.
 */
export async function readWays(
  tx: Tx,
  window: { id: string; practiceIds: readonly string[] },
): Promise<ReadonlyMap<string, WayCount>> {
  const { rows } = await sql<WayCount>`
    select t.practice_id as "practiceId",
      json_build_object(
        'seen', coalesce(sum(t.scans_seen), 0), 'of', coalesce(sum(t.scans_count), 0),
        'visits', count(t.scans_count), 'rooms', count(distinct v.room_token) filter (where t.scans_count is not null)
      ) as scans,
      json_build_object(
        'times', coalesce(sum(t.times_count) filter (where c.is_counted), 0),
        'minutes', coalesce(sum(c.minutes) filter (where c.is_counted), 0),
        'visits', count(*) filter (where c.is_counted),
        'rooms', count(distinct v.room_token) filter (where c.is_counted)
      ) as times
    from observation.windows w
    join observation.counted_visits v on v.district_id = w.district_id and v.window_id = w.id
    join observation.counted_tallies t on t.district_id = v.district_id and t.visit_id = v.id
    cross join lateral (select extract(epoch from v.ended_at - v.started_at) / 60.0 as minutes) m
    cross join lateral (
      select m.minutes, w.ways -> t.practice_id::text ->> 'kind' = 'count'
        and (t.answer = 'not_seen' or t.times_count is not null)
        and m.minutes > 0 and m.minutes <= ${longest} * w.visit_minutes as is_counted
    ) c
    where w.id = ${window.id} and t.practice_id = any(${window.practiceIds}::uuid[]) and t.answer in ('seen', 'not_seen')
    group by t.practice_id`.execute(tx);
  return new Map(rows.map((row) => [row.practiceId, row]));
}
