import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Chances, Mix } from './contract.ts';

/** Where people come together across buildings and bands. Of a session only whether it did is counted, never who was there. */
export async function readMix(tx: Tx): Promise<Mix> {
  const { rows } = await sql<Mix>`
    with today as (select (now() at time zone d.time_zone)::date as day from district.districts d),
    held as (
      select count(distinct a.building_id) as buildings, count(distinct c.band_id) as bands
      from today cross join conversations.study_sessions s
      join conversations.attendances a on a.district_id = s.district_id and a.session_id = s.id
      left join people.capacities c on c.district_id = a.district_id and c.person_id = a.person_id
        and s.held_on between c.starts_on and coalesce(c.ends_on, 'infinity')
      where s.held_at is not null and s.held_on > today.day - 365
      group by s.id),
    formed as (
      select count(distinct c.building_id) as buildings
      from today cross join conversations.groups g
      join conversations.group_people p on p.district_id = g.district_id and p.group_id = g.id
      left join people.capacities c on c.district_id = p.district_id and c.person_id = p.person_id
        and today.day between c.starts_on and coalesce(c.ends_on, 'infinity')
      where g.ended_at is null and g.kind not in ('district_network', 'building_network')
      group by g.id)
    select
      (select json_build_object('held', count(*), 'acrossBuildings', count(*) filter (where buildings > 1),
        'acrossBands', count(*) filter (where bands > 1)) from held) as sessions,
      (select json_build_object('formed', count(*), 'acrossBuildings', count(*) filter (where buildings > 1)) from formed) as groups,
      (select json_build_object('open', count(*), 'acrossBuildings', count(*) filter (where building_id is null))
        from supports.step_states where is_open) as steps`.execute(tx);
  if (rows[0] === undefined) throw new Error('a count without a row');
  return rows[0];
}

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
