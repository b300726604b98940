/** Everything in the culture area that can be refused, beyond the common problems. */
export const cultureProblems = {} as const;

/** The agreement of the culture area. */
export const cultureContract = {};
