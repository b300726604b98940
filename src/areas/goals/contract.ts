/** Everything in the goals area that can be refused, beyond the common problems. */
export const goalsProblems = {} as const;

/** The agreement of the goals area. */
export const goalsContract = {};
