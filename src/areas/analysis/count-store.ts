import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Spread } from './figure-contract.ts';
import type { Answer, ReceivedAnswer } from './release-rules.ts';
import { rateCoverage, type StudyCoverage } from './suggestion-rules.ts';
import type { RoomCount } from './suppression-rules.ts';

type CountedWindow = { id: string; practiceIds: readonly string[]; buildingIds: readonly string[] };

/** All answers of a window, added up by practice, building, band and room. */
export async function readCounts(tx: Tx, window: CountedWindow): Promise<RoomCount[]> {
  const { rows } = await sql<RoomCount>`
    select t.practice_id as "practiceId", v.building_id as "buildingId", v.band_id as "bandId", v.room_token as room,
      (count(*) filter (where t.answer = 'seen'))::int as seen,
      (count(*) filter (where t.answer = 'not_seen'))::int as "notSeen",
      (count(*) filter (where t.answer = 'no_opportunity'))::int as "noOpportunity",
      (count(*) filter (where t.answer = 'could_not_tell'))::int as "couldNotTell"
    from observation.visits v
    join observation.tallies t on t.district_id = v.district_id and t.visit_id = v.id
    where v.window_id = ${window.id} and t.practice_id = any(${window.practiceIds}::uuid[])
    group by t.practice_id, v.building_id, v.band_id, v.room_token`.execute(tx);
  return rows;
}

const answerOf: Record<string, Answer> = {
  s: 'seen',
  n: 'not_seen',
  o: 'no_opportunity',
  c: 'could_not_tell',
};

/** The answers to a window's practices, each in the order in which they were received. */
export type ReceivedAnswers = ReadonlyMap<string, readonly ReceivedAnswer[]>;

/**
 * The answers of windows that have not been read, by window and practice, in the order in which they were received. One
 * row a visit, its answers in short (`s1n3`: the first practice seen, the third not), since there are thousands. The last
 * ten seconds are left out: a transaction still on its way could bring a visit in before others that were counted already.
 */
export async function readReceived(
  tx: Tx,
  windows: readonly Pick<CountedWindow, 'id' | 'practiceIds'>[],
): Promise<ReadonlyMap<string, ReceivedAnswers>> {
  const received = new Map(
    windows.map(({ id, practiceIds }) => [
      id,
      practiceIds.map((practiceId): [string, ReceivedAnswer[]] => [practiceId, []]),
    ]),
  );
  if (windows.length === 0) return new Map();
  const { rows } = await sql<{ window_id: string; room: string; answers: string | null }>`
    select v.window_id, v.room_token as room, t.answers
    from observation.visits v
    join observation.windows w on w.district_id = v.district_id and w.id = v.window_id
    cross join lateral (
      select string_agg(case t.answer when 'seen' then 's' when 'not_seen' then 'n' when 'no_opportunity' then 'o'
        else 'c' end || array_position(w.practice_ids, t.practice_id), '') as answers
      from observation.tallies t where t.district_id = v.district_id and t.visit_id = v.id
    ) t
    where v.window_id = any(${windows.map(({ id }) => id)}::uuid[]) and v.received_at < now() - interval '10 seconds'
    order by v.received_at, v.id`.execute(tx);
  for (const { window_id, room, answers } of rows) {
    for (const [, short = '', place] of (answers ?? '').matchAll(/([snoc])(\d+)/g))
      received.get(window_id)?.[Number(place) - 1]?.[1].push({
        room,
        answer: answerOf[short] ?? 'could_not_tell',
      });
  }
  return new Map([...received].map(([id, practices]) => [id, new Map(practices)]));
}

/** How widely the visits of a window were spread, with all visits counted. */
export async function readSpread(tx: Tx, window: CountedWindow): Promise<Spread & { visits: number }> {
  const { rows } = await sql<
    Record<'visits' | 'buildings' | 'bands' | 'parts' | 'times' | 'all_bands', number>
  >`
    select count(*)::int as visits, count(distinct building_id)::int as buildings,
      count(distinct band_id)::int as bands, count(distinct lesson_part)::int as parts,
      -- Three times of day by the wall clock, with wrong clocks set right: before eleven, before one, and after.
      count(distinct width_bucket(extract(hour from (t.started_at at time zone 'UTC') + make_interval(mins =>
        utc_offset_minutes)), array[11, 13]::numeric[]))::int as times,
      (select count(*)::int from district.bands where ended_on is null) as all_bands
    from observation.visits v
    join observation.visit_times t on t.district_id = v.district_id and t.visit_id = v.id
    where v.window_id = ${window.id}`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error('a count without a row');
  return {
    visits: row.visits,
    buildings: { covered: row.buildings, of: window.buildingIds.length },
    bands: { covered: row.bands, of: Math.max(row.bands, row.all_bands) },
    lessonParts: { covered: row.parts, of: 3 },
    timesOfDay: { covered: row.times, of: 3 },
  };
}

/** How many visits arrived after a moment. */
export async function countLateVisits(tx: Tx, windowId: string, after: Date): Promise<number> {
  const { rows } = await sql<{ late: number }>`
    select count(*)::int as late from observation.visits
    where window_id = ${windowId} and received_at > ${after}`.execute(tx);
  return rows[0]?.late ?? 0;
}

/**
 * How much of a building, or of the district, has studied each practice of a version, by the district's threshold for
 * visits to begin. Counted are those whom visits concern: teachers and administrators, for the district DN members too.
 */
export async function readCoverage(
  tx: Tx,
  window: CountedWindow & { versionId: string },
): Promise<(practiceId: string, buildingId: string | null) => StudyCoverage> {
  const { rows } = await sql<{
    practice_id: string;
    building_id: string | null;
    people: number;
    studied: number;
    threshold: number;
  }>`
    select p.practice_id, m.building_id, count(distinct m.person_id)::int as people,
      count(distinct s.person_id)::int as studied,
      coalesce((select threshold_percent from conversations.gates), 60) as threshold
    from conversations.audience_members m
    cross join unnest(${window.practiceIds}::uuid[]) as p(practice_id)
    left join conversations.studies s on s.district_id = m.district_id and s.person_id = m.person_id
      and s.version_id = ${window.versionId} and s.practice_id = p.practice_id
    where m.audience in ('administrators', 'dn_members', 'teachers')
    group by grouping sets ((p.practice_id), (p.practice_id, m.building_id))
    having grouping(m.building_id) = 1 or m.building_id is not null`.execute(tx);
  const coverage = new Map(
    rows.map((row) => [
      `${row.practice_id} ${row.building_id}`,
      rateCoverage(row.people, row.studied, row.threshold),
    ]),
  );
  return (practiceId, buildingId) => coverage.get(`${practiceId} ${buildingId}`) ?? 'unknown';
}
