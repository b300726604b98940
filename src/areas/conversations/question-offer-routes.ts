import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayLetGo } from './access.ts';
import { answerableQuestion } from './find-question.ts';
import { questionProblems } from './question-contract.ts';
import { questionOfferContract } from './question-offer-contract.ts';
import {
  compareVersion,
  countTrend,
  endOffer,
  findMark,
  findOffer,
  findOwnerName,
  insertMark,
  insertOffer,
  lockQuestion,
  type MarkedFacts,
  type OfferFacts,
} from './question-offer-store.ts';
import { type QuestionFacts, readQuestion } from './question-store.ts';
import { findVersion } from './version-store.ts';

const signedIn = implement(questionOfferContract).$context<RequestContext>().use(admit);

/** The handlers of what people do about a question besides answering it. */
export const questionOfferRoutes = {
  ownQuestion: signedIn.ownQuestion.handler(async ({ context: { tx, actor }, input }) => {
    const { questionId, id } = input;
    const question = await answerableQuestion(tx, actor, questionId);
    await recordOnce<OfferFacts>(
      { questionId, ownedById: actor.personId },
      () => findOffer(tx, id),
      () => offer(tx, actor, id, question),
    );
    return readQuestion(tx, actor, questionId);
  }),
  letQuestionGo: signedIn.letQuestionGo.handler(async ({ context: { tx, actor }, input }) => {
    const { questionId, id } = input;
    const facts = await findOffer(tx, id);
    if (facts?.questionId !== questionId) throw refusal(commonProblems, 'record/not-found');
    if (!mayLetGo(actor, facts)) throw refusal(questionProblems, 'conversations/not-your-offer');
    await endOffer(tx, id);
    return readQuestion(tx, actor, questionId);
  }),
  markAnsweredByVersion: signedIn.markAnsweredByVersion.handler(async ({ context: { tx, actor }, input }) => {
    const { questionId, id, versionId } = input;
    const question = await answerableQuestion(tx, actor, questionId);
    const version = await compareVersion(tx, question, versionId);
    if (version === undefined) throw refusal(commonProblems, 'record/not-found');
    if (!version.isLater) throw refusal(questionProblems, 'conversations/version-not-later');
    if (!version.changesIt) throw refusal(questionProblems, 'conversations/version-did-not-change-it');
    const facts = { questionId, versionId, markedById: actor.personId };
    await recordOnce<MarkedFacts>(
      facts,
      () => findMark(tx, id),
      async () => {
        await insertMark(tx, actor, id, facts);
        await audit(tx, actor, 'conversations/question-answered-by-version', {
          id: questionId,
          detail: { versionId },
        });
      },
    );
    return readQuestion(tx, actor, questionId);
  }),
  readQuestionTrend: signedIn.readQuestionTrend.handler(async ({ context: { tx }, input }) => {
    const version = await findVersion(tx, input.versionId);
    if (version === undefined) throw refusal(commonProblems, 'record/not-found');
    return { months: await countTrend(tx, version.visionId) };
  }),
};

async function offer(tx: Tx, actor: Actor, id: string, question: QuestionFacts): Promise<void> {
  if (question.isAnswered) throw refusal(questionProblems, 'conversations/question-answered');
  await lockQuestion(tx, question.id);
  const by = await findOwnerName(tx, question.id);
  if (by !== undefined) throw refusal(questionProblems, 'conversations/question-owned', { by });
  await insertOffer(tx, actor, id, question.id);
}
