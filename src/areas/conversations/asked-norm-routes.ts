import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { askedNormContract } from './asked-norm-contract.ts';
import { countNormCheckIns } from './asked-norm-store.ts';

const signedIn = implement(askedNormContract).$context<RequestContext>().use(admit);

/** The handlers of what check-ins say about norms. */
export const askedNormRoutes = {
  readNormCheckIns: signedIn.readNormCheckIns.handler(({ context: { tx }, input }) =>
    countNormCheckIns(tx, input.normId),
  ),
};
