import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { Coverage } from './indicator-contract.ts';

/** Sessions are counted by group where so many people are in it. */
const peopleFrom = 5;

/** Of which group of employees a capacity is; the board is of none. */
const groupOf = (kind: string) => sql`case
  when ${sql.ref(kind)} in ('superintendent', 'dn_member', 'building_administrator', 'bn_member', 'district_office') then 'leaders'
  when ${sql.ref(kind)} = 'teacher' then 'teachers' when ${sql.ref(kind)} = 'coach' then 'coaches'
  when ${sql.ref(kind)} in ('other_staff', 'union_representative') then 'other_staff' end`;

const sources = sql`
  with today as (select (now() at time zone d.time_zone)::date as day, d.time_zone from district.districts d),
  entry as (select e.* from evidence.entries e, today where e.seen_on > today.day - 365
    and not exists (select from evidence.withdrawals w where w.district_id = e.district_id and w.record_id = e.id)),
  rating as (select r.* from evidence.ratings r, today where r.held_on > today.day - 365
    and not exists (select from evidence.ratings c where c.district_id = r.district_id and c.corrects_id = r.id)),
  held as (select s.* from conversations.study_sessions s, today
    where s.held_at is not null and s.held_on > today.day - 365 and s.held_on <= today.day)`;

/** Whence evidence, ratings, sessions and visits of the last twelve months come. Records are counted, and nobody is. */
export async function readCoverage(tx: Tx): Promise<Coverage> {
  const buildings = await sql<Coverage['buildings'][number]>`
    ${sources}
    select b.id, b.name, (select count(*)::int from entry where entry.building_id = b.id) as evidence,
      (select count(*)::int from rating where rating.building_id = b.id) as ratings,
      (select count(*)::int from held where held.building_id = b.id) as sessions,
      case when visited.count = 0 and visited.windows > 0 then null else visited.count end as visits
    from district.buildings b
    -- Only what readings already tell of the building. A count of its own would tell how many visits stand behind a figure
    -- that is kept back there.
    cross join lateral (select count(*)::int as windows, coalesce(sum(told.visits), 0)::int as count
      from today join observation.windows w on w.district_id = b.district_id and b.id = any(w.building_ids)
        and w.starts_on <= today.day and w.ends_on > today.day - 365
      left join analysis.readings r on r.district_id = w.district_id and r.window_id = w.id
      cross join lateral (select max((f.figure ->> 'visits')::int + (f.figure ->> 'noOpportunity')::int
          + (f.figure ->> 'couldNotTell')::int) as visits
        from jsonb_array_elements(r.figures -> 'practices') p
        cross join lateral jsonb_array_elements(p -> 'buildings') place
        cross join lateral (select place -> 'figure' as figure) f
        where place ->> 'buildingId' = b.id::text) told) visited
    where b.ended_on is null order by b.ordinal, b.name, b.id`.execute(tx);
  const groups = await sql<Coverage['groups'][number]>`
    ${sources},
    staff as (select ${groupOf('c.kind')} as "group", count(distinct c.person_id) as people from people.capacities c, today
      where today.day between c.starts_on and coalesce(c.ends_on, 'infinity') group by 1)
    select g."group", (select count(*)::int from entry where g."group" = any(entry.employee_groups)) as evidence,
      (select count(*)::int from rating where exists (select from jsonb_array_elements(rating.present) one
        cross join lateral (select one ->> 'capacity' as kind) said where ${groupOf('said.kind')} = g."group")) as ratings,
      case when coalesce((select people from staff where staff."group" = g."group"), 0) >= ${peopleFrom} then
        (select count(*)::int from held where exists (select from conversations.attendances a
          where a.district_id = held.district_id and a.session_id = held.id and ${groupOf('a.capacity')} = g."group")) end as sessions
    from unnest(array['leaders', 'teachers', 'coaches', 'other_staff']) with ordinality g("group", ordinal)
    order by g.ordinal`.execute(tx);
  const district = await sql<Coverage['district']>`
    ${sources}
    select (select count(*)::int from entry where building_id is null) as evidence,
      (select count(*)::int from rating where building_id is null) as ratings,
      (select count(*)::int from held where building_id is null) as sessions`.execute(tx);
  const [whole] = district.rows;
  if (whole === undefined) throw new Error('a count without a row');
  return { buildings: buildings.rows, groups: groups.rows, district: whole };
}
