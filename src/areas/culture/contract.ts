import { commitmentContract } from './commitment-contract.ts';
import { conflictContract } from './conflict-contract.ts';
import { normContract } from './norm-contract.ts';
import { settingsContract } from './settings-contract.ts';

/** The agreement of the culture area: norms, commitments, conflict, and how often the district looks again. */
export const cultureContract = {
  ...normContract,
  ...commitmentContract,
  ...conflictContract,
  ...settingsContract,
};
