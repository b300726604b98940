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
    return context.database.inDistrict(session.districtId, async (tx) => {
      const actor = await context.findActor(tx, session.secret);
      if (actor === null) throw refusal(commonProblems, 'session/none');
      if (!isAdmitted(procedure['~orpc'].meta.may, actor))
        throw refusal(commonProblems, 'session/not-in-this-capacity');
      return next({ context: { tx, actor } });
    });
  });
