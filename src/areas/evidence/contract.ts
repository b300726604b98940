/** Everything in the evidence area that can be refused, beyond the common problems. */
export const evidenceProblems = {} as const;

/** The agreement of the evidence area. */
export const evidenceContract = {};
