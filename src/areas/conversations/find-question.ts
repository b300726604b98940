import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { mayAnswer } from './access.ts';
import { type QuestionId, questionProblems } from './question-contract.ts';
import { findQuestion, isOnTeam, type QuestionFacts } from './question-store.ts';

/** The question with this id, or the refusal that there is none. */
export async function questionOr404(tx: Tx, id: QuestionId): Promise<QuestionFacts> {
  const question = await findQuestion(tx, id);
  if (question === undefined) throw refusal(commonProblems, 'record/not-found');
  return question;
}

/** A question that the actor may answer, whether or not it is still on the board. */
export async function answererQuestion(tx: Tx, actor: Actor, id: QuestionId): Promise<QuestionFacts> {
  const question = await questionOr404(tx, id);
  if (!mayAnswer(actor, await isOnTeam(tx, question.visionId, actor.personId)))
    throw refusal(questionProblems, 'conversations/not-an-answerer');
  return question;
}

/** A question that is on the board and that the actor may answer, or the refusal that says why not. */
export async function answerableQuestion(tx: Tx, actor: Actor, id: QuestionId): Promise<QuestionFacts> {
  const question = await answererQuestion(tx, actor, id);
  if (question.withdrawnAt !== null) throw refusal(questionProblems, 'conversations/question-withdrawn');
  return question;
}
