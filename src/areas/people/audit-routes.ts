import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { auditContract } from './audit-contract.ts';
import { listActs, readAudit } from './audit-store.ts';

const signedIn = implement(auditContract).$context<RequestContext>().use(admit);

/** The handlers of audit reading. */
export const auditRoutes = {
  readAudit: signedIn.readAudit.handler(async ({ context, input }) => ({
    ...(await readAudit(context.tx, input)),
    acts: await listActs(context.tx),
  })),
};
