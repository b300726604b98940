import { componentContract } from './component-contract.ts';
import { importContract } from './import-contract.ts';
import { planContract } from './plan-contract.ts';
import { routineContract } from './routine-contract.ts';
import { runningContract } from './running-contract.ts';

/** The agreement of the blueprint area: the framework, how its parts run, the timeline, routines, files in and out. */
export const blueprintContract = {
  ...componentContract,
  ...runningContract,
  ...planContract,
  ...importContract,
  ...routineContract,
};
