import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { mayTakeReading } from './access.ts';
import { sharingContract } from './sharing-contract.ts';
import { mayBeTaken, promisedBy, sharingState } from './sharing-rules.ts';
import { listPromised } from './sharing-store.ts';

const signedIn = implement(sharingContract).$context<RequestContext>().use(admit);

/** The handler for the clock of the agreement. */
export const sharingRoutes = {
  listSharing: signedIn.listSharing.handler(async ({ context: { tx, actor } }) => {
    const { today, windows } = await listPromised(tx);
    return {
      today,
      clocks: windows.map(({ withinDays, today: _, ...window }) => {
        const promised = { ...window, promisedBy: promisedBy(window.endsOn, withinDays) };
        const buildingIds = window.buildings.map(({ id }) => id);
        const isToBeTaken = mayBeTaken(window, today) && window.sharedOn === null;
        return {
          ...promised,
          state: sharingState(promised, today),
          mayShare: isToBeTaken && mayTakeReading(actor, buildingIds),
        };
      }),
    };
  }),
};
