/** The handlers of the district area. */
export const districtRoutes = {};
