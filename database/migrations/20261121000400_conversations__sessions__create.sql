create table conversations.gates (
  district_id uuid primary key references district.districts on delete cascade,
  threshold_percent int not null default 60 check (threshold_percent between 0 and 100)
);
create table conversations.study_sessions (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  title text not null,
  held_on date not null,
  minutes int not null check (minutes between 5 and 600),
  building_id uuid,
  practice_ids uuid[] not null check (cardinality(practice_ids) > 0),
  note text not null default '',
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamptz not null default now(),
  -- A planned session has no one present yet; taking part is recorded when it has been held.
  held_at timestamptz,
  canceled_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, version_id) references visions.versions on delete cascade,
  foreign key (district_id, building_id) references district.buildings
);
create table conversations.attendances (
  district_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  -- As they were on the day, so that later moves do not rewrite the past.
  capacity text not null,
  building_id uuid,
  primary key (district_id, session_id, person_id),
  foreign key (district_id, session_id) references conversations.study_sessions on delete cascade
);
create table conversations.questions (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  practice_id uuid,
  body text not null,
  -- Null when asked without a name: then nothing here leads back to who asked.
  asked_by uuid,
  asked_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, version_id) references visions.versions on delete cascade
);
create table conversations.answers (
  district_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  body text not null,
  answered_by uuid not null,
  answered_in uuid not null,
  answered_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, question_id) references conversations.questions on delete cascade
);
create table conversations.overrides (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  reason text not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, version_id) references visions.versions on delete cascade
);
select public.keep_apart(t) from unnest(array['conversations.gates', 'conversations.study_sessions', 'conversations.attendances',
  'conversations.questions', 'conversations.answers', 'conversations.overrides']::regclass[]) t;
select public.make_permanent(t) from unnest(array['conversations.answers', 'conversations.overrides']::regclass[]) t;
