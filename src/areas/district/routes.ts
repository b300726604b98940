import { profileRoutes } from './profile-routes.ts';
import { setupRoutes } from './setup-routes.ts';

/** The handlers of the district area. */
export const districtRoutes = { ...setupRoutes, ...profileRoutes };
