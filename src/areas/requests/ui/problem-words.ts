import type { requestsProblems } from '../contract.ts';

/** Words for every refusal of the requests area. */
export const requestsProblemWords = {} satisfies Record<
  keyof typeof requestsProblems,
  (data: never) => string
>;
