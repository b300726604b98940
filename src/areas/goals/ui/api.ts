import { useQueryClient } from '@tanstack/react-query';
import { apiOf } from '../../../client/call.ts';
import type { cultureContract } from '../../culture/contract.ts';
import type { districtContract } from '../../district/contract.ts';
import type { visionsContract } from '../../visions/contract.ts';
import type { goalsContract } from '../contract.ts';

/** The goals area's endpoints. */
export const api = apiOf<typeof goalsContract>('goals');
/** Buildings and subjects to place a goal in. */
export const districtApi = apiOf<typeof districtContract>('district');
/** Visions in force and student-learning targets that belong to a goal. */
export const visionsApi = apiOf<typeof visionsContract>('visions');
/** Norms beside which a measure is set. */
export const cultureApi = apiOf<typeof cultureContract>('culture');

/** Reads everything of this area again, after something was written. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.queries.key() });
}
