import { apiOf } from '../../../client/call.ts';
import type { districtContract } from '../../district/contract.ts';
import type { cultureContract } from '../contract.ts';

/** The culture area's endpoints. */
export const api = apiOf<typeof cultureContract>('culture');
/** The district's places, in its own order. */
export const districtApi = apiOf<typeof districtContract>('district');
