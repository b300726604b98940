import type { blueprintProblems } from '../contract.ts';

/** Words for every refusal of the blueprint area. */
export const blueprintProblemWords = {} satisfies Record<
  keyof typeof blueprintProblems,
  (data: never) => string
>;
