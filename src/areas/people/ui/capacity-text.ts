import { capacityWords } from '../../../client/words/capacity.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { DistrictProfile } from '../../district/profile-contract.ts';
import type { Capacity } from '../person-contract.ts';

/** A capacity in words: what, and where. */
export function capacityText(
  capacity: Pick<Capacity, 'kind' | 'buildingId' | 'bandId' | 'subjectId'>,
  profile: DistrictProfile,
): string {
  const nameIn = (places: readonly { id: string; name: string }[], id: string | null) =>
    places.find((place) => place.id === id)?.name;
  const place = [
    nameIn(profile.buildings, capacity.buildingId),
    nameIn(profile.bands, capacity.bandId),
    nameIn(profile.subjects, capacity.subjectId),
  ]
    .filter((name) => name !== undefined)
    .join(' · ');
  const kind = capacityWords[capacity.kind]();
  return place === '' ? kind : m.people_capacity_at({ capacity: kind, building: place });
}

/** From when until when a capacity is held. */
export function datesText({ startsOn, endsOn }: Pick<Capacity, 'startsOn' | 'endsOn'>): string {
  if (endsOn === null) return m.people_since({ day: day(startsOn) });
  if (endsOn < startsOn) return m.people_taken_back();
  return m.people_from_to({ from: day(startsOn), to: day(endsOn) });
}
