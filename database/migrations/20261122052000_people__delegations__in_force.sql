-- The delegations that hold today. One lapses with the capacity of the superintendent who gave it: nobody hands on
-- what is no longer theirs.
create view people.delegations_in_force with (security_invoker = true) as
  select g.district_id, g.id, g.duty, g.from_person_id, g.to_person_id
  from people.delegations g
  join lateral (select (now() at time zone d.time_zone)::date as day from district.districts d
    where d.id = g.district_id) today on true
  where g.ended_at is null and today.day between g.starts_on and g.ends_on
    and exists (select from people.capacities c
      where c.district_id = g.district_id and c.person_id = g.from_person_id and c.kind = 'superintendent'
        and today.day between c.starts_on and coalesce(c.ends_on, 'infinity'));
select public.open_to_server('people.delegations_in_force');
