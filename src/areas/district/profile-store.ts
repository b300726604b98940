import type { DistrictId } from '../../kit/ids.ts';
import type { Tx } from '../../server/database.ts';
import { nameKey, tidyName } from './place-rules.ts';
import type { DistrictProfile, PlaceList, TermId } from './profile-contract.ts';

/** Everything that everybody in the district knows of it. */
export async function readProfile(tx: Tx, districtId: string): Promise<DistrictProfile> {
  const district = await tx
    .selectFrom('district.districts')
    .select(['name', 'language', 'time_zone', 'is_demo'])
    .where('id', '=', districtId)
    .executeTakeFirstOrThrow();
  const listOf = (table: 'district.buildings' | 'district.bands') =>
    tx.selectFrom(table).select(['id', 'name', 'ended_on']).orderBy('ordinal').orderBy('id').execute();
  const buildings = await listOf('district.buildings');
  const bands = await listOf('district.bands');
  const subjects = await tx
    .selectFrom('district.subjects')
    .select(['id', 'key', 'name', 'ended_on'])
    .orderBy('ordinal')
    .orderBy('id')
    .execute();
  const terms = await tx
    .selectFrom('district.terms')
    .select(['id', 'name', 'starts_on', 'ends_on'])
    .orderBy('starts_on')
    .execute();
  const place = ({ ended_on, ...row }: { id: string; name: string; ended_on: string | null }) => ({
    ...row,
    endedOn: ended_on,
  });
  return {
    id: districtId as DistrictId,
    name: district.name,
    language: district.language as DistrictProfile['language'],
    timeZone: district.time_zone,
    isDemo: district.is_demo,
    buildings: buildings.map(place) as DistrictProfile['buildings'],
    subjects: subjects.map(place) as unknown as DistrictProfile['subjects'],
    bands: bands.map(place) as DistrictProfile['bands'],
    terms: terms.map((row) => ({
      id: row.id as TermId,
      name: row.name,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    })),
  };
}

/** Changes the district's own words. */
export async function changeDetails(
  tx: Tx,
  districtId: string,
  details: { name: string; language: string; timeZone: string },
): Promise<void> {
  await tx
    .updateTable('district.districts')
    .set({ name: tidyName(details.name), language: details.language, time_zone: details.timeZone })
    .where('id', '=', districtId)
    .execute();
}

/** A place as the lists keep it. */
export type KeptPlace = { id: string; name: string; endedOn: string | null };

/** A list of places, held against other changes until the transaction ends. */
export async function holdPlaces(tx: Tx, districtId: string, list: PlaceList): Promise<KeptPlace[]> {
  await tx
    .selectFrom('district.districts')
    .select('id')
    .where('id', '=', districtId)
    .forNoKeyUpdate()
    .execute();
  const rows = await tx
    .selectFrom(`district.${list}`)
    .select(['id', 'name', 'ended_on'])
    .orderBy('ordinal')
    .execute();
  return rows.map(({ ended_on, ...row }) => ({ ...row, endedOn: ended_on }));
}

/** The other place of a list that a name would clash with. */
export function findNamesake(places: KeptPlace[], name: string, butNot: string): KeptPlace | undefined {
  return places.find((place) => place.id !== butNot && nameKey(place.name) === nameKey(name));
}

/** Adds a place at the end of its list. */
export async function addPlace(
  tx: Tx,
  districtId: string,
  list: PlaceList,
  place: { id: string; name: string; key: string; ordinal: number },
): Promise<void> {
  const { key, ...row } = { ...place, name: tidyName(place.name), district_id: districtId };
  if (list === 'subjects')
    await tx
      .insertInto('district.subjects')
      .values({ ...row, key })
      .execute();
  else await tx.insertInto(`district.${list}`).values(row).execute();
}

/** Changes a place's name, end or standing in its list. */
export async function changePlace(
  tx: Tx,
  list: PlaceList,
  id: string,
  change: { name?: string; ended_on?: string | null; ordinal?: number },
): Promise<void> {
  await tx.updateTable(`district.${list}`).set(change).where('id', '=', id).execute();
}

/** Puts these terms in place of the present ones. */
export async function replaceTerms(
  tx: Tx,
  districtId: string,
  terms: { id: string; name: string; startsOn: string; endsOn: string }[],
): Promise<void> {
  await tx.deleteFrom('district.terms').where('district_id', '=', districtId).execute();
  if (terms.length === 0) return;
  await tx
    .insertInto('district.terms')
    .values(
      terms.map((term) => ({
        district_id: districtId,
        id: term.id,
        name: tidyName(term.name),
        starts_on: term.startsOn,
        ends_on: term.endsOn,
      })),
    )
    .execute();
}
