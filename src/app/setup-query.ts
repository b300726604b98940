import { useQuery } from '@tanstack/react-query';
import type { districtContract } from '../areas/district/contract.ts';
import { apiOf } from '../client/call.ts';

const district = apiOf<typeof districtContract>('district');

/** Whether this installation has a district yet. */
export function useSetupQuery() {
  return useQuery(district.queries.readSetup.queryOptions());
}
