/** The handlers of the visions area. */
export const visionsRoutes = {};
