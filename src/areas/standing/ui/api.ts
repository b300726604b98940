import { apiOf } from '../../../client/call.ts';
import type { standingContract } from '../contract.ts';

/** The standing area's endpoints. */
export const api = apiOf<typeof standingContract>('standing');
