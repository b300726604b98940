import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayDecideProposal } from './access.ts';
import { answerableQuestion } from './find-question.ts';
import { proposalContract } from './proposal-contract.ts';
import { inOrderOfWork } from './proposal-rules.ts';
import {
  type DecidedFacts,
  findCurrentVersionId,
  findDecided,
  findProposalVision,
  findProposed,
  hasVision,
  insertDecision,
  insertProposal,
  listProposals,
  type ProposedFacts,
  readProposal,
} from './proposal-store.ts';
import { questionProblems } from './question-contract.ts';
import { isOnTeam, readQuestion } from './question-store.ts';
import type { PracticeId } from './session-contract.ts';
import { findVersion } from './version-store.ts';

const signedIn = implement(proposalContract).$context<RequestContext>().use(admit);

/** The handlers of what questions ask of a next version. */
export const proposalRoutes = {
  listProposals: signedIn.listProposals.handler(async ({ context: { tx, actor }, input }) => {
    if (!(await hasVision(tx, input.visionId))) throw refusal(commonProblems, 'record/not-found');
    return {
      versionId: (await findCurrentVersionId(tx, input.visionId)) ?? null,
      proposals: inOrderOfWork(await listProposals(tx, input.visionId)),
      mayDecide: mayDecideProposal(actor, await isOnTeam(tx, input.visionId, actor.personId)),
    };
  }),
  proposeChange: signedIn.proposeChange.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...said } = input;
    const question = await answerableQuestion(tx, actor, said.questionId);
    const facts = { ...said, proposedById: actor.personId };
    await recordOnce<ProposedFacts>(
      facts,
      () => findProposed(tx, id),
      async () => {
        if (said.practiceId !== null) await refuseUnlessInForce(tx, question.visionId, said.practiceId);
        await insertProposal(tx, actor, id, facts);
      },
    );
    return readQuestion(tx, actor, said.questionId);
  }),
  decideProposal: signedIn.decideProposal.handler(async ({ context: { tx, actor }, input }) => {
    const { id, proposalId, decision, reason } = input;
    const visionId = await findProposalVision(tx, proposalId);
    if (visionId === undefined) throw refusal(commonProblems, 'record/not-found');
    if (!mayDecideProposal(actor, await isOnTeam(tx, visionId, actor.personId)))
      throw refusal(questionProblems, 'conversations/not-a-writer');
    const facts = { proposalId, decision, reason, decidedById: actor.personId };
    await recordOnce<DecidedFacts>(
      facts,
      () => findDecided(tx, id),
      async () => {
        await insertDecision(tx, actor, id, facts);
        await audit(tx, actor, 'conversations/proposal-decided', { id: proposalId, detail: { decision } });
      },
    );
    return readProposal(tx, proposalId);
  }),
};

async function refuseUnlessInForce(tx: Tx, visionId: string, practiceId: PracticeId): Promise<void> {
  const currentId = await findCurrentVersionId(tx, visionId);
  const version = currentId === undefined ? undefined : await findVersion(tx, currentId);
  if (!version?.practices.some((practice) => practice.id === practiceId))
    throw refusal(questionProblems, 'conversations/practice-not-in-version', { practiceIds: [practiceId] });
}
