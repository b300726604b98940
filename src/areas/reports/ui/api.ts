import { apiOf } from '../../../client/call.ts';
import type { districtContract } from '../../district/contract.ts';
import type { peopleContract } from '../../people/contract.ts';
import type { reportsContract } from '../contract.ts';

/** The reports area's endpoints. */
export const api = apiOf<typeof reportsContract>('reports');
/** The district's places, and the consents that are kept with its people. */
export const districtApi = apiOf<typeof districtContract>('district');
export const peopleApi = apiOf<typeof peopleContract>('people');
