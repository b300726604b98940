import { commitmentRoutes } from './commitment-routes.ts';
import { conflictRoutes } from './conflict-routes.ts';
import { normRoutes } from './norm-routes.ts';
import { settingsRoutes } from './settings-routes.ts';

/** The handlers of the culture area. */
export const cultureRoutes = { ...normRoutes, ...commitmentRoutes, ...conflictRoutes, ...settingsRoutes };
