import { fieldRoutes } from './field-routes.ts';
import { reportRoutes } from './report-routes.ts';

/** The handlers of the reports area. */
export const reportsRoutes = { ...reportRoutes, ...fieldRoutes };
