import { apiOf } from '../../../client/call.ts';
import type { cultureContract } from '../contract.ts';

/** The culture area's endpoints. */
export const api = apiOf<typeof cultureContract>('culture');
