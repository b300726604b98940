import { useQueryClient } from '@tanstack/react-query';
import { apiOf } from '../../../client/call.ts';
import type { conversationsContract } from '../../conversations/contract.ts';
import type { evidenceContract } from '../contract.ts';

/** The evidence area's endpoints. */
export const api = apiOf<typeof evidenceContract>('evidence');

/** The groups in which one rates. */
export const conversationsApi = apiOf<typeof conversationsContract>('conversations');

/** Reads everything of the area anew, after something has been written. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.queries.key() });
}
