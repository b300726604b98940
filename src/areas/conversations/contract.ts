import { askedNormContract } from './asked-norm-contract.ts';
import { barrierContract, barrierProblems } from './barrier-contract.ts';
import { calibrationContract, calibrationProblems } from './calibration-contract.ts';
import { coverageContract, gateProblems } from './coverage-contract.ts';
import { exemplarContract, exemplarProblems } from './exemplar-contract.ts';
import { groupContract, groupProblems } from './group-contract.ts';
import { meetingContract, meetingProblems } from './meeting-contract.ts';
import { namingContract } from './naming-contract.ts';
import { nextContract } from './next-contract.ts';
import { overviewContract } from './overview-contract.ts';
import { proposalContract } from './proposal-contract.ts';
import { protocolContract, protocolProblems } from './protocol-contract.ts';
import { questionContract, questionProblems } from './question-contract.ts';
import { questionOfferContract } from './question-offer-contract.ts';
import { roomContract, roomProblems } from './room-contract.ts';
import { sessionContract, sessionProblems } from './session-contract.ts';
import { sessionTagContract } from './session-tag-contract.ts';
import { welcomeContract } from './welcome-contract.ts';

/** Everything in the conversations area that can be refused, beyond the common problems. */
export const conversationsProblems = {
  ...sessionProblems,
  ...questionProblems,
  ...gateProblems,
  ...meetingProblems,
  ...roomProblems,
  ...groupProblems,
  ...barrierProblems,
  ...protocolProblems,
  ...exemplarProblems,
  ...calibrationProblems,
} as const;

/** The agreement of the conversations area: study sessions, questions, coverage, the gate, meetings, protocols. */
export const conversationsContract = {
  ...sessionContract,
  ...questionContract,
  ...questionOfferContract,
  ...proposalContract,
  ...coverageContract,
  ...meetingContract,
  ...roomContract,
  ...askedNormContract,
  ...groupContract,
  ...barrierContract,
  ...namingContract,
  ...protocolContract,
  ...exemplarContract,
  ...calibrationContract,
  ...sessionTagContract,
  ...overviewContract,
  ...welcomeContract,
  ...nextContract,
};
