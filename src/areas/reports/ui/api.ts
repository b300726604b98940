import { apiOf } from '../../../client/call.ts';
import type { reportsContract } from '../contract.ts';

/** The reports area's endpoints. */
export const api = apiOf<typeof reportsContract>('reports');
