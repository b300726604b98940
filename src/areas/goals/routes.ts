/** The handlers of the goals area. */
export const goalsRoutes = {};
