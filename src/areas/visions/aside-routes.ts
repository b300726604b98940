import { refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayRevise, maySetAside } from './access.ts';
import { findAside, insertAside } from './aside-store.ts';
import { findVision, seenOf, signedIn, stageOf } from './find-vision.ts';
import { visionsProblems } from './problems-contract.ts';
import { readVision } from './vision-routes.ts';
import { holdVision } from './vision-store.ts';

export const asideRoutes = {
  setAside: signedIn.setAside.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { visionId, asideId, change, reason } = input;
    await holdVision(tx, visionId, 'step');
    const vision = await findVision(tx, visionId);
    if (!mayRevise(actor, seenOf(vision))) throw refusal(visionsProblems, 'visions/not-on-team');
    await recordOnce(
      { visionId: visionId as string, change: change as string, reason, changedBy: actor.personId as string },
      () => findAside(tx, asideId),
      async () => {
        const stage = stageOf(vision);
        const isAside = stage === 'set_aside';
        const may = maySetAside(actor, seenOf(vision), { stage, isAdopted: vision.current !== null });
        if (!may || isAside === (change === 'set_aside'))
          throw refusal(visionsProblems, 'visions/not-to-set-aside', { stage });
        await insertAside(tx, actor, { id: asideId, visionId, change, reason });
        await audit(tx, actor, change === 'set_aside' ? 'visions/set-aside' : 'visions/taken-up', {
          id: visionId,
        });
      },
    );
    return readVision(context, visionId);
  }),
};
