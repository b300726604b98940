import { os } from '@orpc/server';
import { type Actor, hasDuty } from '../kit/actor.ts';
import type { EndpointMeta, May } from '../kit/endpoint.ts';
import { commonProblems, refusal } from '../kit/problem.ts';
import type { RequestContext } from './context.ts';

/** Whether the endpoint is open to the actor's capacity at all. */
export function isAdmitted(may: May, actor: Actor): boolean {
  if (may === 'anyone' || may === 'signed-in') return true;
  if (may.capacities.includes(actor.capacity)) return true;
  return may.orDesigneeFor !== undefined && hasDuty(actor, may.orDesigneeFor);
}

/**
 * Stands before every signed-in endpoint: opens the one transaction, finds the actor in it, and turns away who may not.
 * The answer leaves only after the transaction has committed; a refusal or a bug rolls all of it back.
 */
export const admit = os
  .$context<RequestContext>()
  .$meta<EndpointMeta>({ may: 'signed-in' })
  .middleware(async ({ context, procedure, next }) => {
    const { session } = context;
    if (session === null) throw refusal(commonProblems, 'session/none');
    const answer = () =>
      context.database.inDistrict(session.districtId, async (tx) => {
        const actor = await context.findActor(tx, session.secret);
        if (actor === null) throw refusal(commonProblems, 'session/none');
        if (!isAdmitted(procedure['~orpc'].meta.may, actor))
          throw refusal(commonProblems, 'session/not-in-this-capacity');
        return next({ context: { tx, actor } });
      });
    try {
      return await answer();
    } catch (error) {
      if (!isWorthAnotherTry(error)) throw error;
      return answer();
    }
  });

/**
 * Two first writes of the same record at the same moment: one was kept, the other met it. Read again, the second finds
 * the first and is answered like any repeated write. The same for transactions that PostgreSQL could not put in order.
 */
function isWorthAnotherTry(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === '23505' || code === '40001' || code === '40P01';
}
