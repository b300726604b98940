import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { utc } from '../../server/sql-moment.ts';
import type { ProposalFromQuestion } from './proposal-contract.ts';
import type { VersionId } from './session-contract.ts';

/** The latest decision on the proposal `pr` of the query around it. */
const latest = sql`from conversations.proposal_decisions pd
  join people.persons decider on decider.district_id = pd.district_id and decider.id = pd.decided_by
  where pd.district_id = pr.district_id and pd.proposal_id = pr.id order by pd.decided_at desc, pd.id limit 1`;

/** A proposal as the wire has it, of the row `pr` of the query around it. */
export const proposalJson: RawBuilder<unknown> = sql`(select json_build_object('id', pr.id, 'change', pr.change,
    'reason', pr.reason, 'by', p.given_name || ' ' || p.family_name, 'capacity', c.kind, 'at', ${utc(sql`pr.proposed_at`)},
    'practice', (select json_build_object('id', vp.practice_id, 'name', vp.name)
      from visions.version_practices vp
      join visions.versions v on v.district_id = vp.district_id and v.id = vp.version_id
      where vp.district_id = pr.district_id and vp.practice_id = pr.practice_id order by v.number desc limit 1),
    'state', coalesce((select pd.decision ${latest}), 'open'),
    'decision', (select json_build_object('by', decider.given_name || ' ' || decider.family_name,
      'at', ${utc(sql`pd.decided_at`)}, 'reason', pd.reason) ${latest}))
  from people.persons p
  left join people.capacities c on c.district_id = pr.district_id and c.id = pr.proposed_in
  where p.district_id = pr.district_id and p.id = pr.proposed_by)`;

const fromQuestions = sql`conversations.proposals pr
  join conversations.questions q on q.district_id = pr.district_id and q.id = pr.question_id
  join visions.versions qv on qv.district_id = q.district_id and qv.id = q.version_id`;

type ProposalRow = {
  proposal: Omit<ProposalFromQuestion, 'question'>;
  question: ProposalFromQuestion['question'];
};

async function readProposals(tx: Tx, rest: RawBuilder<unknown>): Promise<ProposalFromQuestion[]> {
  const { rows } = await sql<ProposalRow>`
    select ${proposalJson} as proposal, json_build_object('id', q.id, 'body', q.body) as question
    from ${fromQuestions} ${rest} order by pr.proposed_at, pr.id`.execute(tx);
  return rows.map(({ proposal, question }) => ({ ...proposal, question }));
}

/** What the questions of a vision ask of its next version, the oldest first. Of questions taken off, nothing. */
export function listProposals(tx: Tx, visionId: string): Promise<ProposalFromQuestion[]> {
  return readProposals(tx, sql`where qv.vision_id = ${visionId} and q.withdrawn_at is null`);
}

/** One proposal, of a question that may have been taken off since. */
export async function readProposal(tx: Tx, id: string): Promise<ProposalFromQuestion> {
  const [proposal] = await readProposals(tx, sql`where pr.id = ${id}`);
  if (proposal === undefined) throw new Error(`proposal ${id} is gone`);
  return proposal;
}

/** The vision that a proposal is about; undefined when there is no such proposal. */
export async function findProposalVision(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ visionId: string }>`
    select qv.vision_id as "visionId" from ${fromQuestions} where pr.id = ${id}`.execute(tx);
  return rows[0]?.visionId;
}

export type ProposedFacts = {
  questionId: string;
  practiceId: string | null;
  change: string;
  reason: string;
  proposedById: string;
};

export async function findProposed(tx: Tx, id: string): Promise<ProposedFacts | undefined> {
  return tx
    .selectFrom('conversations.proposals')
    .select([
      'question_id as questionId',
      'practice_id as practiceId',
      'change',
      'reason',
      'proposed_by as proposedById',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertProposal(tx: Tx, actor: Actor, id: string, facts: ProposedFacts): Promise<void> {
  await tx
    .insertInto('conversations.proposals')
    .values({
      district_id: actor.districtId,
      id,
      question_id: facts.questionId,
      practice_id: facts.practiceId,
      change: facts.change,
      reason: facts.reason,
      proposed_by: actor.personId,
      proposed_in: actor.capacityId,
    })
    .execute();
}

export type DecidedFacts = { proposalId: string; decision: string; reason: string; decidedById: string };

export async function findDecided(tx: Tx, id: string): Promise<DecidedFacts | undefined> {
  return tx
    .selectFrom('conversations.proposal_decisions')
    .select(['proposal_id as proposalId', 'decision', 'reason', 'decided_by as decidedById'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertDecision(tx: Tx, actor: Actor, id: string, facts: DecidedFacts): Promise<void> {
  await tx
    .insertInto('conversations.proposal_decisions')
    .values({
      district_id: actor.districtId,
      id,
      proposal_id: facts.proposalId,
      decision: facts.decision,
      reason: facts.reason,
      decided_by: actor.personId,
      decided_in: actor.capacityId,
    })
    .execute();
}

/** The version in force of a vision; undefined before the first adoption or when there is no such vision. */
export async function findCurrentVersionId(tx: Tx, visionId: string): Promise<VersionId | undefined> {
  const { rows } = await sql<{ id: VersionId }>`
    select id from visions.versions where vision_id = ${visionId} order by number desc limit 1`.execute(tx);
  return rows[0]?.id;
}

/** Whether the district has such a vision, adopted or not. */
export async function hasVision(tx: Tx, visionId: string): Promise<boolean> {
  const { rows } = await sql`select from visions.visions where id = ${visionId}`.execute(tx);
  return rows.length > 0;
}
