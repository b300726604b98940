import { apiOf } from '../../../client/call.ts';
import type { visionsContract } from '../contract.ts';

/** The visions area's endpoints. */
export const api = apiOf<typeof visionsContract>('visions');
