/** The handlers of the conversations area. */
export const conversationsRoutes = {};
