import { apiOf } from '../../../client/call.ts';
import type { districtContract } from '../../district/contract.ts';
import type { peopleContract } from '../contract.ts';

/** The endpoints of the people area. */
export const peopleApi = apiOf<typeof peopleContract>('people');

/** What this area reads of the district: its places. */
export const districtApi = apiOf<typeof districtContract>('district');
