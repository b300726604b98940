import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { type QuestionTrend, trendMonths } from './question-offer-contract.ts';
import type { QuestionFacts } from './question-store.ts';

export type OfferFacts = { questionId: string; ownedById: string };

/** One offer at a time on a question: the next waits for this transaction. */
export async function lockQuestion(tx: Tx, questionId: string): Promise<void> {
  await sql`select from conversations.questions where id = ${questionId} for update`.execute(tx);
}

/** An offer as it was made, also when it has been let go. */
export async function findOffer(tx: Tx, id: string): Promise<OfferFacts | undefined> {
  return tx
    .selectFrom('conversations.question_owners')
    .select(['question_id as questionId', 'owned_by as ownedById'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Who has offered to find out now; undefined when nobody has. */
export async function findOwnerName(tx: Tx, questionId: string): Promise<string | undefined> {
  const { rows } = await sql<{ by: string }>`
    select p.given_name || ' ' || p.family_name as by from conversations.question_owners o
    join people.persons p on p.district_id = o.district_id and p.id = o.owned_by
    where o.question_id = ${questionId} and o.let_go_at is null`.execute(tx);
  return rows[0]?.by;
}

export async function insertOffer(tx: Tx, actor: Actor, id: string, questionId: string): Promise<void> {
  await tx
    .insertInto('conversations.question_owners')
    .values({
      district_id: actor.districtId,
      id,
      question_id: questionId,
      owned_by: actor.personId,
      owned_in: actor.capacityId,
    })
    .execute();
}

/** Ends an offer, once. */
export async function endOffer(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('conversations.question_owners')
    .set({ let_go_at: sql`coalesce(let_go_at, now())` })
    .where('id', '=', id)
    .execute();
}

export type MarkedFacts = { questionId: string; versionId: string; markedById: string };

export async function findMark(tx: Tx, id: string): Promise<MarkedFacts | undefined> {
  return tx
    .selectFrom('conversations.question_revisions')
    .select(['question_id as questionId', 'version_id as versionId', 'marked_by as markedById'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertMark(tx: Tx, actor: Actor, id: string, facts: MarkedFacts): Promise<void> {
  await tx
    .insertInto('conversations.question_revisions')
    .values({
      district_id: actor.districtId,
      id,
      question_id: facts.questionId,
      version_id: facts.versionId,
      marked_by: actor.personId,
      marked_in: actor.capacityId,
    })
    .execute();
}

/** How a version stands to what a question asked about; undefined when it is no version of that vision. */
export async function compareVersion(
  tx: Tx,
  question: QuestionFacts,
  versionId: string,
): Promise<{ isLater: boolean; changesIt: boolean } | undefined> {
  const { rows } = await sql<{ isLater: boolean; changesIt: boolean }>`
    select v.number > ${question.versionNumber} as "isLater",
      (${question.practiceId}::uuid is null or (
        select p.text_sha256 from visions.version_practices p
        where p.district_id = v.district_id and p.version_id = v.id and p.practice_id = ${question.practiceId}
      ) is distinct from (
        select p.text_sha256 from visions.version_practices p
        where p.district_id = v.district_id and p.version_id = ${question.versionId}
          and p.practice_id = ${question.practiceId})) as "changesIt"
    from visions.versions v where v.id = ${versionId} and v.vision_id = ${question.visionId}`.execute(tx);
  return rows[0];
}

/** How many days each answered question of a vision waited for its first answer. */
export async function listWaits(tx: Tx, visionId: string): Promise<number[]> {
  const { rows } = await sql<{ days: number }>`
    select (greatest(0, extract(epoch from answered_at - asked_at)) / 86400)::float8 as days
    from conversations.question_states
    where vision_id = ${visionId} and answered_at is not null`.execute(tx);
  return rows.map((row) => row.days);
}

/** The versions of a vision, the latest first. */
export async function listVersionsOf(tx: Tx, visionId: string): Promise<{ id: string; number: number }[]> {
  return tx
    .selectFrom('visions.versions')
    .select(['id', 'number'])
    .where('vision_id', '=', visionId)
    .orderBy('number', 'desc')
    .execute();
}

/** The last twelve months of a vision's questions: asked and answered in each, and still open at its end. */
export async function countTrend(tx: Tx, visionId: string): Promise<QuestionTrend['months']> {
  const { rows } = await sql<QuestionTrend['months'][number]>`
    select to_char(month, 'YYYY-MM') as month,
      (count(q.question_id) filter (where q.asked >= month))::int as asked,
      (count(q.question_id) filter (where q.answered >= month and q.answered < month + interval '1 month'))::int
        as answered,
      (count(q.question_id) filter (where q.answered is null or q.answered >= month + interval '1 month'))::int as open
    from district.districts d
    cross join generate_series(
      date_trunc('month', now() at time zone d.time_zone) - make_interval(months => ${trendMonths - 1}::int),
      date_trunc('month', now() at time zone d.time_zone), interval '1 month') month
    left join lateral (
      select question_id, asked_at at time zone d.time_zone as asked, answered_at at time zone d.time_zone as answered
      from conversations.question_states where vision_id = ${visionId}
    ) q on q.asked < month + interval '1 month'
    group by month order by month`.execute(tx);
  return rows;
}
