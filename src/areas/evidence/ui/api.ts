import { apiOf } from '../../../client/call.ts';
import type { evidenceContract } from '../contract.ts';

/** The evidence area's endpoints. */
export const api = apiOf<typeof evidenceContract>('evidence');
