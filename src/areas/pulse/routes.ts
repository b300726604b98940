/** The handlers of the pulse area. */
export const pulseRoutes = {};
