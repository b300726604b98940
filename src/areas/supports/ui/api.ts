import { useQueryClient } from '@tanstack/react-query';
import { apiOf } from '../../../client/call.ts';
import type { analysisContract } from '../../analysis/contract.ts';
import type { districtContract } from '../../district/contract.ts';
import type { goalsContract } from '../../goals/contract.ts';
import type { visionsContract } from '../../visions/contract.ts';
import type { supportsContract } from '../contract.ts';

/** The supports area's endpoints. */
export const api = apiOf<typeof supportsContract>('supports');
/** Taking the reading with which a conversation begins. */
export const analysisApi = apiOf<typeof analysisContract>('analysis');
/** Buildings, subjects and bands to place a step in. */
export const districtApi = apiOf<typeof districtContract>('district');
/** Goals that a step can serve. */
export const goalsApi = apiOf<typeof goalsContract>('goals');
/** Practices to make a step for. */
export const visionsApi = apiOf<typeof visionsContract>('visions');

/** Reads everything of this area again, after something was written. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.queries.key() });
}
