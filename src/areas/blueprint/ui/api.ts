import { apiOf } from '../../../client/call.ts';
import type { blueprintContract } from '../contract.ts';

/** The blueprint area's endpoints. */
export const api = apiOf<typeof blueprintContract>('blueprint');
