import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import { lastReplies, staffToday } from './call-store.ts';
import type { Named } from './practice-contract.ts';
import { momentOf } from './signature-store.ts';
import type { Member } from './vision-contract.ts';

const place = (table: 'building' | 'band'): RawBuilder<Named | null> => {
  const [id, name] = [sql.ref(`${table}.id`), sql.ref(`${table}.name`)];
  return sql`case when ${id} is null then null else json_build_object('id', ${id}, 'name', ${name}) end`;
};

/** Everybody who is or was on the team. */
export async function findMembers(tx: Tx, visionId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select person.id as "personId", person.given_name || ' ' || person.family_name as name, capacity.kind as capacity,
      ${place('building')} as building, ${place('band')} as band,
      ${momentOf('member.joined_at')} as "joinedAt", ${momentOf('member.left_at')} as "leftAt"
    from visions.team_members member
    join people.persons person on person.id = member.person_id
    join people.capacities capacity on capacity.id = member.capacity_id
    left join district.buildings building on building.id = capacity.building_id
    left join district.bands band on band.id = capacity.band_id
    where member.vision_id = ${visionId}
    order by person.family_name, person.given_name, person.id`.execute(tx);
  return rows;
}

/** A capacity in which somebody could be on the team. */
export type Candidate = {
  personId: string;
  name: string;
  capacityId: string;
  capacity: Member['capacity'];
  building: Named | null;
  band: Named | null;
  hasJoinedCall: boolean;
};

/**
 * Staff and the capacity in which each would be on the team: the one in which they joined the call, or else their longest.
 * Who joined comes first.
 */
export async function findCandidates(
  tx: Tx,
  callId: string | null,
  only: { buildingId?: string | null; personIds?: readonly string[]; q?: string } = {},
): Promise<Candidate[]> {
  const { buildingId = null, personIds = null, q = '' } = only;
  const { rows } = await sql<Candidate>`
    select * from (
      select distinct on (person.id) person.id as "personId", person.family_name,
        person.given_name || ' ' || person.family_name as name, capacity.id as "capacityId", capacity.kind as capacity,
        ${place('building')} as building, ${place('band')} as band, reply.id is not null as "hasJoinedCall"
      from ${staffCapacities}
      join people.persons person on person.id = capacity.person_id
      left join district.buildings building on building.id = capacity.building_id
      left join district.bands band on band.id = capacity.band_id
      left join (${lastReplies}) reply
        on reply.call_id = ${callId} and reply.person_id = person.id and reply.answer = 'join'
      where (${buildingId}::uuid is null or capacity.building_id = ${buildingId})
        and (${personIds === null} or person.id = any(${personIds ?? []}::uuid[]))
        and strpos(lower(person.given_name || ' ' || person.family_name), lower(${q})) > 0
      order by person.id, (capacity.id = reply.capacity_id) desc nulls last, capacity.starts_on, capacity.id
    ) candidate order by "hasJoinedCall" desc, family_name, name`.execute(tx);
  return rows;
}

const staffCapacities = sql`(select capacity.* from ${staffToday}) capacity`;

/** Puts people on the team, or back on it. */
export async function addMembers(
  tx: Tx,
  actor: Actor,
  visionId: string,
  members: readonly { personId: string; capacityId: string }[],
): Promise<void> {
  for (const { personId, capacityId } of members) {
    await tx
      .insertInto('visions.team_members')
      .values({
        district_id: actor.districtId,
        vision_id: visionId,
        person_id: personId,
        capacity_id: capacityId,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['district_id', 'vision_id', 'person_id'])
          .doUpdateSet({ capacity_id: capacityId, joined_at: sql`now()`, left_at: null })
          .where('visions.team_members.left_at', 'is not', null),
      )
      .execute();
  }
}

export async function endMembership(tx: Tx, visionId: string, personId: string): Promise<void> {
  await tx
    .updateTable('visions.team_members')
    .set({ left_at: sql`now()` })
    .where('vision_id', '=', visionId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .execute();
}

/** The members of the District Network on a day. */
export async function findNetworkMembers(
  tx: Tx,
  on: SchoolDay,
): Promise<{ personId: string; name: string }[]> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select distinct person.id as "personId", person.given_name || ' ' || person.family_name as name
    from people.capacities capacity join people.persons person on person.id = capacity.person_id
    where capacity.kind = 'dn_member' and capacity.starts_on <= ${on}
      and (capacity.ends_on is null or capacity.ends_on >= ${on})
    order by name`.execute(tx);
  return rows;
}

/** The names of these people, by id; who is not in the district is left out. */
export async function readNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('people.persons')
    .select(['id', 'given_name', 'family_name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, `${row.given_name} ${row.family_name}`]));
}
