import { useQueryClient } from '@tanstack/react-query';
import { apiOf } from '../../../client/call.ts';
import type { pulseContract } from '../contract.ts';

/** The pulse area's endpoints. */
export const api = apiOf<typeof pulseContract>('pulse');

/** Reads everything of this area again, after something was written. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.queries.key() });
}
