import { coverageContract, gateProblems } from './coverage-contract.ts';
import { nextContract } from './next-contract.ts';
import { questionContract, questionProblems } from './question-contract.ts';
import { sessionContract, sessionProblems } from './session-contract.ts';

/** Everything in the conversations area that can be refused, beyond the common problems. */
export const conversationsProblems = { ...sessionProblems, ...questionProblems, ...gateProblems } as const;

/** The agreement of the conversations area: study sessions, the question board, coverage and the gate. */
export const conversationsContract = {
  ...sessionContract,
  ...questionContract,
  ...coverageContract,
  ...nextContract,
};
