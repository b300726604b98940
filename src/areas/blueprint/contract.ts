/** Everything in the blueprint area that can be refused, beyond the common problems. */
export const blueprintProblems = {} as const;

/** The agreement of the blueprint area. */
export const blueprintContract = {};
