import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Capacity } from './person-contract.ts';

/** Holds the staff of a district against other changes until the transaction ends. */
export async function holdStaff(tx: Tx, districtId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people.staff ${districtId}`}, 0))`.execute(tx);
}

/** Name and e-mail as they are kept. */
export type Details = { givenName: string; familyName: string; email: string };

/** A person's name and e-mail, or undefined when there is none of that id. */
export async function findDetails(tx: Tx, personId: string): Promise<Details | undefined> {
  const row = await tx
    .selectFrom('people.persons')
    .select(['given_name', 'family_name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirst();
  return row && { givenName: row.given_name, familyName: row.family_name, email: row.email };
}

/** Whether somebody else in the district has the e-mail. */
export async function isEmailTaken(tx: Tx, email: string, butNotBy: string): Promise<boolean> {
  const row = await tx
    .selectFrom('people.persons')
    .select('id')
    .where('email', '=', email)
    .where('id', '<>', butNotBy)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a person. */
export async function addPerson(tx: Tx, districtId: string, id: string, details: Details): Promise<void> {
  await tx
    .insertInto('people.persons')
    .values({
      district_id: districtId,
      id,
      given_name: details.givenName,
      family_name: details.familyName,
      email: details.email,
    })
    .execute();
}

/** Corrects a name or e-mail; the e-mail is also the one to sign in with. */
export async function changeDetails(tx: Tx, personId: string, details: Details): Promise<void> {
  await tx
    .updateTable('people.persons')
    .set({ given_name: details.givenName, family_name: details.familyName, email: details.email })
    .where('id', '=', personId)
    .execute();
  await tx
    .updateTable('people.sign_ins')
    .set({ email: details.email })
    .where('person_id', '=', personId)
    .execute();
}

/** Every capacity that a person holds or held, first to start first. */
export async function listCapacities(tx: Tx, personId: string): Promise<Capacity[]> {
  const rows = await tx
    .selectFrom('people.capacities')
    .select(['id', 'kind', 'building_id', 'band_id', 'subject_id', 'starts_on', 'ends_on'])
    .where('person_id', '=', personId)
    .orderBy('starts_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    buildingId: row.building_id,
    bandId: row.band_id,
    subjectId: row.subject_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  })) as Capacity[];
}

/** Gives a person a capacity. */
export async function addCapacity(
  tx: Tx,
  districtId: string,
  personId: string,
  capacity: { [Key in keyof Capacity]: Capacity[Key] | (Key extends 'id' ? string : never) },
): Promise<void> {
  await tx
    .insertInto('people.capacities')
    .values({
      district_id: districtId,
      id: capacity.id,
      person_id: personId,
      kind: capacity.kind,
      building_id: capacity.buildingId,
      band_id: capacity.bandId,
      subject_id: capacity.subjectId,
      starts_on: capacity.startsOn,
      ends_on: capacity.endsOn,
    })
    .execute();
}

/** Sets the last day of a capacity; null leaves it open. */
export async function endCapacity(tx: Tx, capacityId: string, endsOn: string | null): Promise<void> {
  await tx.updateTable('people.capacities').set({ ends_on: endsOn }).where('id', '=', capacityId).execute();
}

/** Whether somebody administers the district today and has no end before them, apart from one capacity. */
export async function hasOtherAdministrator(tx: Tx, butNotBy: string): Promise<boolean> {
  const row = await tx
    .selectFrom('people.capacities as capacity')
    .innerJoin('district.districts as district', 'district.id', 'capacity.district_id')
    .select('capacity.id')
    .where('capacity.kind', 'in', ['district_office', 'superintendent'])
    .where('capacity.id', '<>', butNotBy)
    .where('capacity.ends_on', 'is', null)
    .where('capacity.starts_on', '<=', sql<string>`(now() at time zone district.time_zone)::date`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these places is unknown to the district, or ended by a day. */
export async function findPlaceNotOpen(
  tx: Tx,
  places: { building: string | null; band: string | null; subject: string | null },
  startsOn: string,
): Promise<'building' | 'band' | 'subject' | undefined> {
  for (const list of ['building', 'band', 'subject'] as const) {
    const id = places[list];
    if (id === null) continue;
    const row = await tx
      .selectFrom(`district.${list}s`)
      .select('ended_on')
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined || (row.ended_on !== null && row.ended_on < startsOn)) return list;
  }
  return undefined;
}
