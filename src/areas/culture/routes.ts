/** The handlers of the culture area. */
export const cultureRoutes = {};
