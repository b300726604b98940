-- Which device brought a visit; null where that is not known. Only where it is the one on which the visit was made does
-- the moment of sending tell how far that device's clock is off.
alter table observation.visits add column sent_from uuid;
-- Somebody's own visits are looked up on every page that says what is next.
create index visits_observer on observation.visits (district_id, observer_id);

-- Two visits of one observer that look like the same one, and are not: as that observer said.
create table observation.visits_told_apart (
  district_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  other_id uuid not null check (other_id > visit_id),
  told_by uuid not null,
  told_in uuid not null,
  told_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, visit_id) references observation.visits on delete cascade,
  foreign key (district_id, other_id) references observation.visits on delete cascade
);
create index visits_told_apart_visit on observation.visits_told_apart (district_id, visit_id);
select public.keep_apart('observation.visits_told_apart');
create trigger permanent before update or delete on observation.visits_told_apart
  for each row execute function observation.refuse_change();

-- When visits were made, by true time. A device that is more than ten minutes off when it sends its own visits was as far
-- off when it recorded them: they are set right by that much, and the device's own times stay in the visit. A visit that
-- ends after it was sent had its clock changed in between: nothing is known then, and nothing is set right.
create view observation.visit_times with (security_invoker = true) as
  select v.district_id, v.id as visit_id, v.window_id, v.observer_id, v.room_token, v.import_id, v.received_at,
    clock.ahead_seconds,
    case when clock.ahead_seconds is null then v.started_at
      else to_timestamp((extract(epoch from v.started_at) - clock.ahead_seconds)::double precision) end as started_at,
    case when clock.ahead_seconds is null then v.ended_at
      else to_timestamp((extract(epoch from v.ended_at) - clock.ahead_seconds)::double precision) end as ended_at
  from observation.visits v
  cross join lateral (
    select case when v.sent_from = v.device_id and v.ended_at <= v.device_sent_at
      and abs(extract(epoch from v.device_sent_at) - extract(epoch from v.received_at)) > 600
      then extract(epoch from v.device_sent_at) - extract(epoch from v.received_at) end as ahead_seconds
  ) clock;

-- What became of visits: the latest change of each that has any.
create view observation.visit_standing with (security_invoker = true) as
  select distinct on (district_id, visit_id) district_id, visit_id, id as change_id, kind, reason, tallies, changed_at
  from observation.visit_changes order by district_id, visit_id, changed_at desc, id desc;

-- Visits of one observer to one room that share a minute: perhaps the same visit made on two devices, or twice on one.
-- `visit_id` is the one that was received first. Whether either was taken out, or both were told apart, is not asked here.
-- Nothing out of a sheet is in it: whoever brings a sheet in made none of its visits, and a sheet without rooms or times has
-- one room and one minute for many.
create view observation.same_minutes with (security_invoker = true) as
  select one.district_id, one.window_id, one.observer_id, one.visit_id, other.visit_id as other_id
  from observation.visit_times one
  join observation.visit_times other on other.district_id = one.district_id and other.window_id = one.window_id
    and other.observer_id = one.observer_id and other.room_token = one.room_token
    and other.import_id is null and (one.received_at, one.visit_id) < (other.received_at, other.visit_id)
    and date_trunc('minute', one.started_at) <= date_trunc('minute', other.ended_at)
    and date_trunc('minute', other.started_at) <= date_trunc('minute', one.ended_at)
  where one.import_id is null;

-- Visits that a phone has counted and not brought: it brought a later one more than a day ago. For the observer alone.
-- Three weeks later nothing is said any more: what was thrown away on the phone never arrives.
create view observation.missing_visits with (security_invoker = true) as
  select later.district_id, later.observer_id, later.device_id, missing.counter::int as device_counter,
    later.received_at as since
  from (
    select v.district_id, v.observer_id, v.device_id, v.device_counter, v.received_at, lag(v.device_counter) over (
      partition by v.district_id, v.observer_id, v.device_id order by v.device_counter, v.id) as earlier
    from observation.visits v
    join observation.windows w on w.district_id = v.district_id and w.id = v.window_id
    where w.ends_on >= current_date - 60 and v.import_id is null
  ) later
  -- A counter may be the highest number there is: reckoned in a wider one.
  cross join lateral generate_series(later.earlier::bigint + 1,
    least(later.device_counter::bigint - 1, later.earlier::bigint + 100)) as missing(counter)
  where later.received_at between now() - interval '21 days' and now() - interval '1 day'
    and not exists (select from observation.visits v where v.district_id = later.district_id
      and v.device_id = later.device_id and v.device_counter = missing.counter and v.observer_id = later.observer_id);

-- Windows whose reading has been taken: from then on their visits are not changed any more. The one thing that visits need
-- to know of what is made of them.
create view observation.windows_read with (security_invoker = true) as
  select district_id, window_id, frozen_at as read_at from analysis.readings;

select public.open_to_server(v) from unnest(array['observation.visit_times', 'observation.visit_standing',
  'observation.same_minutes', 'observation.missing_visits', 'observation.windows_read']::regclass[]) v;
