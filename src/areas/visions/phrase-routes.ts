import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayWithdrawPhrase } from './access.ts';
import { signedIn } from './find-vision.ts';
import type { Phrase } from './phrase-contract.ts';
import {
  findPhraseFacts,
  findPhrases,
  hasPhrase,
  insertPhrase,
  isAdoptedPractice,
  withdrawPhrase,
} from './phrase-store.ts';
import { visionsProblems } from './problems-contract.ts';

async function listPhrases(tx: Tx, actor: Actor, practiceId: string): Promise<Phrase[]> {
  const phrases = await findPhrases(tx, actor, practiceId);
  return phrases.map((phrase) => ({ ...phrase, mayWithdraw: mayWithdrawPhrase(actor, phrase) }));
}

/** Words are given for a practice that people have adopted, and name nobody. */
async function requireGiveable(tx: Tx, practiceId: string, text: string): Promise<void> {
  if (!(await isAdoptedPractice(tx, practiceId)))
    throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'practice' });
  const found = await findNamedStaff(tx, text);
  if (found.length > 0) throw refusal(visionsProblems, 'visions/names-a-person', { found });
}

export const phraseRoutes = {
  listPhrases: signedIn.listPhrases.handler(({ context: { tx, actor }, input }) =>
    listPhrases(tx, actor, input.practiceId),
  ),
  givePhrase: signedIn.givePhrase.handler(async ({ context: { tx, actor }, input }) => {
    const { practiceId, phraseId, text } = input;
    await requireGiveable(tx, practiceId, text);
    await recordOnce(
      { practiceId: practiceId as string, text: text as string, personId: actor.personId as string },
      () => findPhraseFacts(tx, phraseId),
      async () => {
        if (!(await hasPhrase(tx, practiceId, text)))
          await insertPhrase(tx, actor, { id: phraseId, practiceId, text });
      },
    );
    return listPhrases(tx, actor, practiceId);
  }),
  withdrawPhrase: signedIn.withdrawPhrase.handler(async ({ context: { tx, actor }, input }) => {
    const { practiceId, phraseId } = input;
    const facts = await findPhraseFacts(tx, phraseId);
    if (facts?.practiceId !== practiceId) throw refusal(commonProblems, 'record/not-found');
    const isYours = facts.personId === actor.personId;
    if (!mayWithdrawPhrase(actor, { isYours })) throw refusal(visionsProblems, 'visions/not-your-words');
    const isFirst = await withdrawPhrase(tx, phraseId);
    // Your own words are yours to take back; somebody else's is an act that answers for itself.
    if (isFirst && !isYours)
      await audit(tx, actor, 'visions/words-withdrawn', { id: phraseId, detail: { practiceId } });
    return listPhrases(tx, actor, practiceId);
  }),
};
