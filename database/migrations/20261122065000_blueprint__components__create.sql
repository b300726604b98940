create schema blueprint;

-- The framework a district works with: first the bundled one, later others it brings. The latest holds. Kinds of component,
-- levels and scales are data; each text is in the languages it came in, or in the district's own words.
create table blueprint.frameworks (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  number int not null check (number > 0),
  source text not null check (source in ('pack', 'import')),
  pack_id text,
  pack_version text,
  content jsonb not null,
  -- Null: taken by itself when the district first looked.
  taken_by uuid,
  taken_in uuid,
  taken_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, number),
  check ((source = 'pack') = (taken_by is null))
);

create table blueprint.components (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  -- By which files name it.
  key text not null,
  -- How the bundled framework says it; null for what the district added.
  original jsonb,
  added_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, key)
);

-- What a component is called, where it stands and what one would see: every change is a row, the highest number holds.
create table blueprint.component_versions (
  district_id uuid not null,
  component_id uuid not null,
  id uuid not null,
  number int not null check (number > 0),
  content jsonb not null,
  -- As it was asked for: a repetition is known by it. Null for what came with a framework.
  facts jsonb,
  import_id uuid,
  changed_by uuid,
  changed_in uuid,
  changed_at timestamptz not null default now(),
  primary key (district_id, component_id, number),
  unique (district_id, id),
  foreign key (district_id, component_id) references blueprint.components on delete cascade
);

create table blueprint.settings (
  district_id uuid not null references district.districts on delete cascade,
  grace_weeks int not null check (grace_weeks between 0 and 26),
  primary key (district_id)
);

-- Who is accountable, by role, and in which rhythm one looks again whether it still holds. The latest row holds.
create table blueprint.component_arrangements (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  ordinal bigint generated always as identity,
  owner_kind text check (owner_kind in ('teacher', 'building_administrator', 'coach', 'superintendent', 'dn_member',
    'bn_member', 'other_staff', 'union_representative', 'board_member', 'district_office')),
  building_id uuid,
  group_id uuid,
  every_weeks int not null check (every_weeks between 1 and 104),
  arranged_by uuid not null,
  arranged_in uuid not null,
  arranged_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, component_id) references blueprint.components on delete cascade,
  foreign key (district_id, building_id) references district.buildings deferrable,
  foreign key (district_id, group_id) references conversations.groups deferrable,
  check (owner_kind is null or group_id is null),
  check (building_id is null or owner_kind is not null)
);
create index component_arrangements_component on blueprint.component_arrangements (district_id, component_id, ordinal);

create table blueprint.component_evidence (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  -- Which of the component's statements it speaks to; null: the component as a whole.
  statement_id text,
  seen_on date not null,
  note text not null,
  source text not null,
  noted_by uuid not null,
  noted_in uuid not null,
  noted_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, component_id) references blueprint.components on delete cascade
);
create index component_evidence_component on blueprint.component_evidence (district_id, component_id, seen_on);

create table blueprint.component_states (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  ordinal bigint generated always as identity,
  state text not null check (state in ('started', 'installed', 'lapsed')),
  state_on date not null,
  note text not null,
  said_by uuid not null,
  said_in uuid not null,
  said_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, component_id) references blueprint.components on delete cascade
);
create index component_states_component on blueprint.component_states (district_id, component_id, ordinal);

-- Does it still hold? Asked again and again of what is installed.
create table blueprint.component_checks (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  ordinal bigint generated always as identity,
  checked_on date not null,
  answer text not null check (answer in ('yes', 'partly', 'no')),
  evidence text not null,
  checked_by uuid not null,
  checked_in uuid not null,
  checked_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, component_id) references blueprint.components on delete cascade
);
create index component_checks_component on blueprint.component_checks (district_id, component_id, ordinal);

-- When what is to be installed. A component's first item is its baseline, its latest is the plan.
create table blueprint.plans (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  ordinal bigint generated always as identity,
  reason text not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id)
);
create table blueprint.plan_items (
  district_id uuid not null,
  plan_id uuid not null,
  component_id uuid not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  primary key (district_id, plan_id, component_id),
  foreign key (district_id, plan_id) references blueprint.plans on delete cascade,
  foreign key (district_id, component_id) references blueprint.components on delete cascade
);
create index plan_items_component on blueprint.plan_items (district_id, component_id);

-- What belongs to a component elsewhere: groups, meetings, steps, visions, goals.
create table blueprint.component_links (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  kind text not null check (kind in ('group', 'meeting', 'step', 'vision', 'goal')),
  target_id uuid not null,
  linked_by uuid not null,
  linked_in uuid not null,
  linked_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid,
  primary key (district_id, id),
  foreign key (district_id, component_id) references blueprint.components on delete cascade,
  check ((removed_at is null) = (removed_by is null))
);
create unique index component_links_once on blueprint.component_links (district_id, component_id, kind, target_id)
  where removed_at is null;

create table blueprint.imports (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  format text not null check (format in ('csv', 'json')),
  file_sha256 text not null,
  retires_missing boolean not null,
  added_count int not null,
  changed_count int not null,
  retired_count int not null,
  left_count int not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id)
);

-- Practices of planning together that the district has made its own, in a rhythm. A change is a new version.
create table blueprint.routines (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  added_at timestamptz not null default now(),
  primary key (district_id, id)
);
create table blueprint.routine_versions (
  district_id uuid not null,
  routine_id uuid not null,
  id uuid not null,
  number int not null check (number > 0),
  name text not null,
  about text not null,
  who_kind text,
  group_id uuid,
  building_id uuid,
  cadence text not null check (cadence in ('weekly', 'two_weeks', 'monthly', 'quarterly', 'yearly')),
  starts_on date not null,
  -- The last day on which it can be due; null while it goes on.
  ends_on date,
  policy_link text,
  component_id uuid,
  sample_id text,
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamptz not null default now(),
  primary key (district_id, routine_id, number),
  unique (district_id, id),
  foreign key (district_id, routine_id) references blueprint.routines on delete cascade,
  foreign key (district_id, component_id) references blueprint.components deferrable,
  foreign key (district_id, building_id) references district.buildings deferrable,
  foreign key (district_id, group_id) references conversations.groups deferrable,
  check ((who_kind is null) <> (group_id is null))
);
-- What became of one time: kept, missed, or not held on purpose. The latest word on a day holds.
create table blueprint.routine_marks (
  district_id uuid not null,
  id uuid not null,
  routine_id uuid not null,
  ordinal bigint generated always as identity,
  due_on date not null,
  mark text not null check (mark in ('kept', 'missed', 'not_held')),
  marked_by uuid not null,
  marked_in uuid not null,
  marked_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, routine_id) references blueprint.routines on delete cascade
);
create index routine_marks_routine on blueprint.routine_marks (district_id, routine_id, due_on, ordinal);
-- What the routine changed, in a sentence or two, with its day.
create table blueprint.routine_notes (
  district_id uuid not null,
  id uuid not null,
  routine_id uuid not null,
  noted_on date not null,
  note text not null,
  noted_by uuid not null,
  noted_in uuid not null,
  noted_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, routine_id) references blueprint.routines on delete cascade
);
create index routine_notes_routine on blueprint.routine_notes (district_id, routine_id, noted_on);

select public.keep_apart(t) from unnest(array['blueprint.frameworks', 'blueprint.components', 'blueprint.component_versions',
  'blueprint.settings', 'blueprint.component_arrangements', 'blueprint.component_evidence', 'blueprint.component_states',
  'blueprint.component_checks', 'blueprint.plans', 'blueprint.plan_items', 'blueprint.component_links', 'blueprint.imports',
  'blueprint.routines', 'blueprint.routine_versions', 'blueprint.routine_marks', 'blueprint.routine_notes']::regclass[]) t;
select public.make_permanent(t) from unnest(array['blueprint.frameworks', 'blueprint.components', 'blueprint.component_versions',
  'blueprint.component_arrangements', 'blueprint.component_evidence', 'blueprint.component_states', 'blueprint.component_checks',
  'blueprint.plans', 'blueprint.plan_items', 'blueprint.imports', 'blueprint.routines', 'blueprint.routine_versions',
  'blueprint.routine_marks', 'blueprint.routine_notes']::regclass[]) t;

-- What was said of each component that has not been retired, for whoever asks how it stands: by kit/component-standing.ts.
create view blueprint.component_histories with (security_invoker = true) as
  select c.district_id, c.id, v.content,
    coalesce((select not exists (select from jsonb_array_elements(f.content -> 'types') t
        where t ->> 'id' = v.content ->> 'type' and t ->> 'isInstalled' = 'false')
      from blueprint.frameworks f where f.district_id = c.district_id order by f.number desc limit 1), true) as is_installed_over_time,
    coalesce((select a.every_weeks from blueprint.component_arrangements a
      where a.district_id = c.district_id and a.component_id = c.id order by a.ordinal desc limit 1), 26) as every_weeks,
    coalesce((select s.grace_weeks from blueprint.settings s where s.district_id = c.district_id), 4) as grace_weeks,
    coalesce((select jsonb_agg(jsonb_build_object('state', s.state, 'on', s.state_on,
        'at', to_char(s.said_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by s.ordinal)
      from blueprint.component_states s where s.district_id = c.district_id and s.component_id = c.id), '[]') as states,
    coalesce((select jsonb_agg(jsonb_build_object('answer', k.answer, 'on', k.checked_on,
        'at', to_char(k.checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by k.ordinal)
      from blueprint.component_checks k where k.district_id = c.district_id and k.component_id = c.id), '[]') as checks,
    (select i.starts_on from blueprint.plan_items i
      join blueprint.plans p on p.district_id = i.district_id and p.id = i.plan_id
      where i.district_id = c.district_id and i.component_id = c.id order by p.ordinal desc limit 1) as planned_from
  from blueprint.components c
  join lateral (select w.content from blueprint.component_versions w
    where w.district_id = c.district_id and w.component_id = c.id order by w.number desc limit 1) v on true
  where not coalesce((v.content ->> 'isRetired')::boolean, false);
select public.open_to_server('blueprint.component_histories');
