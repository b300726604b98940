import { useQueryClient } from '@tanstack/react-query';
import type { DistrictProfile } from '../profile-contract.ts';
import { districtApi } from './api.ts';

/** What every settings write does with the profile that it answers: show it, everywhere. */
export function useShowProfile(): (profile: DistrictProfile) => void {
  const queryClient = useQueryClient();
  return (profile) => {
    queryClient.setQueryData(districtApi.queries.readProfile.queryKey(), profile);
    void queryClient.invalidateQueries({ queryKey: ['session'] });
  };
}
