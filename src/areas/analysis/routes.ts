/** The handlers of the analysis area. */
export const analysisRoutes = {};
