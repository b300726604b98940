import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { type PairAgreementFacts, pairContract, pairProblems } from './pair-contract.ts';
import { findPairShare, insertPairShare, listPairProposals, readPairShare } from './pair-proposal-store.ts';
import { findPairFaults } from './pair-rules.ts';
import {
  type FoundPair,
  findAgreementFacts,
  findPair,
  inOrder,
  insertPairAgreement,
  listPairs,
} from './pair-store.ts';
import type { PairId } from './visit-contract.ts';

const signedIn = implement(pairContract).$context<RequestContext>().use(admit);

/** The handlers for paired visits: what the two saw, what they agree on, and who is proposed. */
export const pairRoutes = {
  listPairs: signedIn.listPairs.handler(async ({ context: { tx, actor } }) => ({
    pairs: await listPairs(tx, actor),
  })),

  readPair: signedIn.readPair.handler(
    async ({ context: { tx, actor }, input }) => (await findPairOr404(tx, actor, input.pairId)).page,
  ),

  agreeInPair: signedIn.agreeInPair.handler(async ({ context: { tx, actor }, input }) => {
    const pair = await findPairOr404(tx, actor, input.pairId);
    const outcome = await recordOnce(
      { pairId: input.pairId, answers: inOrder(input.answers) },
      () => findAgreementFacts(tx, input.id),
      () => agree(tx, actor, input, pair),
    );
    if (outcome === 'new')
      await audit(tx, actor, 'observation/pair-agreed', { id: input.id, detail: { pairId: input.pairId } });
    return (await findPairOr404(tx, actor, input.pairId)).page;
  }),

  listPairProposals: signedIn.listPairProposals.handler(async ({ context: { tx, actor } }) => ({
    proposals: await listPairProposals(tx, actor),
  })),

  readPairShare: signedIn.readPairShare.handler(async ({ context: { tx } }) => ({
    percent: await readPairShare(tx),
  })),

  setPairShare: signedIn.setPairShare.handler(async ({ context: { tx, actor }, input }) => {
    const { id, percent } = input;
    const outcome = await recordOnce(
      { percent },
      () => findPairShare(tx, id),
      () => insertPairShare(tx, actor, input),
    );
    if (outcome === 'new') await audit(tx, actor, 'observation/pair-share-set', { id, detail: { percent } });
    return { percent: await readPairShare(tx) };
  }),
};

async function findPairOr404(tx: Tx, actor: Actor, pairId: PairId): Promise<FoundPair> {
  const pair = await findPair(tx, actor, pairId);
  if (pair === null) throw refusal(commonProblems, 'record/not-found');
  return pair;
}

async function agree(tx: Tx, actor: Actor, facts: PairAgreementFacts, pair: FoundPair): Promise<void> {
  const { countingVisitId, originals, page } = pair;
  if (page.state === 'waiting') throw refusal(pairProblems, 'observation/pair-waits');
  if (countingVisitId === null) throw refusal(pairProblems, 'observation/no-pair');
  if (page.agreement !== null) {
    const { agreedAt } = page.agreement;
    throw refusal(pairProblems, 'observation/pair-agreed-already', { agreedAt });
  }
  const practiceIds = findPairFaults(facts.answers, new Set(originals.keys()));
  if (practiceIds.length > 0) throw refusal(pairProblems, 'observation/pair-answers', { practiceIds });
  const outcome = await insertPairAgreement(tx, actor, facts, { ...pair, countingVisitId });
  if (outcome === 'after-reading') throw refusal(pairProblems, 'observation/pair-after-reading');
}
