import { apiOf } from '../../../client/call.ts';
import type { observationContract } from '../contract.ts';

/** The observation area's endpoints. */
export const observationApi = apiOf<typeof observationContract>('observation');
