import { useQueryClient } from '@tanstack/react-query';
import { apiOf } from '../../../client/call.ts';
import type { conversationsContract } from '../../conversations/contract.ts';
import type { districtContract } from '../../district/contract.ts';
import type { blueprintContract } from '../contract.ts';

/** The blueprint area's endpoints. */
export const api = apiOf<typeof blueprintContract>('blueprint');
/** Buildings for which a role is accountable. */
export const districtApi = apiOf<typeof districtContract>('district');
/** Groups that can be accountable, and that meet. */
export const conversationsApi = apiOf<typeof conversationsContract>('conversations');

/** Reads everything of this area again, after something was written. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.queries.key() });
}
