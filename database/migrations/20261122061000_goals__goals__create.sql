create schema goals;

-- What the district or a building wants to reach, for whose performance, for which learning. As it was set: permanent.
create table goals.goals (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  performance text not null check (performance in ('student', 'teacher', 'leader')),
  kind text not null check (kind in ('academic', 'non_academic')),
  learning text not null check (learning in ('student', 'professional', 'system')),
  -- Null: the whole district.
  building_id uuid,
  subject_id uuid,
  what text not null,
  why text not null,
  measure text not null,
  unit text not null check (unit in ('percent', 'count', 'scale', 'rate')),
  -- Who owns it, by role, never a person.
  owner_kind text not null,
  target_value float8 not null,
  target_on date not null,
  -- The student-learning targets that it serves.
  target_ids uuid[] not null default '{}',
  -- As it was sent: a repetition is known by it.
  facts jsonb not null,
  made_on date not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, building_id) references district.buildings deferrable,
  foreign key (district_id, subject_id) references district.subjects deferrable
);
create index goals_building on goals.goals (district_id, building_id);

-- What was measured, of how many, on which day: the baseline and everything after it. A correction names the row that it
-- stands for; no group under ten.
create table goals.goal_readings (
  district_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  is_baseline boolean not null,
  value float8 not null,
  n int check (n >= 10),
  read_on date not null,
  source text not null,
  note text not null default '',
  corrects_id uuid,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, goal_id) references goals.goals on delete cascade,
  foreign key (district_id, corrects_id) references goals.goal_readings deferrable
);
create unique index goal_readings_baseline on goals.goal_readings (district_id, goal_id)
  where is_baseline and corrects_id is null;
create unique index goal_readings_corrected_once on goals.goal_readings (district_id, corrects_id)
  where corrects_id is not null;
create index goal_readings_goal on goals.goal_readings (district_id, goal_id, read_on);

-- What became of a goal: a target that was moved, with the reason, or its end. The latest holds.
create table goals.goal_changes (
  district_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  ordinal int not null check (ordinal > 0),
  change text not null check (change in ('replanned', 'reached', 'ended', 'reopened')),
  target_value float8,
  target_on date,
  reason text not null check (reason <> ''),
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, goal_id, ordinal),
  check ((change = 'replanned') = (target_value is not null)),
  check ((change = 'replanned') = (target_on is not null)),
  foreign key (district_id, goal_id) references goals.goals on delete cascade
);

-- The visions that point at a goal, and the practice where one is meant.
create table goals.goal_visions (
  district_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  vision_id uuid not null,
  practice_id uuid,
  linked_by uuid not null,
  linked_in uuid not null,
  linked_at timestamptz not null default now(),
  unlinked_at timestamptz,
  unlinked_by uuid,
  primary key (district_id, id),
  foreign key (district_id, goal_id) references goals.goals on delete cascade,
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);
create unique index goal_visions_once on goals.goal_visions (district_id, goal_id, vision_id, practice_id)
  nulls not distinct where unlinked_at is null;

-- Student results in aggregates, out of files.
create table goals.result_imports (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  file_sha256 text not null,
  counts jsonb not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id)
);
create table goals.results (
  district_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  measure text not null,
  unit text not null check (unit in ('percent', 'count', 'scale', 'rate')),
  -- Null in each: all of them together.
  subject_id uuid,
  band_id uuid,
  building_id uuid,
  -- A school year (2025-26) or a day (2026-05-14), and the day by which it is put in order.
  period text not null,
  period_on date not null,
  value float8 not null,
  n int not null check (n >= 10),
  source text not null,
  -- The row that this one stands for, where a later file says otherwise.
  corrects_id uuid,
  primary key (district_id, id),
  foreign key (district_id, import_id) references goals.result_imports on delete cascade,
  foreign key (district_id, subject_id) references district.subjects deferrable,
  foreign key (district_id, band_id) references district.bands deferrable,
  foreign key (district_id, building_id) references district.buildings deferrable,
  foreign key (district_id, corrects_id) references goals.results deferrable
);
create unique index results_once on goals.results (district_id, measure, unit, subject_id, band_id, building_id, period)
  nulls not distinct where corrects_id is null;
create unique index results_corrected_once on goals.results (district_id, corrects_id) where corrects_id is not null;
create index results_subject on goals.results (district_id, subject_id, measure);

-- What the district counts year by year, such as how many of its people stayed.
create table goals.measures (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('retention', 'other')),
  name text not null,
  -- Who is counted, and of whom: the same words every year.
  counted text not null,
  of_whom text not null,
  made_on date not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id)
);
create table goals.measure_years (
  district_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  -- The calendar year in which the school year begins.
  starts_in int not null check (starts_in between 1990 and 2200),
  counted int not null check (counted >= 0),
  of_all int not null check (of_all >= 10 and of_all >= counted),
  source text not null,
  note text not null default '',
  corrects_id uuid,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, measure_id) references goals.measures on delete cascade,
  foreign key (district_id, corrects_id) references goals.measure_years deferrable
);
create unique index measure_years_once on goals.measure_years (district_id, measure_id, starts_in)
  where corrects_id is null;
create unique index measure_years_corrected_once on goals.measure_years (district_id, corrects_id)
  where corrects_id is not null;
-- What people think it has to do with, and why, as it was said over time: the latest holds.
create table goals.measure_relations (
  district_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  ordinal int not null check (ordinal > 0),
  -- The norms of culture that it is set beside; empty for none.
  norm_ids uuid[] not null,
  why text not null,
  said_by uuid not null,
  said_in uuid not null,
  said_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, measure_id, ordinal),
  foreign key (district_id, measure_id) references goals.measures on delete cascade
);

select public.keep_apart(t) from unnest(array['goals.goals', 'goals.goal_readings', 'goals.goal_changes',
  'goals.goal_visions', 'goals.result_imports', 'goals.results', 'goals.measures', 'goals.measure_years',
  'goals.measure_relations']::regclass[]) t;
select public.make_permanent(t) from unnest(array['goals.goals', 'goals.goal_readings', 'goals.goal_changes',
  'goals.result_imports', 'goals.results', 'goals.measures', 'goals.measure_years',
  'goals.measure_relations']::regclass[]) t;

-- The readings that hold: those that no other stands for.
create view goals.readings_in_force with (security_invoker = true) as
  select r.* from goals.goal_readings r
  where not exists (select from goals.goal_readings c where c.district_id = r.district_id and c.corrects_id = r.id);
-- How each goal stands: its target as it is now, its baseline, its latest reading.
create view goals.goal_states with (security_invoker = true) as
  select g.*, coalesce(moved.target_value, g.target_value) as aim_value, coalesce(moved.target_on, g.target_on) as aim_on,
    case coalesce(last.change, 'open') when 'reached' then 'reached' when 'ended' then 'ended'
      else case when moved.target_on is null then 'open' else 'replanned' end end as status,
    coalesce(last.reason, '') as status_reason,
    base.id as baseline_id, base.value as baseline_value, base.n as baseline_n, base.read_on as baseline_on,
    latest.value as latest_value, latest.n as latest_n, latest.read_on as latest_on
  from goals.goals g
  left join lateral (select c.target_value, c.target_on from goals.goal_changes c
    where c.district_id = g.district_id and c.goal_id = g.id and c.change = 'replanned'
    order by c.ordinal desc limit 1) moved on true
  left join lateral (select c.change, c.reason from goals.goal_changes c
    where c.district_id = g.district_id and c.goal_id = g.id order by c.ordinal desc limit 1) last on true
  left join lateral (select r.id, r.value, r.n, r.read_on from goals.readings_in_force r
    where r.district_id = g.district_id and r.goal_id = g.id and r.is_baseline limit 1) base on true
  left join lateral (select r.value, r.n, r.read_on from goals.readings_in_force r
    where r.district_id = g.district_id and r.goal_id = g.id and not r.is_baseline
    order by r.read_on desc, r.id desc limit 1) latest on true;
-- The results that hold.
create view goals.results_in_force with (security_invoker = true) as
  select r.* from goals.results r
  where not exists (select from goals.results c where c.district_id = r.district_id and c.corrects_id = r.id);
select public.open_to_server(t) from unnest(array['goals.readings_in_force', 'goals.goal_states',
  'goals.results_in_force']::regclass[]) t;
