import { goalRoutes } from './goal-routes.ts';
import { measureRoutes } from './measure-routes.ts';
import { resultRoutes } from './result-routes.ts';

/** The handlers of the goals area. */
export const goalsRoutes = { ...goalRoutes, ...resultRoutes, ...measureRoutes };
