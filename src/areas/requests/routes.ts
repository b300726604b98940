import { overviewRoutes } from './overview-routes.ts';
import { requestRoutes } from './request-routes.ts';

/** The handlers of the requests area. */
export const requestsRoutes = { ...requestRoutes, ...overviewRoutes };
