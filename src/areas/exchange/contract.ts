import { embedContract, embedProblems } from './embed-contract.ts';
import { specificationContract } from './specification-contract.ts';
import { tokenContract, tokenProblems } from './token-contract.ts';

/** Everything in the exchange area that can be refused, beyond the common problems. */
export const exchangeProblems = { ...tokenProblems, ...embedProblems } as const;

/** The agreement of the exchange area: read tokens, published charts, and the description of the interface itself. */
export const exchangeContract = { ...tokenContract, ...embedContract, ...specificationContract };
