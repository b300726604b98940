import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { utc } from '../../server/sql-moment.ts';
import { countOpenPairs } from './alike-store.ts';
import type { MyVisits, PutRightCard, VisitChange, VisitChangeFacts } from './put-right-contract.ts';
import type { Tally, VisitId } from './visit-contract.ts';

/** What a change of a visit is judged by. */
export type ChangeGround = {
  windowId: string;
  practiceIds: string[];
  readAt: Date | null;
  /** When its observer and their partner agreed on what counts of it. */
  agreedAt: Date | null;
};

/**
 * The window of one's own visit, and whether its reading has been taken; null when one made no such visit: what one
 * brought in with a sheet, others made. Nobody takes the reading while this transaction lasts: the lock is the one under
 * which readings are taken.
 */
export async function findOwnVisit(tx: Tx, actor: Actor, visitId: VisitId): Promise<ChangeGround | null> {
  const visit = await tx
    .selectFrom('observation.visits')
    .select('window_id')
    .where('id', '=', visitId)
    .where('observer_id', '=', actor.personId)
    .where('import_id', 'is', null)
    .executeTakeFirst();
  if (visit === undefined) return null;
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${visit.window_id}, 600))`.execute(tx);
  const { rows } = await sql<{ practice_ids: string[]; read_at: Date | null; agreed_at: Date | null }>`
    select to_json(w.practice_ids) as practice_ids, r.read_at,
      (select a.agreed_at from observation.visits v
        join observation.valid_pairs p on p.district_id = v.district_id and p.pair_id = v.pair_id
          and p.window_id = v.window_id
        join observation.pair_agreements a on a.district_id = p.district_id and a.visit_id = p.counting_visit_id
        where v.district_id = w.district_id and v.id = ${visitId}) as agreed_at
    from observation.windows w
    left join observation.windows_read r on r.district_id = w.district_id and r.window_id = w.id
    where w.id = ${visit.window_id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error(`visit ${visitId} has no window`);
  const { practice_ids: practiceIds, read_at: readAt, agreed_at: agreedAt } = row;
  return { windowId: visit.window_id, practiceIds, readAt, agreedAt };
}

type ChangeRow = Pick<VisitChange, 'id' | 'kind' | 'reason'> & {
  visit_id: VisitId;
  tallies: TallyRow[] | null;
  changed_at: Date;
  changed_as: VisitChange['changedAs'];
};

/** A tally as visits' changes keep it: in the names of the tallies' columns. */
type TallyRow = {
  practice_id: Tally['practiceId'];
  answer: Tally['answer'];
  times_count: number | null;
  scans_seen: number | null;
  scans_count: number | null;
};

function asTally(row: TallyRow): Tally {
  const scans =
    row.scans_seen === null || row.scans_count === null
      ? {}
      : { scans: { seen: row.scans_seen, of: row.scans_count } };
  return { practiceId: row.practice_id, answer: row.answer, timesCount: row.times_count, ...scans };
}

function asTallyRow(tally: Tally): TallyRow {
  return {
    practice_id: tally.practiceId,
    answer: tally.answer,
    times_count: tally.timesCount,
    scans_seen: tally.scans?.seen ?? null,
    scans_count: tally.scans?.of ?? null,
  };
}

function asChange(row: ChangeRow): VisitChange {
  const { id, kind, reason } = row;
  return {
    ...{ id, kind, reason },
    tallies: row.tallies?.map(asTally) ?? null,
    changedAt: row.changed_at.toISOString(),
    changedAs: row.changed_as,
  };
}

/** A change that was made under an id; undefined when there is none. */
export async function findChange(
  tx: Tx,
  id: string,
): Promise<(VisitChange & { visitId: VisitId }) | undefined> {
  const { rows } = await sql<ChangeRow>`
    select g.id, g.visit_id, g.kind, g.reason, g.tallies, g.changed_at, c.kind as changed_as
    from observation.visit_changes g
    join people.capacities c on c.district_id = g.district_id and c.id = g.changed_in
    where g.id = ${id}`.execute(tx);
  return rows[0] && { ...asChange(rows[0]), visitId: rows[0].visit_id };
}

/** Keeps a change, with its audit entry: that a visit of a window was changed, never what was seen. */
export async function insertChange(
  tx: Tx,
  actor: Actor,
  change: VisitChangeFacts,
  windowId: string,
): Promise<void> {
  const { id, visitId, kind, reason, tallies } = change;
  await tx
    .insertInto('observation.visit_changes')
    .values({
      district_id: actor.districtId,
      ...{ id, kind, reason },
      visit_id: visitId,
      tallies: tallies === null ? null : JSON.stringify(tallies.map(asTallyRow)),
      changed_by: actor.personId,
      changed_in: actor.capacityId,
    })
    .execute();
  await audit(tx, actor, 'observation/visit-changed', { id, detail: { windowId, kind } });
}

/** How many visits of a person's phones are missing, and since when; null while there are none. */
export async function readMissing(tx: Tx, personId: string): Promise<MyVisits['missing']> {
  const { rows } = await sql<{ count: number; since: string | null }>`
    select count(*)::int as count,
      (min(m.since) at time zone (select time_zone from district.districts))::date as since
    from observation.missing_visits m where m.observer_id = ${personId}`.execute(tx);
  const [row] = rows;
  return row === undefined || row.since === null ? null : { count: row.count, since: row.since };
}

/** What is next for a person about visits they have made. */
export async function listPutRightCards(tx: Tx, personId: string): Promise<PutRightCard[]> {
  const count = await countOpenPairs(tx, personId);
  const missing = await readMissing(tx, personId);
  return [
    ...(count === 0 ? [] : [{ kind: 'visits-look-alike' as const, count }]),
    ...(missing === null ? [] : [{ kind: 'visits-missing' as const, ...missing }]),
  ];
}

const tallyJson = sql`json_build_object('practice_id', t.practice_id, 'answer', t.answer, 'times_count', t.times_count,
  'scans_seen', t.scans_seen, 'scans_count', t.scans_count)`;

export type OwnVisitRow = {
  id: VisitId;
  window_id: string;
  room_token: string;
  building: string;
  band: string;
  lesson_part: MyVisits['windows'][number]['visits'][number]['lessonPart'];
  started_at: string;
  ended_at: string;
  device_started_at: string;
  ahead_seconds: number | null;
  received_at: string;
  pair: MyVisits['windows'][number]['visits'][number]['pair'];
  tallies: TallyRow[];
  changes: (Omit<ChangeRow, 'changed_at'> & { changed_at: string })[] | null;
};

const mostVisits = 500;

/** The visits that a person made in windows that have not been read, the latest first; none that came with a sheet. */
export async function listOwnVisits(tx: Tx, personId: string): Promise<OwnVisitRow[]> {
  const { rows } = await sql<OwnVisitRow>`
    select v.id, v.window_id, v.room_token, b.name as building, g.name as band, v.lesson_part,
      ${utc(sql`m.started_at`)} as started_at, ${utc(sql`m.ended_at`)} as ended_at,
      ${utc(sql`v.started_at`)} as device_started_at, m.ahead_seconds::float8 as ahead_seconds,
      ${utc(sql`v.received_at`)} as received_at,
      (select case when a.id is not null then 'agreed' when p.counting_visit_id = v.id then 'counts' else 'stands_back' end
        from observation.valid_pairs p
        left join observation.pair_agreements a on a.district_id = p.district_id and a.visit_id = p.counting_visit_id
        where p.district_id = v.district_id and p.pair_id = v.pair_id and p.window_id = v.window_id
          and v.id in (p.counting_visit_id, p.other_visit_id)) as pair,
      (select json_agg(${tallyJson} order by array_position(w.practice_ids, t.practice_id)) from observation.tallies t
        where t.district_id = v.district_id and t.visit_id = v.id) as tallies,
      (select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'reason', c.reason, 'tallies', c.tallies,
          'changed_at', ${utc(sql`c.changed_at`)}, 'changed_as', p.kind) order by c.changed_at, c.id)
        from observation.visit_changes c
        join people.capacities p on p.district_id = c.district_id and p.id = c.changed_in
        where c.district_id = v.district_id and c.visit_id = v.id) as changes
    from observation.visits v
    join observation.windows w on w.district_id = v.district_id and w.id = v.window_id
    join observation.visit_times m on m.district_id = v.district_id and m.visit_id = v.id
    join district.buildings b on b.district_id = v.district_id and b.id = v.building_id
    join district.bands g on g.district_id = v.district_id and g.id = v.band_id
    where v.observer_id = ${personId} and v.import_id is null
      and not exists (select from observation.windows_read r where r.district_id = w.district_id and r.window_id = w.id)
    order by m.started_at desc, v.id desc limit ${mostVisits}`.execute(tx);
  return rows;
}

export type OwnWindowRow = Omit<MyVisits['windows'][number], 'visits' | 'repeats'>;

/** The windows of some visits, the first to end first. */
export async function listWindowsOf(tx: Tx, windowIds: readonly string[]): Promise<OwnWindowRow[]> {
  const { rows } = await sql<OwnWindowRow>`
    select w.id, s.name as subject, w.purpose, w.starts_on as "startsOn", w.ends_on as "endsOn",
      w.visit_minutes as "visitMinutes",
      (select json_agg(json_build_object('id', p.practice_id, 'name', p.name)
          order by array_position(w.practice_ids, p.practice_id))
        from visions.version_practices p where p.district_id = w.district_id and p.version_id = w.version_id
          and p.practice_id = any(w.practice_ids)) as practices
    from observation.windows w
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    where w.id = any(${[...windowIds]}::uuid[])
    order by w.ends_on, s.ordinal, w.id`.execute(tx);
  return rows;
}

/** A row as it travels. */
export function asMyVisit(
  row: OwnVisitRow,
  looksLike: VisitId[],
): MyVisits['windows'][number]['visits'][number] {
  const { id, building, band, pair } = row;
  return {
    ...{ id, building, band, pair, looksLike },
    lessonPart: row.lesson_part,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    clock:
      row.ahead_seconds === null
        ? null
        : { aheadSeconds: Math.round(row.ahead_seconds), deviceStartedAt: row.device_started_at },
    receivedAt: row.received_at,
    tallies: row.tallies.map(asTally),
    changes: (row.changes ?? []).map((change) =>
      asChange({ ...change, changed_at: new Date(change.changed_at) }),
    ),
  };
}
