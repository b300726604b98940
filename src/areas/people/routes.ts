import { sessionRoutes } from './session-routes.ts';

/** The handlers of the people area. */
export const peopleRoutes = {
  ...sessionRoutes,
};
