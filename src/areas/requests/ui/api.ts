import { useQueryClient } from '@tanstack/react-query';
import { apiOf } from '../../../client/call.ts';
import type { districtContract } from '../../district/contract.ts';
import type { visionsContract } from '../../visions/contract.ts';
import type { requestsContract } from '../contract.ts';

/** The requests area's endpoints. */
export const api = apiOf<typeof requestsContract>('requests');
/** Buildings, subjects and bands to ask for. */
export const districtApi = apiOf<typeof districtContract>('district');
/** Visions in force and their practices. */
export const visionsApi = apiOf<typeof visionsContract>('visions');

/** Reads everything of this area again, after something was written. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.queries.key() });
}
