import { componentRoutes } from './component-routes.ts';
import { importRoutes } from './import-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { routineRoutes } from './routine-routes.ts';
import { runningRoutes } from './running-routes.ts';

/** The handlers of the blueprint area. */
export const blueprintRoutes = {
  ...componentRoutes,
  ...runningRoutes,
  ...planRoutes,
  ...importRoutes,
  ...routineRoutes,
};
