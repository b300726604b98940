import { calendarRoutes } from './calendar-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { weekRoutes } from './week-routes.ts';

/** The handlers of the digest area. */
export const digestRoutes = { ...weekRoutes, ...messageRoutes, ...mailRoutes, ...calendarRoutes };
