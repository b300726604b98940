import type { Actor } from '../../kit/actor.ts';
import type { CapacityId, DistrictId } from '../../kit/ids.ts';
import type { Tx } from '../../server/database.ts';
import type { Session } from './contract.ts';

/** The actor's session page: the district, and every capacity they could act in today. */
export async function readSession(tx: Tx, actor: Actor): Promise<Session> {
  const district = await tx
    .selectFrom('district.districts')
    .select(['id', 'name', 'language', 'time_zone', 'is_demo'])
    .where('id', '=', actor.districtId)
    .executeTakeFirstOrThrow();
  const capacities = await tx
    .selectFrom('people.capacities as capacity')
    .leftJoin('district.buildings as building', (join) =>
      join
        .onRef('building.district_id', '=', 'capacity.district_id')
        .onRef('building.id', '=', 'capacity.building_id'),
    )
    .select(['capacity.id', 'capacity.kind', 'building.name as building'])
    .where('capacity.person_id', '=', actor.personId)
    .orderBy('capacity.starts_on')
    .execute();
  return {
    actor,
    district: {
      id: district.id as DistrictId,
      name: district.name,
      language: district.language as Session['district']['language'],
      timeZone: district.time_zone,
      isDemo: district.is_demo,
    },
    capacities: capacities.map((row) => ({
      id: row.id as CapacityId,
      kind: row.kind as Session['capacities'][number]['kind'],
      building: row.building,
    })),
  };
}
