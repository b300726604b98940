import { agreementContract, agreementProblems } from './agreement-contract.ts';
import { importContract, importProblems } from './import-contract.ts';
import { invitationContract, invitationProblems } from './invitation-contract.ts';
import { pairContract, pairProblems } from './pair-contract.ts';
import { peerContract, peerProblems } from './peer-contract.ts';
import { putRightContract, putRightProblems } from './put-right-contract.ts';
import { rescueContract, rescueProblems } from './rescue-contract.ts';
import { visitContract, visitProblems } from './visit-contract.ts';
import { windowContract, windowProblems } from './window-contract.ts';

/** Everything in the observation area that can be refused; the visits' own come one by one inside a receipt. */
export const observationProblems = {
  ...agreementProblems,
  ...windowProblems,
  ...visitProblems,
  ...pairProblems,
  ...putRightProblems,
  ...invitationProblems,
  ...peerProblems,
  ...rescueProblems,
  ...importProblems,
} as const;

/** The agreement of the observation area: its endpoints, their schemas and problems. */
export const observationContract = {
  ...agreementContract,
  ...windowContract,
  ...visitContract,
  ...pairContract,
  ...putRightContract,
  ...invitationContract,
  ...peerContract,
  ...rescueContract,
  ...importContract,
};
