/** The handlers of the evidence area. */
export const evidenceRoutes = {};
