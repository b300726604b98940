import { embedRoutes } from './embed-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** The handlers of the exchange area that need nothing of the others; the description is joined in `src/app/router.ts`. */
export const exchangeRoutes = { ...tokenRoutes, ...embedRoutes };
