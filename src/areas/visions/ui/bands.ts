import { useSubjects } from './subjects.ts';

/** The grade bands that the district has now. */
export function useBands() {
  const { profile } = useSubjects();
  return (profile.data?.bands ?? []).filter(({ endedOn }) => endedOn === null);
}
