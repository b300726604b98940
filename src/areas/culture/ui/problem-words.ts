import type { cultureProblems } from '../contract.ts';

/** Words for every refusal of the culture area. */
export const cultureProblemWords = {} satisfies Record<keyof typeof cultureProblems, (data: never) => string>;
