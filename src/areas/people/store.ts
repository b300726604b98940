import { sql } from 'kysely';
import type { WhoActs } from '../../kit/actor.ts';
import { schoolDayOf } from '../../kit/days.ts';
import type { CapacityId, DistrictId } from '../../kit/ids.ts';
import type { Tx } from '../../server/database.ts';
import type { Session } from './session-contract.ts';

/** The actor's session page: the district, and everything they could act in today. */
export async function readSession(tx: Tx, actor: WhoActs): Promise<Session> {
  const district = await tx
    .selectFrom('district.districts')
    .select(['id', 'name', 'language', 'time_zone', 'is_demo'])
    .where('id', '=', actor.districtId)
    .executeTakeFirstOrThrow();
  const person = await tx
    .selectFrom('people.persons')
    .select(['given_name', 'family_name', 'email'])
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow();
  const today = schoolDayOf(new Date(), district.time_zone);
  return {
    actor,
    person: { givenName: person.given_name, familyName: person.family_name, email: person.email },
    district: {
      id: district.id as DistrictId,
      name: district.name,
      language: district.language as Session['district']['language'],
      timeZone: district.time_zone,
      isDemo: district.is_demo,
      today,
    },
    capacities: await listOwnCapacities(tx, actor, today),
  };
}

async function listOwnCapacities(tx: Tx, actor: WhoActs, today: string): Promise<Session['capacities']> {
  const capacities = await tx
    .selectFrom('people.capacities as capacity')
    .leftJoin('district.buildings as building', (join) =>
      join
        .onRef('building.district_id', '=', 'capacity.district_id')
        .onRef('building.id', '=', 'capacity.building_id'),
    )
    .select(['capacity.id', 'capacity.kind', 'building.name as building'])
    .where('capacity.person_id', '=', actor.personId)
    .where('capacity.starts_on', '<=', today)
    .where((where) =>
      where.or([where('capacity.ends_on', 'is', null), where('capacity.ends_on', '>=', today)]),
    )
    .orderBy('capacity.starts_on')
    .orderBy('capacity.id')
    .execute();
  const consents = await sql<{ id: string }>`
    select f.id from people.field_consents f
    where f.person_id = ${actor.personId} and ${today}::date between f.starts_on and f.ends_on
      and not exists (select from people.field_consent_ends e where e.consent_id = f.id)`.execute(tx);
  return [
    ...capacities.map((row) => ({
      id: row.id as CapacityId,
      kind: row.kind as Session['capacities'][number]['kind'],
      building: row.building,
    })),
    ...consents.rows.map(({ id }) => ({
      id: id as CapacityId,
      kind: 'field_associate' as const,
      building: null,
    })),
  ];
}

/** The school day it is in the district now, by the database's clock. */
export async function readToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from district.districts
    where id = nullif(current_setting('app.district', true), '')::uuid`.execute(tx);
  return rows[0]?.today ?? schoolDayOf(new Date(), 'UTC');
}
