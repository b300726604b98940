import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { qualityContract } from './quality-contract.ts';
import { qualityOf } from './quality-rules.ts';
import { readQuality } from './quality-store.ts';
import { findSeal, readFloors } from './reading-store.ts';
import { findWindow } from './window-store.ts';

const signedIn = implement(qualityContract).$context<RequestContext>().use(admit);

/** The handlers for how well visits were made. */
export const qualityRoutes = {
  readWindowQuality: signedIn.readWindowQuality.handler(async ({ context: { tx }, input }) => {
    const window = await findWindow(tx, input.windowId);
    if (window === undefined) throw refusal(commonProblems, 'record/not-found');
    const seal = await findSeal(tx, { windowId: window.id });
    if (seal === undefined) return { is: 'not_read' as const };
    return qualityOf(await readQuality(tx, window, new Date(seal.frozenAt)), await readFloors(tx));
  }),
};
