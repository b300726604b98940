import { useQueryClient } from '@tanstack/react-query';
import { apiOf } from '../../../client/call.ts';
import type { conversationsContract } from '../../conversations/contract.ts';
import type { districtContract } from '../../district/contract.ts';
import type { visionsContract } from '../../visions/contract.ts';
import type { digestContract } from '../contract.ts';

/** The digest area's endpoints. */
export const api = apiOf<typeof digestContract>('digest');
/** Who has studied a version. */
export const conversationsApi = apiOf<typeof conversationsContract>('conversations');
/** Buildings to tell something in. */
export const districtApi = apiOf<typeof districtContract>('district');
/** Versions in force, to tie a message to. */
export const visionsApi = apiOf<typeof visionsContract>('visions');

/** Reads everything of this area again, after something was written. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.queries.key() });
}
