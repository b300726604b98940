import { apiOf } from '../../../client/call.ts';
import type { pulseContract } from '../contract.ts';

/** The pulse area's endpoints. */
export const api = apiOf<typeof pulseContract>('pulse');
