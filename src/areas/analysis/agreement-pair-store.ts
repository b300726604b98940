import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { type CodingMoment, momentsOf, type PairedVisit } from './agreement-release-rules.ts';
import type { PairCoding } from './agreement-rules.ts';

/** What the two of a pair `c` answered about each practice: the counting visit's answer as `one`, the other's as `other`. */
export const answersOfBoth = sql`
  select practice_id, max(answer) filter (where is_counting) as one, max(answer) filter (where not is_counting) as other
  from (
    select true as is_counting, practice_id, answer
    from observation.blind_answers(c.district_id, c.counting_visit_id, c.complete_at)
    union all
    select false, practice_id, answer from observation.blind_answers(c.district_id, c.other_visit_id, c.complete_at)
  ) both_answers group by practice_id`;

/**
 * Every two visits of a subject that are or ever were a pair: those of `observation.valid_pairs`, whether or not one of
 * them was taken out since or a third came. When they were a pair is for the rules to say.
 */
const couplesOf = (subjectId: string) => sql`
  select a.district_id, a.pair_id, a.window_id, w.version_id, a.id as counting_visit_id, b.id as other_visit_id,
    a.observer_id as counting_observer_id, b.observer_id as other_observer_id,
    greatest(a.received_at, b.received_at) as complete_at,
    to_char(least(a.started_at, b.started_at) at time zone d.time_zone, 'YYYY-MM') as month
  from observation.windows w
  join district.districts d on d.id = w.district_id
  join observation.visits a on a.district_id = w.district_id and a.window_id = w.id
  join observation.visits b on b.district_id = a.district_id and b.pair_id = a.pair_id and b.window_id = a.window_id
    and b.building_id = a.building_id and b.observer_id <> a.observer_id and b.id > a.id
  where w.subject_id = ${subjectId} and a.pair_id is not null
    and (a.room_token = b.room_token or (a.started_at <= b.ended_at and b.started_at <= a.ended_at))`;

type CodingRow = PairCoding & { visitIds: [string, string] };

/** Every blind answer of a subject's pairs, past ones too, by pair and practice. */
async function readCodings(tx: Tx, subjectId: string): Promise<CodingRow[]> {
  const { rows } = await sql<CodingRow>`
    with c as materialized (${couplesOf(subjectId)})
    select c.pair_id as "pairId", c.window_id as "windowId", a.practice_id as "practiceId",
      c.version_id as "versionId", c.month, one.room_token as room,
      json_build_array(c.counting_visit_id, c.other_visit_id) as "visitIds",
      json_build_array(c.counting_observer_id, c.other_observer_id) as observers,
      json_build_array(own.kind, partner.kind) as kinds, json_build_array(a.one, a.other) as answers
    from c
    cross join lateral (${answersOfBoth}) a
    join visions.version_practices v on v.district_id = c.district_id and v.version_id = c.version_id
      and v.practice_id = a.practice_id
    join observation.visits one on one.district_id = c.district_id and one.id = c.counting_visit_id
    join observation.visits other on other.district_id = c.district_id and other.id = c.other_visit_id
    join people.capacities own on own.district_id = c.district_id and own.id = one.observed_in
    join people.capacities partner on partner.district_id = c.district_id and partner.id = other.observed_in`.execute(
    tx,
  );
  return rows;
}

/**
 * The visits of a subject that have a pair id, by window and pair, with what became of them. The last ten seconds are left
 * out: a transaction still on its way could bring in what was before that which has been counted already.
 */
async function readPairedVisits(tx: Tx, subjectId: string): Promise<Map<string, PairedVisit[]>> {
  const { rows } = await sql<PairedVisit & { pairId: string; windowId: string }>`
    select v.pair_id as "pairId", v.window_id as "windowId", v.id, v.observer_id as "observerId",
      extract(epoch from v.received_at)::float8 as at,
      coalesce((select json_agg(json_build_object('at', extract(epoch from c.changed_at)::float8,
          'isTakenOut', c.kind = 'voided') order by c.changed_at, c.id)
        from observation.visit_changes c where c.district_id = v.district_id and c.visit_id = v.id
          and c.changed_at < now() - interval '10 seconds'), '[]') as changes
    from observation.visits v
    join observation.windows w on w.district_id = v.district_id and w.id = v.window_id
    where w.subject_id = ${subjectId} and v.pair_id is not null
      and v.received_at < now() - interval '10 seconds'`.execute(tx);
  return Map.groupBy(rows, ({ pairId, windowId }) => `${windowId} ${pairId}`);
}

/** What came to and went from a subject's codings, in the order in which it did. */
export async function readCodingMoments(tx: Tx, subjectId: string): Promise<CodingMoment[]> {
  const visits = await readPairedVisits(tx, subjectId);
  const moments = (await readCodings(tx, subjectId)).flatMap(({ visitIds, ...coding }) => {
    const own = visits.get(`${coding.windowId} ${coding.pairId}`) ?? [];
    return momentsOf(visitIds, own).map(({ at, is }) => ({ at, key: visitIds.join(' '), coding, is }));
  });
  return moments
    .sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ coding, is }) => ({ coding, is }));
}
