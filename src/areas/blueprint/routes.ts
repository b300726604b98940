/** The handlers of the blueprint area. */
export const blueprintRoutes = {};
