/** Everything in the reports area that can be refused, beyond the common problems. */
export const reportsProblems = {} as const;

/** The agreement of the reports area. */
export const reportsContract = {};
