/** The handlers of the requests area. */
export const requestsRoutes = {};
