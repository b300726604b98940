import { itemContract } from './item-contract.ts';
import { resultContract } from './result-contract.ts';
import { roundContract } from './round-contract.ts';
import { surveyContract } from './survey-contract.ts';

/** The agreement of the pulse area: what is asked, rounds and answers, results, surveys of others. */
export const pulseContract = { ...itemContract, ...roundContract, ...resultContract, ...surveyContract };
