import { auditRoutes } from './audit-routes.ts';
import { consentRoutes } from './consent-routes.ts';
import { delegationRoutes } from './delegation-routes.ts';
import { importRoutes } from './import-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { personRoutes } from './person-routes.ts';
import { sessionRoutes } from './session-routes.ts';

/** The handlers of the people area. */
export const peopleRoutes = {
  ...sessionRoutes,
  ...invitationRoutes,
  ...personRoutes,
  ...delegationRoutes,
  ...consentRoutes,
  ...importRoutes,
  ...auditRoutes,
};
