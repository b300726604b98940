/** Everything in the requests area that can be refused, beyond the common problems. */
export const requestsProblems = {} as const;

/** The agreement of the requests area. */
export const requestsContract = {};
