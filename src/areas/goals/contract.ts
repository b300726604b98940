import { goalContract } from './goal-contract.ts';
import { measureContract } from './measure-contract.ts';
import { resultContract } from './result-contract.ts';

/** The agreement of the goals area. */
export const goalsContract = { ...goalContract, ...resultContract, ...measureContract };
