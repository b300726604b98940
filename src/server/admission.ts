import { os } from '@orpc/server';
import { hasDuty, isFieldAssociate, type WhoActs } from '../kit/actor.ts';
import type { EndpointMeta, May } from '../kit/endpoint.ts';
import { commonProblems, refusal } from '../kit/problem.ts';
import type { RequestContext } from './context.ts';
import { readOnlyFromHere, type Tx } from './database.ts';
import { readToken } from './token-gate.ts';

/** Whether the endpoint is open to the actor's capacity at all. */
export function isAdmitted(may: May, actor: WhoActs): boolean {
  if (may === 'anyone' || may === 'signed-in-or-field-associate') return true;
  if (isFieldAssociate(actor)) return may !== 'signed-in' && may.orFieldAssociate === true;
  if (may === 'signed-in') return true;
  if (may.capacities.includes(actor.capacity)) return true;
  return may.orDesigneeFor !== undefined && hasDuty(actor, may.orDesigneeFor);
}

const before = os.$context<RequestContext>().$meta<EndpointMeta>({ may: 'signed-in' });

/**
 * Stands before every signed-in endpoint: opens the one transaction, finds the actor in it, and turns away who may not.
 * The answer leaves only after the transaction has committed; a refusal or a bug rolls all of it back.
 */
export const admit = before.middleware(async ({ context, procedure, next }) => {
  const answer = () =>
    inOneTransaction(context, procedure['~orpc'].meta.may, async (tx, actor) => {
      if (isFieldAssociate(actor)) throw refusal(commonProblems, 'session/not-in-this-capacity');
      return next({ context: { tx, actor } });
    });
  return perhapsAgain(answer);
});

/** The same for the few endpoints that an associate of the field team may call as well: their handlers must expect one. */
export const admitAssociatesToo = before.middleware(async ({ context, procedure, next }) => {
  const answer = () =>
    inOneTransaction(context, procedure['~orpc'].meta.may, async (tx, actor) =>
      next({ context: { tx, actor } }),
    );
  return perhapsAgain(answer);
});

/**
 * The same for the few endpoints that a read token opens as well: their handlers are given a transaction and nobody. With a
 * token the session cookie is not looked at, and nothing can be written.
 */
export const admitTokensToo = before.middleware(async ({ context, procedure, next }) => {
  const { may, opensToTokens } = procedure['~orpc'].meta;
  if (context.bearer === null)
    return perhapsAgain(() =>
      inOneTransaction(context, may, async (tx, actor) => {
        if (isFieldAssociate(actor)) throw refusal(commonProblems, 'session/not-in-this-capacity');
        return next({ context: { tx } });
      }),
    );
  if (opensToTokens !== true) throw refusal(commonProblems, 'token/not-for-this');
  return perhapsAgain(() => byToken(context, context.bearer ?? '', async (tx) => next({ context: { tx } })));
});

async function byToken<Answer>(
  { database, tokenGate }: RequestContext,
  bearer: string,
  next: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  const token = readToken(bearer);
  if (token === null) throw refusal(commonProblems, 'token/not-valid');
  const outcome = await database.inDistrict(token.districtId, async (tx) => {
    const found = await tokenGate.find(tx, token.secret);
    if (found === null) throw refusal(commonProblems, 'token/not-valid');
    try {
      const retryAfterSeconds = tokenGate.pace(found.id);
      if (retryAfterSeconds !== null)
        throw refusal(commonProblems, 'request/too-many', { retryAfterSeconds });
      await readOnlyFromHere(tx);
      return { answer: await next(tx) };
    } catch (error) {
      // Thrown only after the commit: a token was used, whatever it was answered.
      return { error };
    }
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.answer;
}

async function inOneTransaction<Answer>(
  context: RequestContext,
  may: May,
  next: (tx: Tx, actor: WhoActs) => Promise<Answer>,
): Promise<Answer> {
  const { session, bearer } = context;
  // Whoever brings a token is a program: it never does more than the token opens, whatever else it brings.
  if (bearer !== null) throw refusal(commonProblems, 'token/not-for-this');
  if (session === null) throw refusal(commonProblems, 'session/none');
  const attempt = (maySlide: boolean) =>
    context.database.inDistrict(session.districtId, async (tx) => {
      const found = await context.findActor(tx, session.secret);
      if (found === null) throw refusal(commonProblems, 'session/none');
      if (!isAdmitted(may, found.actor)) throw refusal(commonProblems, 'session/not-in-this-capacity');
      if (maySlide && found.slide !== null) return { slide: found.slide };
      return { slide: null, answer: await next(tx, found.actor) };
    });
  const first = await attempt(true);
  if (first.slide === null) return first.answer;
  // The session was idle: it slides by itself, before anything is done, and the work begins anew.
  await context.database.inDistrict(session.districtId, first.slide);
  return (await attempt(false)).answer as Answer;
}

async function perhapsAgain<Answer>(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (!isWorthAnotherTry(error)) throw error;
    return answer();
  }
}

/**
 * Two first writes of the same record at the same moment: one was kept, the other met it. Read again, the second finds
 * the first and is answered like any repeated write. The same for transactions that PostgreSQL could not put in order.
 */
function isWorthAnotherTry(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === '23505' || code === '40001' || code === '40P01';
}
