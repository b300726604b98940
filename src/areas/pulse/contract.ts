/** Everything in the pulse area that can be refused, beyond the common problems. */
export const pulseProblems = {} as const;

/** The agreement of the pulse area. */
export const pulseContract = {};
