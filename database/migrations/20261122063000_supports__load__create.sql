-- How many open steps a district wants one person to hold at most, and how many minutes a week one of them takes.
create table supports.load_settings (
  district_id uuid primary key references district.districts on delete cascade,
  cap int not null default 5 check (cap between 1 and 20),
  minutes_an_item int not null default 30 check (minutes_an_item between 10 and 240)
);
-- The minutes a week that people have for such work, where they have said so. Only they set it.
create table supports.load_times (
  district_id uuid not null references district.districts on delete cascade,
  person_id uuid not null,
  weekly_minutes int not null check (weekly_minutes between 0 and 1200),
  primary key (district_id, person_id),
  foreign key (district_id, person_id) references people.persons on delete cascade
);
-- Who is asked to take a step on. A row lives while it is open; one that was declined lives until who asked has read it,
-- and then nothing is left of it. Only a step that was made for somebody keeps its row once accepted: it says who holds it.
create table supports.step_offers (
  district_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  kind text not null check (kind in ('new', 'hand_over', 'swap')),
  -- Who held the step when it was offered, and who is asked.
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  -- The step that would come back in return.
  swap_step_id uuid,
  offered_by uuid not null,
  offered_in uuid not null,
  offered_on date not null,
  accepted_at timestamptz,
  declined_on date,
  reason text check (reason in ('too_much', 'not_my_role', 'not_my_place', 'other')),
  primary key (district_id, id),
  check ((kind = 'swap') = (swap_step_id is not null)),
  check (accepted_at is null or (kind = 'new' and declined_on is null)),
  check (reason is null or declined_on is not null),
  foreign key (district_id, step_id) references supports.steps on delete cascade,
  foreign key (district_id, swap_step_id) references supports.steps on delete cascade
);
create unique index step_offers_one_open on supports.step_offers (district_id, step_id)
  where accepted_at is null and declined_on is null;
create unique index step_offers_one_new on supports.step_offers (district_id, step_id) where kind = 'new';
create index step_offers_to on supports.step_offers (district_id, to_id) where accepted_at is null;
select public.keep_apart(t) from unnest(array['supports.load_settings', 'supports.load_times',
  'supports.step_offers']::regclass[]) t;

-- As before; besides, a step made for somebody is theirs from the start, and goes back to who made it when they decline.
create or replace view supports.step_states with (security_invoker = true) as
  select s.district_id, s.id, s.conversation_id, s.window_id, s.subject_id, s.practice_id, s.building_id, s.band_id,
    s.kind, s.learning, s.what, s.measure, s.made_on, s.made_by,
    coalesce(holding.owner_id, asked.to_id, s.owner_id) as owner_id,
    coalesce(moving.due_on, s.due_on) as due_on,
    case coalesce(standing.change, 'reopened') when 'reopened' then 'open' else standing.change end as status,
    coalesce(standing.note, '') as status_note,
    coalesce(standing.change not in ('done', 'dropped'), true) as is_open,
    holding.owner_id is null and asked.to_id is not null and asked.accepted_at is null as is_asked
  from supports.steps s
  left join supports.step_offers asked on asked.district_id = s.district_id and asked.step_id = s.id
    and asked.kind = 'new' and asked.declined_on is null
  left join lateral (
    select c.owner_id from supports.step_changes c
    where c.district_id = s.district_id and c.step_id = s.id and c.change = 'handed_over'
    order by c.ordinal desc limit 1
  ) holding on true
  left join lateral (
    select c.due_on from supports.step_changes c
    where c.district_id = s.district_id and c.step_id = s.id and c.change = 'due_moved'
    order by c.ordinal desc limit 1
  ) moving on true
  left join lateral (
    select c.change, c.note from supports.step_changes c
    where c.district_id = s.district_id and c.step_id = s.id
      and c.change in ('started', 'done', 'dropped', 'reopened')
    order by c.ordinal desc limit 1
  ) standing on true;
