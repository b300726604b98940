import { indicatorRoutes } from './indicator-routes.ts';
import { ratingRoutes } from './rating-routes.ts';

/** The handlers of the evidence area. */
export const evidenceRoutes = { ...indicatorRoutes, ...ratingRoutes };
