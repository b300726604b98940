-- A visit whose latest change took it out: it counts nowhere, and makes no pair.
create view observation.voided_visits with (security_invoker = true) as
  select c.district_id, c.visit_id
  from observation.visit_changes c
  where c.kind = 'voided' and not exists (
    select from observation.visit_changes later
    where later.district_id = c.district_id and later.visit_id = c.visit_id
      and (later.changed_at, later.id) > (c.changed_at, c.id));
select public.open_to_server('observation.voided_visits');

-- Pair ids that make no pair any more: one of their visits was taken out after another observer's had arrived. Whoever took
-- it out may have seen by then what the other answered, and could send another in its place.
create view observation.spent_pairs with (security_invoker = true) as
  select gone.district_id, gone.pair_id, gone.window_id
  from observation.visits gone
  join observation.visit_changes c on c.district_id = gone.district_id and c.visit_id = gone.id and c.kind = 'voided'
  where gone.pair_id is not null and exists (select from observation.visits partner
    where partner.district_id = gone.district_id and partner.pair_id = gone.pair_id and partner.window_id = gone.window_id
      and partner.observer_id <> gone.observer_id and partner.received_at <= c.changed_at);
select public.open_to_server('observation.spent_pairs');

-- An agreement is of two visits, and is kept with the one that counts: what else comes under the same pair id is not agreed.
alter table observation.pair_agreements drop constraint pair_agreements_district_id_pair_id_key,
  add unique (district_id, visit_id);

-- What is a pair is judged when it is read, so that no visit is ever refused for its partner's sake: exactly two visits
-- with one pair id in one window, of two observers in one building, in one room or at overlapping minutes (the same room
-- can be spelled in two ways, and two clocks can differ), of which none was taken out in sight of the other. Any other pair
-- id means nothing: its visits count each by itself.
-- The visit with the lower id is the one that counts. Complete is a pair when the second of its visits has arrived.
create view observation.valid_pairs with (security_invoker = true) as
  select a.district_id, a.pair_id, a.window_id, a.building_id,
    a.id as counting_visit_id, b.id as other_visit_id,
    a.observer_id as counting_observer_id, b.observer_id as other_observer_id,
    least(a.started_at, b.started_at) as started_at, greatest(a.received_at, b.received_at) as complete_at
  from observation.visits a
  join observation.visits b on b.district_id = a.district_id and b.pair_id = a.pair_id and b.window_id = a.window_id
    and b.building_id = a.building_id and b.observer_id <> a.observer_id and b.id > a.id
  where a.pair_id is not null
    and (a.room_token = b.room_token or (a.started_at <= b.ended_at and b.started_at <= a.ended_at))
    and not exists (select from observation.voided_visits v
      where v.district_id = a.district_id and v.visit_id = a.id)
    and not exists (select from observation.voided_visits v
      where v.district_id = b.district_id and v.visit_id = b.id)
    and not exists (select from observation.visits third
      where third.district_id = a.district_id and third.pair_id = a.pair_id and third.window_id = a.window_id
        and third.id not in (a.id, b.id)
        and not exists (select from observation.voided_visits v
          where v.district_id = third.district_id and v.visit_id = third.id))
    and not exists (select from observation.spent_pairs s
      where s.district_id = a.district_id and s.pair_id = a.pair_id and s.window_id = a.window_id);
select public.open_to_server('observation.valid_pairs');

-- What one of a pair answered while neither could know the other's answers: as it arrived, or as it was put right before
-- the pair was complete. What was put right later is no longer blind and is not here.
create function observation.blind_answers(district uuid, visit uuid, complete_at timestamptz)
returns table (practice_id uuid, answer text, times_count int, scans_seen int, scans_count int)
language sql stable rows 5 as $$
  with corrected as (
    select c.tallies from observation.visit_changes c
    where c.district_id = district and c.visit_id = visit and c.kind = 'corrected' and c.changed_at < complete_at
    order by c.changed_at desc, c.id desc limit 1
  )
  select t.practice_id, t.answer, t.times_count, t.scans_seen, t.scans_count
  from observation.tallies t
  where t.district_id = district and t.visit_id = visit and not exists (select from corrected)
  union all
  select r.practice_id, r.answer, r.times_count, r.scans_seen, r.scans_count
  from corrected cross join jsonb_to_recordset(corrected.tallies) as r(practice_id uuid, answer text, times_count int,
    scans_seen int, scans_count int)
$$;
