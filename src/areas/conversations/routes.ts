import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { listToCode } from './calibration-next-store.ts';
import { calibrationRoutes } from './calibration-routes.ts';
import { coverageRoutes } from './coverage-routes.ts';
import { exemplarRoutes } from './exemplar-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { nextContract } from './next-contract.ts';
import { listComing, listOpenQuestions, listToRecord, listToStudy } from './next-store.ts';
import { overviewRoutes } from './overview-routes.ts';
import { questionRoutes } from './question-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { sessionTagRoutes } from './session-tag-routes.ts';

const signedIn = implement(nextContract).$context<RequestContext>().use(admit);

/** The handlers of the conversations area. */
export const conversationsRoutes = {
  ...sessionRoutes,
  ...questionRoutes,
  ...coverageRoutes,
  ...meetingRoutes,
  ...exemplarRoutes,
  ...calibrationRoutes,
  ...sessionTagRoutes,
  ...overviewRoutes,
  listNext: signedIn.listNext.handler(async ({ context: { tx, actor } }) => {
    const coming = await listComing(tx, actor);
    const toStudy = await listToStudy(tx, actor);
    return {
      cards: [
        ...(await listToRecord(tx, actor)),
        ...(await listOpenQuestions(tx, actor)),
        ...(await listToCode(tx, actor)),
        ...coming,
        ...toStudy.filter((card) => !coming.some((session) => session.versionId === card.versionId)),
      ],
    };
  }),
};
