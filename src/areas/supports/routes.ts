import { conversationRoutes } from './conversation-routes.ts';
import { loadRoutes } from './load-routes.ts';
import { offerRoutes } from './offer-routes.ts';
import { stepRoutes } from './step-routes.ts';

/** The handlers of the supports area. */
export const supportsRoutes = { ...conversationRoutes, ...stepRoutes, ...loadRoutes, ...offerRoutes };
