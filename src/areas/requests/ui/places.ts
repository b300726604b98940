import { useQuery } from '@tanstack/react-query';
import { districtApi, visionsApi } from './api.ts';

type Named = { id: string; name: string };

/** Where support can be asked for, and what for: places that are open, visions in force with their practices. */
export type Places = {
  buildings: Named[];
  bands: Named[];
  subjects: Named[];
  visions: { versionId: string; title: string; subjectId: string; practices: Named[] }[];
};

/** The district's places and visions; undefined while they come. */
export function usePlaces(): Places | undefined {
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const versions = useQuery(visionsApi.queries.listVersions.queryOptions({ input: {} }));
  if (profile.data === undefined || versions.data === undefined) return undefined;
  const open = (places: readonly (Named & { endedOn: string | null })[]) =>
    places.filter(({ endedOn }) => endedOn === null);
  return {
    buildings: open(profile.data.buildings),
    bands: open(profile.data.bands),
    subjects: open(profile.data.subjects),
    visions: versions.data.map(({ id, title, subject, practices }) => ({
      versionId: id,
      title,
      subjectId: subject.id,
      practices: practices.map((practice) => ({ id: practice.practiceId, name: practice.name })),
    })),
  };
}
