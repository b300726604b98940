import { useQuery } from '@tanstack/react-query';
import { apiOf } from '../../../client/call.ts';
import type { districtContract } from '../../district/contract.ts';

const district = apiOf<typeof districtContract>('district');

/** The district's profile, for choosing a subject by name. */
export function useSubjects() {
  const profile = useQuery(district.queries.readProfile.queryOptions());
  const subjects = (profile.data?.subjects ?? []).filter(({ endedOn }) => endedOn === null);
  return {
    profile,
    subjects,
    options: subjects.map(({ id, name }) => ({ value: id as string, label: name })),
  };
}
