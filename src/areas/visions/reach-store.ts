import { sql } from 'kysely';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { Joiner } from './call-contract.ts';
import { lastReplies, staffToday } from './call-store.ts';
import type { Place } from './coverage-rules.ts';
import type { Named } from './practice-contract.ts';
import { momentOf } from './signature-store.ts';

/** Everything that was recorded on whom a call reached. */
export type ReachFacts = {
  invitedCount: number;
  invitedOn: SchoolDay;
  openedByDay: { day: SchoolDay; count: number }[];
  notNowCount: number;
  joiners: Joiner[];
  joinedPlaces: Place[];
  staff: Place[];
  buildings: Named[];
  bands: Named[];
};

export async function readReachFacts(tx: Tx, callId: string): Promise<ReachFacts | undefined> {
  const head = await sql<{ invitedCount: number; invitedOn: string; notNowCount: number }>`
    select call.invited_count as "invitedCount", (call.made_at at time zone home.time_zone)::date as "invitedOn",
      (select count(*) from (${lastReplies}) reply where reply.call_id = call.id and reply.answer = 'not_now') as "notNowCount"
    from visions.calls call join district.districts home on home.id = call.district_id
    where call.id = ${callId}`.execute(tx);
  const [first] = head.rows;
  if (first === undefined) return undefined;
  const opened = await sql<{ day: string; count: number }>`
    select (reading.first_read_at at time zone home.time_zone)::date as day, count(*) as count
    from visions.call_readings reading join district.districts home on home.id = reading.district_id
    where reading.call_id = ${callId} group by 1 order by 1`.execute(tx);
  const staff = await sql<Place>`
    select capacity.person_id as "personId", capacity.kind as capacity, capacity.building_id as "buildingId",
      capacity.band_id as "bandId" from ${staffToday}`.execute(tx);
  const joiners = await readJoiners(tx, callId);
  return {
    ...first,
    openedByDay: opened.rows,
    joiners,
    joinedPlaces: joiners.map(({ personId, capacity, building, band }) => ({
      personId,
      capacity,
      buildingId: building?.id ?? null,
      bandId: band?.id ?? null,
    })),
    staff: staff.rows,
    buildings: await readPlaces(tx, 'district.buildings'),
    bands: await readPlaces(tx, 'district.bands'),
  };
}

/** Those whose last answer is to join, with the place of the capacity in which they gave it. */
async function readJoiners(tx: Tx, callId: string): Promise<Joiner[]> {
  const { rows } = await sql<Joiner>`
    select person.id as "personId", person.given_name || ' ' || person.family_name as name, capacity.kind as capacity,
      case when building.id is null then null else json_build_object('id', building.id, 'name', building.name) end as building,
      case when band.id is null then null else json_build_object('id', band.id, 'name', band.name) end as band,
      ${momentOf('reply.at')} as "answeredAt",
      exists (select from visions.team_members member
        join visions.visions vision on vision.id = member.vision_id
        where vision.call_id = reply.call_id and member.person_id = person.id and member.left_at is null) as "isOnTeam"
    from (${lastReplies}) reply
    join people.persons person on person.id = reply.person_id
    join people.capacities capacity on capacity.id = reply.capacity_id
    left join district.buildings building on building.id = capacity.building_id
    left join district.bands band on band.id = capacity.band_id
    where reply.call_id = ${callId} and reply.answer = 'join'
    order by person.family_name, person.given_name`.execute(tx);
  return rows;
}

function readPlaces(tx: Tx, table: 'district.buildings' | 'district.bands'): Promise<Named[]> {
  return tx
    .selectFrom(table)
    .select(['id', 'name'])
    .where('ended_on', 'is', null)
    .orderBy('ordinal')
    .execute();
}
