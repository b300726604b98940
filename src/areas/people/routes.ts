import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { peopleContract } from './contract.ts';
import { readSession } from './store.ts';

const signedIn = implement(peopleContract).$context<RequestContext>().use(admit);

/** The handlers of the people area. */
export const peopleRoutes = {
  readSession: signedIn.readSession.handler(async ({ context }) => readSession(context.tx, context.actor)),
};
