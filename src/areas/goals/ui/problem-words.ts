import type { goalsProblems } from '../problem-contract.ts';

/** Words for every refusal of the goals area. */
export const goalsProblemWords = {} satisfies Record<keyof typeof goalsProblems, (data: never) => string>;
