import type { reportsProblems } from '../contract.ts';

/** Words for every refusal of the reports area. */
export const reportsProblemWords = {} satisfies Record<keyof typeof reportsProblems, (data: never) => string>;
