/** The handlers of the observation area. */
export const observationRoutes = {};
