import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import type { Spread } from './figure-contract.ts';
import type { Entry } from './release-rules.ts';
import { type AnswerField, type EntryRow, entriesOf, fieldOf, readShort } from './short-rules.ts';
import { rateCoverage, type StudyCoverage } from './suggestion-rules.ts';
import type { RoomCount } from './suppression-rules.ts';

type CountedWindow = { id: string; practiceIds: readonly string[]; buildingIds: readonly string[] };

/** All answers of a window that count, added up by practice, building, band and room. */
export async function readCounts(tx: Tx, window: CountedWindow): Promise<RoomCount[]> {
  const { rows } = await sql<
    Omit<RoomCount, 'practiceId' | AnswerField> & { answers: string; times: number }
  >`
    ${plannedOnce}
    select e.building_id as "buildingId", e.band_id as "bandId", e.room_token as room, side.answers,
      sum(side.times)::int as times
    from observation.count_entries e
    cross join lateral (values (1, e.answers), (-1, e.was)) as side(times, answers)
    where e.window_id = ${window.id} and side.answers is not null
    group by e.building_id, e.band_id, e.room_token, side.answers
    having sum(side.times) <> 0`.execute(tx);
  const counts = new Map<string, RoomCount>();
  for (const { buildingId, bandId, room, answers, times } of rows) {
    for (const [place, answer] of readShort(answers)) {
      const practiceId = window.practiceIds[place - 1];
      if (practiceId === undefined) continue;
      const key = `${practiceId} ${buildingId} ${bandId} ${room}`;
      const none = { seen: 0, notSeen: 0, noOpportunity: 0, couldNotTell: 0 };
      const count = counts.get(key) ?? { practiceId, buildingId, bandId, room, ...none };
      count[fieldOf[answer]] += times;
      counts.set(key, count);
    }
  }
  return [...counts.values()];
}

/** The entries about a window's practices, each in the order of the book. */
export type ReceivedEntries = ReadonlyMap<string, readonly Entry[]>;

/**
 * The book of windows that have not been read, by window and practice, in the order in which it was written. One row an
 * entry, with answers in short (`s1n3`: the first practice seen, the third not), since there are thousands. The last ten
 * seconds are left out: a transaction still on its way could bring an entry in before others that were counted already.
 * A reading takes them in: it is final, whatever comes.
 */
export async function readReceived(
  tx: Tx,
  windows: readonly Pick<CountedWindow, 'id' | 'practiceIds'>[],
  until: 'settled' | 'until now' = 'settled',
): Promise<ReadonlyMap<string, ReceivedEntries>> {
  const received = new Map(
    windows.map(({ id, practiceIds }) => [
      id,
      practiceIds.map((practiceId): [string, Entry[]] => [practiceId, []]),
    ]),
  );
  if (windows.length === 0) return new Map();
  const ids = windows.map(({ id }) => id);
  const { rows } = await sql<EntryRow & { window_id: string }>`
    ${plannedOnce}
    select window_id, room_token as room, was, answers,
      case when ordinal > 0 or visit_id in (
        select visit_id from observation.count_entries where window_id = any(${ids}::uuid[]) and ordinal > 0
      ) then visit_id end as visit
    from observation.count_entries
    where window_id = any(${ids}::uuid[]) and (${until === 'until now'} or at < now() - interval '10 seconds')
    order by at, visit_id, ordinal`.execute(tx);
  for (const { window_id, ...row } of rows)
    for (const [place, entry] of entriesOf(row)) received.get(window_id)?.[place - 1]?.[1].push(entry);
  return new Map([...received].map(([id, practices]) => [id, new Map(practices)]));
}

/** How widely the visits of a window that count were spread. */
export async function readSpread(tx: Tx, window: CountedWindow): Promise<Spread & { visits: number }> {
  const { rows } = await sql<
    Record<'visits' | 'buildings' | 'bands' | 'parts' | 'times' | 'all_bands', number>
  >`
    ${plannedOnce}
    select count(*)::int as visits, count(distinct building_id)::int as buildings,
      count(distinct band_id)::int as bands, count(distinct lesson_part)::int as parts,
      -- Three times of day by the wall clock, with wrong clocks set right: before eleven, before one, and after. A row of a
      -- sheet that tells no time is at none.
      (count(distinct width_bucket(extract(hour from (t.started_at at time zone 'UTC') + make_interval(mins =>
        utc_offset_minutes)), array[11, 13]::numeric[])) filter (where v.has_time))::int as times,
      (select count(*)::int from district.bands where ended_on is null) as all_bands
    from observation.counted_visits v
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

/** How many visits that count arrived after a moment. */
export async function countLateVisits(tx: Tx, windowId: string, after: Date): Promise<number> {
  const { rows } = await sql<{ late: number }>`
    ${plannedOnce}
    select count(*)::int as late from observation.counted_visits
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
    ${plannedOnce}
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
