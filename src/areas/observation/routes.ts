import { agreementRoutes } from './agreement-routes.ts';
import { importRoutes } from './import-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { pairRoutes } from './pair-routes.ts';
import { peerRoutes } from './peer-routes.ts';
import { putRightRoutes } from './put-right-routes.ts';
import { rescueRoutes } from './rescue-routes.ts';
import { visitRoutes } from './visit-routes.ts';
import { windowRoutes } from './window-routes.ts';

/** The handlers of the observation area. */
export const observationRoutes = {
  ...agreementRoutes,
  ...windowRoutes,
  ...visitRoutes,
  ...pairRoutes,
  ...putRightRoutes,
  ...invitationRoutes,
  ...peerRoutes,
  ...rescueRoutes,
  ...importRoutes,
};
