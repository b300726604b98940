import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { answersOfBoth } from './agreement-pair-store.ts';
import type { WindowVisits } from './agreement-release-rules.ts';
import type { PairCoding } from './agreement-rules.ts';

/**
 * Visits to each window of a subject that could have been paired and count: a pair once, none taken out, and none out of a
 * sheet. Of a window that was read, as they stood when it was.
 */
export async function countVisits(tx: Tx, subjectId: string): Promise<WindowVisits[]> {
  const { rows } = await sql<WindowVisits>`
    select (count(*) - (select count(*) from observation.valid_pairs p
        where p.district_id = w.district_id and p.window_id = w.id
          and (r.id is null or p.complete_at <= r.frozen_at)))::int as visits, r.id is not null as "isRead"
    from observation.visits v
    join observation.windows w on w.district_id = v.district_id and w.id = v.window_id
    left join analysis.readings r on r.district_id = w.district_id and r.window_id = w.id
    where w.subject_id = ${subjectId} and v.import_id is null and (r.id is null or v.received_at <= r.frozen_at)
      and not exists (select from observation.voided_visits o
        where o.district_id = v.district_id and o.visit_id = v.id)
    group by w.district_id, w.id, r.id, r.frozen_at`.execute(tx);
  return rows;
}

/** How many visits of a hundred the district would like to be paired. */
export async function readWantedPercent(tx: Tx): Promise<number> {
  const { rows } = await sql<{ percent: number }>`
    select percent from observation.pair_shares order by set_at desc, id desc limit 1`.execute(tx);
  return rows[0]?.percent ?? 10;
}

export type LessonRow = {
  practiceId: string;
  versionId: string;
  setId: string;
  agreed: number;
  answers: number;
};

/** Agreement with the master coding of clips and written lessons, of five people at a time, as conversations tells it. */
export async function readLessonAgreement(tx: Tx, practiceIds: readonly string[]): Promise<LessonRow[]> {
  const { rows } = await sql<LessonRow>`
    select a.practice_id as "practiceId", a.version_id as "versionId", a.set_id as "setId", a.agreed,
      a.codings as answers
    from conversations.agreement a
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
