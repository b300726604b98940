import { apiOf } from '../../../client/call.ts';
import type { goalsContract } from '../contract.ts';

/** The goals area's endpoints. */
export const api = apiOf<typeof goalsContract>('goals');
