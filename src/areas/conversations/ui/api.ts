import { apiOf } from '../../../client/call.ts';
import type { districtContract } from '../../district/contract.ts';
import type { conversationsContract } from '../contract.ts';

/** The conversations area's endpoints. */
export const api = apiOf<typeof conversationsContract>('conversations');
/** The district's places, in its own order. */
export const districtApi = apiOf<typeof districtContract>('district');
