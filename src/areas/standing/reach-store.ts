import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Chances } from './contract.ts';

/** By building: sessions held on a version, the next that is planned, and meetings that named one of its practices. */
export async function readChances(tx: Tx, versionId: string): Promise<Chances | undefined> {
  const { rows } = await sql<Chances & { isHere: boolean }>`
    with version as (select * from visions.versions where id = ${versionId}),
    today as (select (now() at time zone d.time_zone)::date as day from district.districts d),
    held as (select * from conversations.study_sessions where version_id = ${versionId} and held_at is not null),
    planned as (select s.* from conversations.study_sessions s, today where version_id = ${versionId}
      and held_at is null and canceled_at is null and held_on >= today.day)
    select exists (select from version) as "isHere", ${versionId} as "versionId",
      (select json_build_object('sessions', count(*), 'minutes', coalesce(sum(minutes), 0)) from held
        where building_id is null) as district,
      (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name,
          'sessions', (select count(*) from held where held.building_id = b.id),
          'minutes', (select coalesce(sum(minutes), 0) from held where held.building_id = b.id),
          'nextOn', (select min(held_on) from planned where planned.building_id is null or planned.building_id = b.id),
          'meetings', m.meetings, 'naming', m.naming) order by b.ordinal, b.name), '[]')
        from district.buildings b
        cross join lateral (
          select count(*) as meetings, count(*) filter (where exists (select from conversations.meeting_practices n
              join visions.versions v on v.district_id = n.district_id and v.id = n.version_id
              where n.district_id = m.district_id and n.meeting_id = m.id
                and v.vision_id = (select vision_id from version))) as naming
          from conversations.meetings m, today
          where m.district_id = b.district_id and m.building_id = b.id and m.withdrawn_at is null
            and m.held_on between today.day - 365 and today.day) m
        where b.ended_on is null) as buildings`.execute(tx);
  const [row] = rows;
  if (row === undefined || !row.isHere) return undefined;
  const { isHere: _, ...chances } = row;
  return chances;
}
