/** The handlers of the supports area. */
export const supportsRoutes = {};
