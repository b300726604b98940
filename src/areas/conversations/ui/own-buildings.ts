import { useQuery } from '@tanstack/react-query';
import { useActsAs, useSession } from '../../../client/session.ts';
import { districtApi } from './api.ts';

/** The open buildings in which who is signed in may meet: all for those of the whole district, else their own. */
export function useOwnBuildings(): { isWide: boolean; buildings: { value: string; label: string }[] } {
  const { actor } = useSession();
  const isWide = useActsAs('coach', 'superintendent', 'dn_member') || actor.buildingId === null;
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const buildings = (profile.data?.buildings ?? [])
    .filter((building) => building.endedOn === null && (isWide || building.id === actor.buildingId))
    .map(({ id, name }) => ({ value: id, label: name }));
  return { isWide, buildings };
}
