import { sql } from 'kysely';

/**
 * Everything that people carry, one row an item: whose it is and of which kind. This is the one place where it is said what
 * counts as load. A step that somebody is asked to hold counts for them, so that nobody is asked twice over.
 */
export const loadItems = sql`
  select s.owner_id as person_id, 'steps' as kind from supports.step_states s where s.is_open
  union all
  select distinct_seat.person_id, 'seats' from (
    select distinct p.group_id, p.person_id from conversations.group_people p
    join conversations.groups g on g.district_id = p.district_id and g.id = p.group_id
    where g.ended_at is null) distinct_seat
  union all
  select t.person_id, 'seats' from visions.team_members t
  where t.left_at is null and not exists (select from visions.versions v
    where v.district_id = t.district_id and v.vision_id = t.vision_id)
  union all
  select visited.person_id, 'visits' from (
    select distinct w.id, c.person_id from observation.windows w
    join district.districts d on d.id = w.district_id
    join people.capacities c on c.district_id = w.district_id and c.kind = 'building_administrator'
      and c.building_id = any(w.building_ids)
      and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity')
    where (now() at time zone d.time_zone)::date between w.starts_on and w.ends_on) visited
  union all
  select c.person_id, 'commitments' from culture.commitment_states c where c.person_id is not null and c.is_in_force`;
