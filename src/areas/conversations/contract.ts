import { calibrationContract, calibrationProblems } from './calibration-contract.ts';
import { coverageContract, gateProblems } from './coverage-contract.ts';
import { exemplarContract, exemplarProblems } from './exemplar-contract.ts';
import { meetingContract, meetingProblems } from './meeting-contract.ts';
import { nextContract } from './next-contract.ts';
import { overviewContract } from './overview-contract.ts';
import { questionContract, questionProblems } from './question-contract.ts';
import { sessionContract, sessionProblems } from './session-contract.ts';
import { sessionTagContract } from './session-tag-contract.ts';

/** Everything in the conversations area that can be refused, beyond the common problems. */
export const conversationsProblems = {
  ...sessionProblems,
  ...questionProblems,
  ...gateProblems,
  ...meetingProblems,
  ...exemplarProblems,
  ...calibrationProblems,
} as const;

/** The agreement of the conversations area: study sessions, questions, coverage, the gate, meetings. */
export const conversationsContract = {
  ...sessionContract,
  ...questionContract,
  ...coverageContract,
  ...meetingContract,
  ...exemplarContract,
  ...calibrationContract,
  ...sessionTagContract,
  ...overviewContract,
  ...nextContract,
};
