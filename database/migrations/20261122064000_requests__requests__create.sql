-- What people ask for: coaching, time, material, learning, people. Asked of those who can give it, without a manager between.
create schema requests;

-- In which currency the district counts what it spends.
create table requests.settings (
  district_id uuid primary key references district.districts on delete cascade,
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$')
);
create table requests.requests (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('coaching', 'time', 'material', 'learning', 'people')),
  what text not null,
  -- What it serves: a version of a vision, one of its practices; where.
  version_id uuid,
  practice_id uuid,
  subject_id uuid,
  building_id uuid,
  band_id uuid,
  -- What it was made from: the reading of a window, a next step.
  window_id uuid,
  step_id uuid,
  needed_on date,
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  rhythm text not null check (rhythm in ('once', 'weekly', 'every_two_weeks', 'monthly')),
  -- Whom it goes to: all who can give support there, or coaches alone.
  reach text not null check (reach in ('givers', 'coaches')),
  -- Who may see who asks: everybody who sees the request, only who takes it up, or nobody.
  name_shown text not null check (name_shown in ('all', 'helper', 'nobody')),
  -- Null when asked without a name: then nothing here leads back to who asked, and a key that only they have closes it.
  asked_by uuid,
  asked_in uuid,
  key_hash text,
  asked_on date not null,
  -- By which a repetition is known.
  facts jsonb not null,
  primary key (district_id, id),
  check ((name_shown = 'nobody') = (asked_by is null)),
  check ((asked_by is null) = (asked_in is null) and (asked_by is null) = (key_hash is not null)),
  check (starts_on is not null or ends_on is null),
  foreign key (district_id, version_id) references visions.versions on delete cascade,
  foreign key (district_id, subject_id) references district.subjects deferrable,
  foreign key (district_id, building_id) references district.buildings deferrable,
  foreign key (district_id, band_id) references district.bands deferrable,
  foreign key (district_id, window_id) references observation.windows on delete cascade,
  foreign key (district_id, step_id) references supports.steps on delete cascade,
  foreign key (district_id, asked_by) references people.persons deferrable
);
create index requests_asked_by on requests.requests (district_id, asked_by);
create unique index requests_key on requests.requests (district_id, key_hash) where key_hash is not null;
create index requests_practice on requests.requests (district_id, practice_id);
-- What became of it. A request is never overwritten: how it stands is its latest act.
create table requests.acts (
  district_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  ordinal int not null check (ordinal > 0),
  act text not null check (act in ('took_up', 'let_go', 'started', 'kept', 'fulfilled', 'closed', 'declined',
    'withdrawn', 'reopened')),
  note text not null default '',
  -- What it cost, where that is known: in minutes and in the smallest unit of the district's currency.
  minutes int check (minutes between 0 and 600000),
  cents bigint check (cents between 0 and 100000000000),
  helped text check (helped in ('yes', 'partly', 'not_yet')),
  -- Null where somebody acts by the key of a request without a name.
  by_person uuid,
  by_capacity uuid,
  done_on date not null,
  primary key (district_id, id),
  unique (district_id, request_id, ordinal),
  check ((act = 'closed') = (helped is not null)),
  check (act not in ('fulfilled', 'declined') or note <> ''),
  check (act in ('kept', 'fulfilled') or (minutes is null and cents is null)),
  check ((by_person is null) = (by_capacity is null)),
  foreign key (district_id, request_id) references requests.requests on delete cascade,
  foreign key (district_id, by_person) references people.persons deferrable
);
-- One of two has said that a request may name them both. Only a hash under the request's key, which is not kept here: until
-- the other says it too, nobody can read from it who it was.
create table requests.first_yeses (
  district_id uuid not null,
  request_id uuid not null,
  person_hash text not null,
  primary key (district_id, request_id),
  foreign key (district_id, request_id) references requests.requests on delete cascade
);
-- Both have said yes: who helps may see both. Either takes it back, and it is gone.
create table requests.named (
  district_id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  primary key (district_id, request_id, person_id),
  foreign key (district_id, request_id) references requests.requests on delete cascade,
  foreign key (district_id, person_id) references people.persons on delete cascade
);
select public.keep_apart(t) from unnest(array['requests.settings', 'requests.requests', 'requests.acts',
  'requests.first_yeses', 'requests.named']::regclass[]) t;
select public.make_permanent(t) from unnest(array['requests.requests', 'requests.acts']::regclass[]) t;

-- How each request stands now, who has taken it up, when it was last kept, and what it cost.
create view requests.states with (security_invoker = true) as
  select r.district_id, r.id, r.kind, r.what, r.version_id, r.practice_id, r.subject_id, r.building_id, r.band_id,
    r.window_id, r.step_id, r.needed_on, r.starts_on, r.ends_on, r.rhythm, r.reach, r.name_shown, r.asked_by, r.asked_on,
    r.key_hash,
    case coalesce(last.act, 'reopened')
      when 'took_up' then 'taken_up' when 'started' then 'running' when 'let_go' then 'waiting'
      when 'reopened' then 'waiting' else last.act end as standing,
    last.helped,
    case when last.act in ('took_up', 'started', 'fulfilled', 'closed') then taker.by_person end as taker_id,
    case when last.act in ('took_up', 'started', 'fulfilled', 'closed') then taker.by_capacity end as taker_in,
    started.done_on as started_on, kept.done_on as last_kept_on, fulfilled.done_on as fulfilled_on,
    spent.minutes, spent.cents
  from requests.requests r
  left join lateral (
    select a.act, a.helped from requests.acts a
    where a.district_id = r.district_id and a.request_id = r.id and a.act <> 'kept'
    order by a.ordinal desc limit 1
  ) last on true
  left join lateral (
    select a.by_person, a.by_capacity, a.ordinal from requests.acts a
    where a.district_id = r.district_id and a.request_id = r.id and a.act = 'took_up'
    order by a.ordinal desc limit 1
  ) taker on true
  left join lateral (
    select a.done_on from requests.acts a
    where a.district_id = r.district_id and a.request_id = r.id and a.act = 'started' and a.ordinal > taker.ordinal
    order by a.ordinal limit 1
  ) started on true
  left join lateral (
    select a.done_on from requests.acts a
    where a.district_id = r.district_id and a.request_id = r.id and a.act in ('started', 'kept')
      and a.ordinal > taker.ordinal
    order by a.ordinal desc limit 1
  ) kept on true
  left join lateral (
    select a.done_on from requests.acts a
    where a.district_id = r.district_id and a.request_id = r.id and a.act = 'fulfilled'
    order by a.ordinal desc limit 1
  ) fulfilled on last.act in ('fulfilled', 'closed')
  left join lateral (
    select sum(a.minutes)::bigint as minutes, sum(a.cents)::bigint as cents from requests.acts a
    where a.district_id = r.district_id and a.request_id = r.id
  ) spent on true;
select public.open_to_server('requests.states');

-- What a barrier is about: instruction itself, or what else students and staff need for it.
alter table conversations.barriers
  add column kind text not null default 'academic' check (kind in ('academic', 'non_academic'));
