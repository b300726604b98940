import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { signedIn } from './find-vision.ts';
import { type Glossary, type GlossaryTerm, wordKeepers } from './glossary-contract.ts';
import { findByName, tellTerm, termOfPack } from './glossary-rules.ts';
import { findWord, insertWord, listOwnWords, type WordFacts, withdrawWord } from './glossary-store.ts';
import { openLibrary } from './pack-store.ts';
import { visionsProblems } from './problems-contract.ts';

const packTerms = openLibrary().terms.map(termOfPack);

/** Every term that this district has: those of packs with the district's own names for them, then its own terms. */
export async function readTerms(tx: Tx): Promise<GlossaryTerm[]> {
  const own = await listOwnWords(tx);
  const of = (termId: string) =>
    own.flatMap((word) => {
      const { termId: belongsTo, ...rest } = word;
      return belongsTo === termId ? [rest] : [];
    });
  const terms = packTerms.map((term) => ({ ...term, own: of(term.id) }));
  const added = own.flatMap(({ termId, ...word }) =>
    termId === null ? [{ id: word.id, words: [], notOnPages: [], own: [word, ...of(word.id)] }] : [],
  );
  return [...terms, ...added];
}

async function readGlossary(tx: Tx, actor: Actor): Promise<Glossary> {
  const mayKeep = (wordKeepers as readonly string[]).includes(actor.capacity);
  return { terms: await readTerms(tx), mayKeep };
}

/** A name leads to one term only, and another name is one of a term that is there. */
async function refuseUnfit(tx: Tx, { termId, name }: WordFacts): Promise<void> {
  const terms = await readTerms(tx);
  if (termId !== null && !terms.some((term) => term.id === termId))
    throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'term' });
  const taken = findByName(name, terms);
  if (taken !== undefined)
    throw refusal(visionsProblems, 'visions/name-of-another-term', { term: tellTerm(taken, 'en').term });
}

export const glossaryRoutes = {
  readGlossary: signedIn.readGlossary.handler(({ context: { tx, actor } }) => readGlossary(tx, actor)),
  addGlossaryWord: signedIn.addGlossaryWord.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...facts } = input;
    await recordOnce<WordFacts>(
      facts,
      () => findWord(tx, id),
      async () => {
        await refuseUnfit(tx, facts);
        await insertWord(tx, actor, id, facts);
        await audit(tx, actor, 'visions/glossary-word-added', { id });
      },
    );
    return readGlossary(tx, actor);
  }),
  withdrawGlossaryWord: signedIn.withdrawGlossaryWord.handler(async ({ context: { tx, actor }, input }) => {
    if ((await findWord(tx, input.id)) === undefined) throw refusal(commonProblems, 'record/not-found');
    if (await withdrawWord(tx, input.id))
      await audit(tx, actor, 'visions/glossary-word-withdrawn', { id: input.id });
    return readGlossary(tx, actor);
  }),
};
