import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { askedNormRoutes } from './asked-norm-routes.ts';
import { barrierRoutes } from './barrier-routes.ts';
import { listToCode } from './calibration-next-store.ts';
import { calibrationRoutes } from './calibration-routes.ts';
import { coverageRoutes } from './coverage-routes.ts';
import { exemplarRoutes } from './exemplar-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { namingRoutes } from './naming-routes.ts';
import { nextContract } from './next-contract.ts';
import { listComing, listOpenQuestions, listOwnQuestions, listToRecord, listToStudy } from './next-store.ts';
import { overviewRoutes } from './overview-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { protocolRoutes } from './protocol-routes.ts';
import { questionOfferRoutes } from './question-offer-routes.ts';
import { questionRoutes } from './question-routes.ts';
import { roomRoutes } from './room-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { sessionTagRoutes } from './session-tag-routes.ts';
import { welcomeRoutes } from './welcome-routes.ts';
import { isWelcomeWaiting } from './welcome-store.ts';

const signedIn = implement(nextContract).$context<RequestContext>().use(admit);

/** The handlers of the conversations area. */
export const conversationsRoutes = {
  ...sessionRoutes,
  ...questionRoutes,
  ...questionOfferRoutes,
  ...proposalRoutes,
  ...coverageRoutes,
  ...meetingRoutes,
  ...roomRoutes,
  ...askedNormRoutes,
  ...groupRoutes,
  ...barrierRoutes,
  ...namingRoutes,
  ...protocolRoutes,
  ...exemplarRoutes,
  ...calibrationRoutes,
  ...sessionTagRoutes,
  ...overviewRoutes,
  ...welcomeRoutes,
  listNext: signedIn.listNext.handler(async ({ context: { tx, actor } }) => {
    const coming = await listComing(tx, actor);
    const toStudy = await listToStudy(tx, actor);
    return {
      cards: [
        ...((await isWelcomeWaiting(tx, actor)) ? [{ kind: 'welcome' as const }] : []),
        ...(await listToRecord(tx, actor)),
        ...(await listOwnQuestions(tx, actor)),
        ...(await listOpenQuestions(tx, actor)),
        ...(await listToCode(tx, actor)),
        ...coming,
        ...toStudy.filter((card) => !coming.some((session) => session.versionId === card.versionId)),
      ],
    };
  }),
};
