import { implement } from '@orpc/server';
import { addDays } from '../../kit/days.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { type ReadToken, tokenContract, tokenProblems } from './token-contract.ts';
import {
  endToken,
  findTokenFacts,
  giveSecret,
  insertToken,
  listTokens,
  readToday,
  type TokenFacts,
} from './token-store.ts';

const signedIn = implement(tokenContract).$context<RequestContext>().use(admit);

/** A token ends within a year: whoever still needs it asks again. */
const longestDays = 366;
/** So many can be open at a time that somebody still knows what each is for. */
const mostOpen = 20;

async function tokenOr404(tx: Tx, id: string): Promise<ReadToken> {
  const [token] = await listTokens(tx, id);
  if (token === undefined) throw refusal(commonProblems, 'record/not-found');
  return token;
}

async function refuseToken(tx: Tx, { name, endsOn }: Pick<TokenFacts, 'name' | 'endsOn'>): Promise<void> {
  const from = await readToday(tx);
  const to = addDays(from, longestDays);
  if (endsOn < from || endsOn > to) throw refusal(tokenProblems, 'exchange/end-day', { from, to });
  const names = await findNamedStaff(tx, name);
  if (names.length > 0) throw refusal(tokenProblems, 'exchange/names-somebody', { names });
  const open = (await listTokens(tx)).filter(({ state }) => state === 'open');
  if (open.length >= mostOpen) throw refusal(tokenProblems, 'exchange/too-many', { most: mostOpen });
}

/** The handlers of read tokens. */
export const tokenRoutes = {
  listTokens: signedIn.listTokens.handler(async ({ context: { tx } }) => ({ tokens: await listTokens(tx) })),
  makeToken: signedIn.makeToken.handler(async ({ context: { tx, actor }, input: { id, name, endsOn } }) => {
    const facts = { name, endsOn, madeBy: actor.personId };
    const outcome = await recordOnce<TokenFacts>(
      facts,
      () => findTokenFacts(tx, id),
      async () => {
        await refuseToken(tx, facts);
        await insertToken(tx, actor, { id, name, endsOn });
        await audit(tx, actor, 'exchange/token-made', { id, detail: { endsOn } });
      },
    );
    if (outcome === 'again') {
      const { usedOn, state } = await tokenOr404(tx, id);
      if (usedOn !== null || state !== 'open') throw refusal(tokenProblems, 'exchange/token-in-use');
      // The secret that was shown before opens nothing from here on: whoever gave it to a program can read why.
      await audit(tx, actor, 'exchange/token-secret-renewed', { id });
    }
    const secret = await giveSecret(tx, actor.districtId, id);
    return { token: await tokenOr404(tx, id), secret };
  }),
  endToken: signedIn.endToken.handler(async ({ context: { tx, actor }, input: { id } }) => {
    const token = await tokenOr404(tx, id);
    if (token.state === 'taken_back') return token;
    await endToken(tx, actor, id);
    await audit(tx, actor, 'exchange/token-ended', { id });
    return tokenOr404(tx, id);
  }),
};
