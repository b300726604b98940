import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { agreementContract } from './agreement-contract.ts';
import { listAgreements, publishAgreement, readCurrentAgreement } from './agreement-store.ts';

const signedIn = implement(agreementContract).$context<RequestContext>().use(admit);

/** The handlers for the observation agreement. */
export const agreementRoutes = {
  readCurrentAgreement: signedIn.readCurrentAgreement.handler(async ({ context }) => ({
    agreement: await readCurrentAgreement(context.tx),
  })),
  listAgreements: signedIn.listAgreements.handler(async ({ context }) => ({
    agreements: await listAgreements(context.tx),
  })),
  publishAgreement: signedIn.publishAgreement.handler(({ context: { tx, actor }, input }) =>
    publishAgreement(tx, actor, input.id, input.content),
  ),
};
