import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { sessionTagContract } from './session-tag-contract.ts';
import { readLearning } from './session-tag-store.ts';

const signedIn = implement(sessionTagContract).$context<RequestContext>().use(admit);

/** The handler for what kind of learning sessions were. */
export const sessionTagRoutes = {
  readLearning: signedIn.readLearning.handler(({ context: { tx } }) => readLearning(tx)),
};
