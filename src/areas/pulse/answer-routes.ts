import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { closeEndedRounds, scalesOf } from './closing.ts';
import { inOrder, withoutNames } from './note-rules.ts';
import { pulseProblems } from './problem-contract.ts';
import { type AnswerInput, roundContract } from './round-contract.ts';
import { stageOf } from './round-rules.ts';
import { findMyPlaces, findRound, readToday } from './store.ts';
import { type Answer, addAnswer, isWhole } from './tally-rules.ts';
import { type Asked, hasSpent, holdUrn, putUrn, spendToken, type Urn } from './urn-store.ts';

const signedIn = implement(roundContract).$context<RequestContext>().use(admit);

/** The one handler that meets an answer. It keeps no audit entry and writes no log line. */
export const answerRoutes = {
  answerRound: signedIn.answerRound.handler(async ({ context: { tx, actor }, input }) => {
    await closeEndedRounds(tx);
    const round = await findRound(tx, actor, input.id);
    if (round === undefined) throw refusal(commonProblems, 'record/not-found');
    const { opensOn, closesOn } = round;
    if (stageOf(round, await readToday(tx)) !== 'open')
      throw refusal(pulseProblems, 'pulse/not-open', { opensOn, closesOn });
    const mine = await findMyPlaces(tx, actor, round.id);
    if (mine === undefined) throw refusal(pulseProblems, 'pulse/not-asked');
    // Sent again after the first reply was lost: it has arrived.
    if (await hasSpent(tx, actor, round.id)) return {};
    if (!isWhole(round.items, input.values as Answer))
      throw refusal(pulseProblems, 'pulse/not-every-question');
    const asked = { id: round.id, items: round.items, scales: scalesOf(round.items) };
    const urn = await holdUrn(tx, asked);
    if (urn === undefined) throw refusal(pulseProblems, 'pulse/not-open', { opensOn, closesOn });
    if (!(await spendToken(tx, actor, round.id))) return {};
    const places = [`building/${mine.building ?? 'none'}`, `group/${mine.group}`];
    await putUrn(tx, asked, await withAnswer(tx, urn, asked, input, places));
    return {};
  }),
};

/** The urn with one more answer in it. From here on nobody can tell which it was. */
async function withAnswer(
  tx: Tx,
  urn: Urn,
  { scales }: Asked,
  input: AnswerInput,
  places: readonly string[],
): Promise<Urn> {
  const kept = async (notes: readonly string[], text: string) => {
    return inOrder([...notes, withoutNames(text, await findNamedStaff(tx, text))]);
  };
  return {
    places: urn.places,
    tallies: addAnswer(urn.tallies, input.values as Answer, places, scales),
    helps: await kept(urn.helps, input.helps),
    inTheWay: await kept(urn.inTheWay, input.inTheWay),
  };
}
