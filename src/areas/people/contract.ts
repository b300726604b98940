import { auditContract } from './audit-contract.ts';
import { consentContract, consentProblems } from './consent-contract.ts';
import { delegationContract, delegationProblems } from './delegation-contract.ts';
import { importContract, importProblems } from './import-contract.ts';
import { invitationContract, invitationProblems } from './invitation-contract.ts';
import { personContract, personProblems } from './person-contract.ts';
import { sessionContract, sessionProblems } from './session-contract.ts';

/** Everything in the people area that can be refused, beyond the common problems. */
export const peopleProblems = {
  ...sessionProblems,
  ...invitationProblems,
  ...personProblems,
  ...delegationProblems,
  ...consentProblems,
  ...importProblems,
} as const;

/** The agreement of the people area: sign-in, persons and capacities, delegation, the field team, staff import, audit. */
export const peopleContract = {
  ...sessionContract,
  ...invitationContract,
  ...personContract,
  ...delegationContract,
  ...consentContract,
  ...importContract,
  ...auditContract,
};
