import { apiOf } from '../../../client/call.ts';
import type { requestsContract } from '../contract.ts';

/** The requests area's endpoints. */
export const api = apiOf<typeof requestsContract>('requests');
