import { apiOf } from '../../../client/call.ts';
import type { analysisContract } from '../contract.ts';

/** The analysis area's endpoints. */
export const analysisApi = apiOf<typeof analysisContract>('analysis');
