import type { pulseProblems } from '../contract.ts';

/** Words for every refusal of the pulse area. */
export const pulseProblemWords = {} satisfies Record<keyof typeof pulseProblems, (data: never) => string>;
