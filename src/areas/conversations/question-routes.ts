import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayAnswer, mayDecideProposal, mayWithdraw } from './access.ts';
import { answererQuestion, questionOr404 } from './find-question.ts';
import { type Board, questionContract, questionProblems } from './question-contract.ts';
import { listVersionsOf, listWaits } from './question-offer-store.ts';
import {
  type AnsweredFacts,
  type AskedFacts,
  type BoardFilter,
  countQuestions,
  findAnswered,
  findAsked,
  insertAnswer,
  insertQuestion,
  isOnTeam,
  listQuestions,
  readQuestion,
  withdrawQuestion,
} from './question-store.ts';
import { medianWait } from './question-waiting-rules.ts';
import type { VersionId } from './session-contract.ts';
import { findVersion } from './version-store.ts';

const signedIn = implement(questionContract).$context<RequestContext>().use(admit);

/** The handlers of the question board. */
export const questionRoutes = {
  readBoard: signedIn.readBoard.handler(({ context: { tx, actor }, input }) =>
    readBoard(tx, actor, input.versionId, input),
  ),
  askQuestion: signedIn.askQuestion.handler(async ({ context: { tx, actor }, input }) => {
    const { id, versionId, practiceId, body } = input;
    const version = await findVersion(tx, versionId);
    if (version === undefined) throw refusal(commonProblems, 'record/not-found');
    if (practiceId !== null && !version.practices.some((practice) => practice.id === practiceId))
      throw refusal(questionProblems, 'conversations/practice-not-in-version', { practiceIds: [practiceId] });
    const facts = { versionId, practiceId, body, askedById: input.isNameless ? null : actor.personId };
    await recordOnce<AskedFacts>(
      facts,
      () => findAsked(tx, id),
      () => insertQuestion(tx, actor, id, facts),
    );
    return readQuestion(tx, actor, id);
  }),
  withdrawQuestion: signedIn.withdrawQuestion.handler(async ({ context: { tx, actor }, input }) => {
    const question = await questionOr404(tx, input.id);
    if (!mayWithdraw(actor, question)) throw refusal(questionProblems, 'conversations/not-your-question');
    if (question.withdrawnAt === null && question.askedById === null)
      await audit(tx, actor, 'conversations/question-removed', { id: input.id });
    return { withdrawnAt: (await withdrawQuestion(tx, input.id)).toISOString() };
  }),
  answerQuestion: signedIn.answerQuestion.handler(async ({ context: { tx, actor }, input }) => {
    const question = await answererQuestion(tx, actor, input.questionId);
    const facts = { questionId: input.questionId, body: input.body, answeredById: actor.personId };
    await recordOnce<AnsweredFacts>(
      facts,
      () => findAnswered(tx, input.id),
      async () => {
        if (question.withdrawnAt !== null)
          throw refusal(questionProblems, 'conversations/question-withdrawn');
        await insertAnswer(tx, actor, input.id, facts);
      },
    );
    return readQuestion(tx, actor, input.questionId);
  }),
};

async function readBoard(tx: Tx, actor: Actor, versionId: string, filter: BoardFilter): Promise<Board> {
  const version = await findVersion(tx, versionId);
  if (version === undefined) throw refusal(commonProblems, 'record/not-found');
  const { id, visionId, number, title } = version;
  const found = await listQuestions(tx, actor, visionId, { ...filter, limit: filter.limit + 1 });
  const counted = await countQuestions(tx, visionId);
  const waits = await listWaits(tx, visionId);
  const onTeam = await isOnTeam(tx, visionId, actor.personId);
  const countsOf = (practiceId: string | null) => {
    const row = counted.find((count) => count.practiceId === practiceId);
    return { open: row?.open ?? 0, answered: row?.answered ?? 0 };
  };
  return {
    version: { id, visionId, number, title },
    questions: found.slice(0, filter.limit),
    next: found.length > filter.limit ? String(filter.after + filter.limit) : null,
    counts: {
      open: counted.reduce((sum, row) => sum + row.open, 0),
      answered: counted.reduce((sum, row) => sum + row.answered, 0),
    },
    practices: version.practices.map((practice) => ({ ...practice, counts: countsOf(practice.id) })),
    wholeVision: countsOf(null),
    answering: { medianDays: medianWait(waits), answered: waits.length },
    versions: (await listVersionsOf(tx, visionId)).map((one) => ({ ...one, id: one.id as VersionId })),
    mayAnswer: mayAnswer(actor, onTeam),
    mayDecide: mayDecideProposal(actor, onTeam),
  };
}
