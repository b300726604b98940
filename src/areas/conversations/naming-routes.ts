import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { namingContract } from './naming-contract.ts';
import { listPracticesInForce } from './naming-store.ts';

const signedIn = implement(namingContract).$context<RequestContext>().use(admit);

/** The handler of the practices that people may name. */
export const namingRoutes = {
  listPhrasesInForce: signedIn.listPhrasesInForce.handler(async ({ context: { tx } }) => ({
    practices: await listPracticesInForce(tx),
  })),
};
