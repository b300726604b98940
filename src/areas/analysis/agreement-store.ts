import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { pairsCountedTogether } from './agreement-contract.ts';
import type { PairCoding } from './agreement-rules.ts';

/** What the two of a pair `c` answered about each practice: the counting visit's answer as `one`, the other's as `other`. */
const answersOfBoth = sql`
  select practice_id, max(answer) filter (where is_counting) as one, max(answer) filter (where not is_counting) as other
  from (
    select true as is_counting, practice_id, answer
    from observation.blind_answers(c.district_id, c.counting_visit_id, c.complete_at)
    union all
    select false, practice_id, answer from observation.blind_answers(c.district_id, c.other_visit_id, c.complete_at)
  ) both_answers group by practice_id`;

/**
 * Every blind answer of a subject's valid pairs, by pair and practice, in whole fives of pairs in the order in which they
 * were complete.
 */
export async function readPairCodings(tx: Tx, subjectId: string): Promise<PairCoding[]> {
  const { rows } = await sql<PairCoding>`
    with pairs as materialized (
      select p.*, w.version_id, row_number() over (order by p.complete_at, p.pair_id) as nth, count(*) over () as of
      from observation.valid_pairs p
      join observation.windows w on w.district_id = p.district_id and w.id = p.window_id
      where w.subject_id = ${subjectId}
    ), counted as materialized (
      select pairs.*, to_char(pairs.started_at at time zone d.time_zone, 'YYYY-MM') as month
      from pairs join district.districts d on d.id = pairs.district_id
      where nth <= of - of % ${pairsCountedTogether}::int
    )
    select c.pair_id as "pairId", c.window_id as "windowId", a.practice_id as "practiceId",
      v.text_sha256 as "textSha256", c.month, one.room_token as room,
      json_build_array(c.counting_observer_id, c.other_observer_id) as observers,
      json_build_array(own.kind, partner.kind) as kinds, json_build_array(a.one, a.other) as answers
    from counted c
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

/** Visits of a subject that could have been paired and count: a pair once, none taken out, and none out of a sheet. */
export async function countVisits(tx: Tx, subjectId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (count(*) - (select count(*) from observation.valid_pairs p
        join observation.windows w on w.district_id = p.district_id and w.id = p.window_id
        where w.subject_id = ${subjectId}))::int as count
    from observation.visits v
    join observation.windows w on w.district_id = v.district_id and w.id = v.window_id
    where w.subject_id = ${subjectId} and v.import_id is null and not exists (select from observation.voided_visits o
      where o.district_id = v.district_id and o.visit_id = v.id)`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** How many visits of a hundred the district would like to be paired. */
export async function readWantedPercent(tx: Tx): Promise<number> {
  const { rows } = await sql<{ percent: number }>`
    select percent from observation.pair_shares order by set_at desc, id desc limit 1`.execute(tx);
  return rows[0]?.percent ?? 10;
}

export type LessonRow = {
  practiceId: string;
  textSha256: string;
  setId: string;
  agreed: number;
  answers: number;
};

/** Agreement with the master coding of clips and written lessons, of five people at a time, as conversations tells it. */
export async function readLessonAgreement(tx: Tx, practiceIds: readonly string[]): Promise<LessonRow[]> {
  const { rows } = await sql<LessonRow>`
    select a.practice_id as "practiceId", v.text_sha256 as "textSha256", a.set_id as "setId", a.agreed,
      a.codings as answers
    from conversations.agreement a
    join visions.version_practices v on v.district_id = a.district_id and v.version_id = a.version_id
      and v.practice_id = a.practice_id
    where a.practice_id = any(${practiceIds}::uuid[])`.execute(tx);
  return rows;
}

/** What the two of each of a person's pairs answered, by pair and practice; in the words of the latest window first. */
export async function readOwnCodings(
  tx: Tx,
  personId: string,
): Promise<
  { pairId: string; practiceId: string; name: string; subject: string; answers: PairCoding['answers'] }[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof readOwnCodings>>[number]>`
    with c as materialized (
      select p.* from observation.valid_pairs p
      where ${personId}::uuid in (p.counting_observer_id, p.other_observer_id)
    )
    select c.pair_id as "pairId", a.practice_id as "practiceId", n.name, s.name as subject,
      json_build_array(a.one, a.other) as answers
    from c
    cross join lateral (${answersOfBoth}) a
    join observation.windows w on w.district_id = c.district_id and w.id = c.window_id
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    join visions.version_practices n on n.district_id = w.district_id and n.version_id = w.version_id
      and n.practice_id = a.practice_id
    order by s.ordinal, s.name, w.ends_on desc, a.practice_id`.execute(tx);
  return rows;
}
