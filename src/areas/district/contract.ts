import { profileContract, profileProblems } from './profile-contract.ts';
import { setupContract, setupProblems } from './setup-contract.ts';

/** Everything in the district area that can be refused, beyond the common problems. */
export const districtProblems = { ...setupProblems, ...profileProblems } as const;

/** The agreement of the district area: the first run, and what everybody knows of the district. */
export const districtContract = { ...setupContract, ...profileContract };
