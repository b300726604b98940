import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Mix } from './contract.ts';
import { type Place, placesApart } from './silo-rules.ts';

/** Sessions, groups and steps of twelve months with who took part, as place and band only. */
const gathered = sql`
  today as (select (now() at time zone d.time_zone)::date as day from district.districts d),
  work as (
    select c.person_id, c.building_id, c.band_id from people.capacities c, today
    where today.day between c.starts_on and coalesce(c.ends_on, 'infinity') and c.kind <> 'board_member'),
  present as (
    select s.id, a.building_id, c.band_id
    from today cross join conversations.study_sessions s
    join conversations.attendances a on a.district_id = s.district_id and a.session_id = s.id
    left join people.capacities c on c.district_id = a.district_id and c.person_id = a.person_id
      and s.held_on between c.starts_on and coalesce(c.ends_on, 'infinity')
    where s.held_at is not null and s.held_on > today.day - 365),
  held as (select id, count(distinct building_id) as buildings, count(distinct band_id) as bands from present group by id),
  member as (
    select g.id, g.kind, w.building_id, w.band_id
    from conversations.groups g
    join conversations.group_people p on p.district_id = g.district_id and p.group_id = g.id
    left join work w on w.person_id = p.person_id
    where g.ended_at is null and g.kind not in ('district_network', 'building_network')),
  formed as (
    select id, case when kind in ('department', 'grade_level') then kind else 'team' end as kind,
      count(distinct building_id) as buildings, count(distinct band_id) as bands from member group by id, kind),
  holding as (
    select distinct s.id, w.building_id, s.building_id is distinct from w.building_id as is_across
    from today cross join supports.step_states s
    join work w on w.person_id = s.owner_id
    where w.building_id is not null and s.made_on > today.day - 365)`;

/** Where people come together across buildings and bands. Of a session only whether it did is counted, never who was there. */
export async function readMix(tx: Tx): Promise<Mix> {
  const { rows } = await sql<Omit<Mix, 'buildings' | 'bands'> & { buildings: Place[]; bands: Place[] }>`
    with ${gathered}
    select
      (select json_build_object('held', count(*), 'acrossBuildings', count(*) filter (where buildings > 1),
        'acrossBands', count(*) filter (where bands > 1)) from held) as sessions,
      (select json_build_object('formed', count(*), 'acrossBuildings', count(*) filter (where buildings > 1)) from formed) as groups,
      (select json_agg(json_build_object('kind', k.kind,
          'formed', (select count(*) from formed f where f.kind = k.kind),
          'acrossBuildings', (select count(*) from formed f where f.kind = k.kind and f.buildings > 1),
          'acrossBands', (select count(*) from formed f where f.kind = k.kind and f.bands > 1)) order by k.place)
        from (values (1, 'department'), (2, 'grade_level'), (3, 'team')) k(place, kind)) as kinds,
      (select json_build_object('open', count(*), 'acrossBuildings', count(*) filter (where building_id is null))
        from supports.step_states where is_open) as steps,
      (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name,
          'people', (select count(distinct person_id) from work where work.building_id = b.id),
          'sessions', (select json_build_object('of', count(*), 'across', count(*) filter (where h.buildings > 1)) from held h
            where exists (select from present p where p.id = h.id and p.building_id = b.id)),
          'groups', (select json_build_object('of', count(*), 'across', count(*) filter (where f.buildings > 1)) from formed f
            where exists (select from member m where m.id = f.id and m.building_id = b.id)),
          'steps', (select json_build_object('of', count(*), 'across', count(*) filter (where is_across)) from holding
            where holding.building_id = b.id)) order by b.ordinal, b.name), '[]')
        from district.buildings b where b.ended_on is null) as buildings,
      (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name,
          'people', (select count(distinct person_id) from work where work.band_id = b.id),
          'sessions', (select json_build_object('of', count(*), 'across', count(*) filter (where h.bands > 1)) from held h
            where exists (select from present p where p.id = h.id and p.band_id = b.id)),
          'groups', (select json_build_object('of', count(*), 'across', count(*) filter (where f.bands > 1)) from formed f
            where exists (select from member m where m.id = f.id and m.band_id = b.id))) order by b.ordinal, b.name), '[]')
        from district.bands b where b.ended_on is null) as bands`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a count without a row');
  return {
    ...row,
    buildings: placesApart(row.buildings).map(({ steps = { of: 0, across: 0 }, ...place }) => ({
      ...place,
      steps,
    })),
    bands: placesApart(row.bands).map(({ steps: _, ...place }) => place),
  };
}
