import type { evidenceProblems } from '../problem-contract.ts';

/** Words for every refusal of the evidence area. */
export const evidenceProblemWords = {} satisfies Record<
  keyof typeof evidenceProblems,
  (data: never) => string
>;
