import { apiOf } from '../../../client/call.ts';
import type { districtContract } from '../contract.ts';

/** The endpoints of the district area. */
export const districtApi = apiOf<typeof districtContract>('district');
