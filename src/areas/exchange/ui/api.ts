import { apiOf } from '../../../client/call.ts';
import type { analysisContract } from '../../analysis/contract.ts';
import type { exchangeContract } from '../contract.ts';

/** The exchange area's endpoints, and the figures that it lets out. */
export const api = apiOf<typeof exchangeContract>('exchange');
export const analysisApi = apiOf<typeof analysisContract>('analysis');
