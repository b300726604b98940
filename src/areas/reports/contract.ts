import { fieldContract, fieldProblems } from './field-contract.ts';
import { reportContract, reportProblems } from './report-contract.ts';

/** Everything in the reports area that can be refused, beyond the common problems. */
export const reportsProblems = { ...reportProblems, ...fieldProblems } as const;

/** The agreement of the reports area: the board update, and what the field team may see and say. */
export const reportsContract = { ...reportContract, ...fieldContract };
