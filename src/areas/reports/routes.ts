/** The handlers of the reports area. */
export const reportsRoutes = {};
