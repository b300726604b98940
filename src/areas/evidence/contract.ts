import { indicatorContract } from './indicator-contract.ts';
import { ratingContract } from './rating-contract.ts';

/** The agreement of the evidence area: indicators in three streams, ratings, what was seen, research. */
export const evidenceContract = { ...indicatorContract, ...ratingContract };
