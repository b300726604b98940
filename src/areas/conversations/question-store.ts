import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { utc } from '../../server/sql-moment.ts';
import { mayWithdraw } from './access.ts';
import { proposalJson } from './proposal-store.ts';
import type { Answer, AnswerId, Board, Question, QuestionId, QuestionOwner } from './question-contract.ts';
import type { PracticeId } from './session-contract.ts';

type QuestionRow = Omit<Question, 'askedAt' | 'owner' | 'isMine' | 'mayWithdraw'> & {
  askedById: string | null;
  asked_at: Date;
  answers: Answer[];
  owner: (Omit<QuestionOwner, 'isMine'> & { byId: string }) | null;
};

/** What a question and its vision are to the actor before they act on it. */
export type QuestionFacts = {
  id: QuestionId;
  visionId: string;
  practiceId: string | null;
  versionId: string;
  versionNumber: number;
  isAnswered: boolean;
  askedById: string | null;
  withdrawnAt: Date | null;
};

const isAnswered = sql`exists (select from conversations.question_states st
  where st.district_id = q.district_id and st.question_id = q.id and st.answered_at is not null)`;

const columns = sql`
  ${isAnswered} as "isAnswered", q.id, q.body, q.asked_at, q.asked_by as "askedById", v.number as "versionNumber",
  asker.given_name || ' ' || asker.family_name as "askedBy",
  case when p.practice_id is null then null else json_build_object('id', p.practice_id, 'name', p.name) end as practice,
  coalesce((select json_agg(json_build_object('id', a.id, 'body', a.body, 'capacity', c.kind,
      'by', by.given_name || ' ' || by.family_name,
      'at', ${utc(sql`a.answered_at`)}) order by a.answered_at, a.id)
    from conversations.answers a
    join people.persons by on by.district_id = a.district_id and by.id = a.answered_by
    left join people.capacities c on c.district_id = a.district_id and c.id = a.answered_in
    where a.district_id = q.district_id and a.question_id = q.id), '[]') as answers,
  (select json_build_object('id', o.id, 'byId', o.owned_by, 'by', by.given_name || ' ' || by.family_name,
      'capacity', c.kind, 'since', ${utc(sql`o.owned_at`)})
    from conversations.question_owners o
    join people.persons by on by.district_id = o.district_id and by.id = o.owned_by
    left join people.capacities c on c.district_id = o.district_id and c.id = o.owned_in
    where o.district_id = q.district_id and o.question_id = q.id and o.let_go_at is null) as owner,
  (select json_build_object('versionId', r.version_id, 'number', rv.number,
      'by', by.given_name || ' ' || by.family_name, 'at', ${utc(sql`r.marked_at`)})
    from conversations.question_revisions r
    join visions.versions rv on rv.district_id = r.district_id and rv.id = r.version_id
    join people.persons by on by.district_id = r.district_id and by.id = r.marked_by
    where r.district_id = q.district_id and r.question_id = q.id order by r.marked_at desc, r.id limit 1) as revision,
  coalesce((select json_agg(${proposalJson} order by pr.proposed_at, pr.id)
    from conversations.proposals pr where pr.district_id = q.district_id and pr.question_id = q.id), '[]') as proposals`;

const tables = sql`
  conversations.questions q
  join visions.versions v on v.district_id = q.district_id and v.id = q.version_id
  left join visions.version_practices p on p.district_id = q.district_id and p.version_id = q.version_id
    and p.practice_id = q.practice_id
  left join people.persons asker on asker.district_id = q.district_id and asker.id = q.asked_by`;

async function readQuestions(tx: Tx, actor: Actor, rest: RawBuilder<unknown>): Promise<Question[]> {
  const { rows } = await sql<QuestionRow>`select ${columns} from ${tables} ${rest}`.execute(tx);
  return rows.map(({ askedById, asked_at, owner, ...row }) => ({
    ...row,
    owner: owner && ownerFor(actor, owner),
    askedAt: asked_at.toISOString(),
    isMine: askedById === actor.personId,
    mayWithdraw: mayWithdraw(actor, { askedById }),
  }));
}

function ownerFor(actor: Actor, { byId, ...owner }: NonNullable<QuestionRow['owner']>): QuestionOwner {
  return { ...owner, isMine: byId === actor.personId };
}

export type BoardFilter = {
  practiceId?: string | undefined;
  about: 'all' | 'vision';
  state: 'all' | 'open' | 'answered';
  search: string;
  after: number;
  limit: number;
};

/** One page of a vision's questions: the open ones first, the oldest of them first; then the answered, the latest first. */
export async function listQuestions(
  tx: Tx,
  actor: Actor,
  visionId: string,
  filter: BoardFilter,
): Promise<Question[]> {
  const { search } = filter;
  const states = { all: sql`true`, open: sql`not ${isAnswered}`, answered: isAnswered };
  const about = filter.about === 'vision' ? sql`q.practice_id is null` : sql`true`;
  return readQuestions(
    tx,
    actor,
    sql`where v.vision_id = ${visionId} and q.withdrawn_at is null and ${states[filter.state]} and ${about}
      and (${filter.practiceId ?? null}::uuid is null or q.practice_id = ${filter.practiceId ?? null})
      and (position(lower(${search}) in lower(q.body)) > 0 or exists (select from conversations.answers a
        where a.district_id = q.district_id and a.question_id = q.id
          and position(lower(${search}) in lower(a.body)) > 0))
    order by ${isAnswered}, case when ${isAnswered} then null else q.asked_at end, q.asked_at desc, q.id
    limit ${filter.limit} offset ${filter.after}`,
  );
}

/** Open and answered questions of a vision, for each practice it was asked about and (null) for the whole vision. */
export async function countQuestions(
  tx: Tx,
  visionId: string,
): Promise<(Board['counts'] & { practiceId: PracticeId | null })[]> {
  const { rows } = await sql<Board['counts'] & { practiceId: PracticeId | null }>`
    select q.practice_id as "practiceId", (count(*) filter (where q.answered_at is null))::int as open,
      count(q.answered_at)::int as answered
    from conversations.question_states q
    where q.vision_id = ${visionId}
    group by q.practice_id`.execute(tx);
  return rows;
}

/** A question that is on the board or was, as rules need it; undefined when there is none. */
export async function findQuestion(tx: Tx, id: QuestionId): Promise<QuestionFacts | undefined> {
  const { rows } = await sql<QuestionFacts>`
    select q.id, v.vision_id as "visionId", q.practice_id as "practiceId", q.version_id as "versionId",
      v.number as "versionNumber", ${isAnswered} as "isAnswered", q.asked_by as "askedById",
      q.withdrawn_at as "withdrawnAt"
    from conversations.questions q
    join visions.versions v on v.district_id = q.district_id and v.id = q.version_id
    where q.id = ${id}`.execute(tx);
  return rows[0];
}

/** One question as the board shows it. */
export async function readQuestion(tx: Tx, actor: Actor, id: QuestionId): Promise<Question> {
  const [question] = await readQuestions(tx, actor, sql`where q.id = ${id}`);
  if (question === undefined) throw new Error(`question ${id} is gone`);
  return question;
}

export type AskedFacts = {
  versionId: string;
  practiceId: string | null;
  body: string;
  askedById: string | null;
};

export async function findAsked(tx: Tx, id: QuestionId): Promise<AskedFacts | undefined> {
  const row = await tx
    .selectFrom('conversations.questions')
    .select(['version_id as versionId', 'practice_id as practiceId', 'body', 'asked_by as askedById'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row;
}

/** Keeps a question. Of one without a name only the day is kept, as noon, so that no clock leads back to who asked. */
export async function insertQuestion(tx: Tx, actor: Actor, id: QuestionId, facts: AskedFacts): Promise<void> {
  const noon = sql<Date>`(select ((now() at time zone d.time_zone)::date + time '12:00') at time zone d.time_zone
    from district.districts d)`;
  await tx
    .insertInto('conversations.questions')
    .values({
      district_id: actor.districtId,
      id,
      version_id: facts.versionId,
      practice_id: facts.practiceId,
      body: facts.body,
      asked_by: facts.askedById,
      asked_at: facts.askedById === null ? noon : sql<Date>`now()`,
    })
    .execute();
}

/** Takes a question off the board, once. */
export async function withdrawQuestion(tx: Tx, id: QuestionId): Promise<Date> {
  const row = await tx
    .updateTable('conversations.questions')
    .set({ withdrawn_at: sql<Date>`coalesce(withdrawn_at, now())` })
    .where('id', '=', id)
    .returning('withdrawn_at')
    .executeTakeFirstOrThrow();
  return row.withdrawn_at as Date;
}

/** Whether a person is on the team of a vision now. */
export async function isOnTeam(tx: Tx, visionId: string, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('visions.team_members')
    .select('person_id')
    .where('vision_id', '=', visionId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export type AnsweredFacts = { questionId: string; body: string; answeredById: string };

export async function findAnswered(tx: Tx, id: AnswerId): Promise<AnsweredFacts | undefined> {
  return tx
    .selectFrom('conversations.answers')
    .select(['question_id as questionId', 'body', 'answered_by as answeredById'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertAnswer(tx: Tx, actor: Actor, id: AnswerId, facts: AnsweredFacts): Promise<void> {
  await tx
    .insertInto('conversations.answers')
    .values({
      district_id: actor.districtId,
      id,
      question_id: facts.questionId,
      body: facts.body,
      answered_by: facts.answeredById,
      answered_in: actor.capacityId,
    })
    .execute();
}
