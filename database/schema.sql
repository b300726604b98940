-- Made from the migrations by npm run generate. For reading; nothing runs it.

create table analysis.aims (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  aims jsonb not null,
  set_by uuid not null,
  set_in uuid not null,
  set_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, window_id) REFERENCES observation.windows(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX aims_window ON analysis.aims USING btree (district_id, window_id, set_at);

create table analysis.floors (
  district_id uuid not null,
  rooms integer not null default 5,
  visits integer not null default 10,
  CHECK ((rooms >= 5)),
  CHECK ((visits >= 10)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table analysis.readings (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  figures jsonb not null,
  sha256 text not null,
  lines json not null default '{"places": [], "practices": []}'::json,
  frozen_by uuid not null,
  frozen_in uuid not null,
  frozen_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, window_id) REFERENCES observation.windows(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, window_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table audit.entries (
  district_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null default now(),
  person_id uuid,
  capacity_id uuid,
  capacity text not null,
  act text not null,
  object_id uuid not null,
  detail jsonb not null,
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX entries_at ON audit.entries USING btree (district_id, at, id);

create table blueprint.component_arrangements (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  ordinal bigint not null,
  owner_kind text,
  building_id uuid,
  group_id uuid,
  every_weeks integer not null,
  arranged_by uuid not null,
  arranged_in uuid not null,
  arranged_at timestamp with time zone not null default now(),
  CHECK (((building_id IS NULL) OR (owner_kind IS NOT NULL))),
  CHECK (((every_weeks >= 1) AND (every_weeks <= 104))),
  CHECK (((owner_kind IS NULL) OR (group_id IS NULL))),
  CHECK ((owner_kind = ANY (ARRAY['teacher'::text, 'building_administrator'::text, 'coach'::text, 'superintendent'::text, 'dn_member'::text, 'bn_member'::text, 'other_staff'::text, 'union_representative'::text, 'board_member'::text, 'district_office'::text]))),
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, component_id) REFERENCES blueprint.components(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, group_id) REFERENCES conversations.groups(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX component_arrangements_component ON blueprint.component_arrangements USING btree (district_id, component_id, ordinal);

create table blueprint.component_checks (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  ordinal bigint not null,
  checked_on date not null,
  answer text not null,
  evidence text not null,
  checked_by uuid not null,
  checked_in uuid not null,
  checked_at timestamp with time zone not null default now(),
  CHECK ((answer = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text]))),
  FOREIGN KEY (district_id, component_id) REFERENCES blueprint.components(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX component_checks_component ON blueprint.component_checks USING btree (district_id, component_id, ordinal);

create table blueprint.component_evidence (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  statement_id text,
  seen_on date not null,
  note text not null,
  source text not null,
  noted_by uuid not null,
  noted_in uuid not null,
  noted_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, component_id) REFERENCES blueprint.components(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX component_evidence_component ON blueprint.component_evidence USING btree (district_id, component_id, seen_on);

create table blueprint.component_links (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  kind text not null,
  target_id uuid not null,
  linked_by uuid not null,
  linked_in uuid not null,
  linked_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  removed_by uuid,
  CHECK (((removed_at IS NULL) = (removed_by IS NULL))),
  CHECK ((kind = ANY (ARRAY['group'::text, 'meeting'::text, 'step'::text, 'vision'::text, 'goal'::text]))),
  FOREIGN KEY (district_id, component_id) REFERENCES blueprint.components(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX component_links_once ON blueprint.component_links USING btree (district_id, component_id, kind, target_id) WHERE (removed_at IS NULL);

create table blueprint.component_states (
  district_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  ordinal bigint not null,
  state text not null,
  state_on date not null,
  note text not null,
  said_by uuid not null,
  said_in uuid not null,
  said_at timestamp with time zone not null default now(),
  CHECK ((state = ANY (ARRAY['started'::text, 'installed'::text, 'lapsed'::text]))),
  FOREIGN KEY (district_id, component_id) REFERENCES blueprint.components(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX component_states_component ON blueprint.component_states USING btree (district_id, component_id, ordinal);

create table blueprint.component_versions (
  district_id uuid not null,
  component_id uuid not null,
  id uuid not null,
  number integer not null,
  content jsonb not null,
  facts jsonb,
  import_id uuid,
  changed_by uuid,
  changed_in uuid,
  changed_at timestamp with time zone not null default now(),
  CHECK ((number > 0)),
  FOREIGN KEY (district_id, component_id) REFERENCES blueprint.components(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, component_id, number),
  UNIQUE (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table blueprint.components (
  district_id uuid not null,
  id uuid not null,
  key text not null,
  original jsonb,
  added_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, key)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table blueprint.frameworks (
  district_id uuid not null,
  id uuid not null,
  number integer not null,
  source text not null,
  pack_id text,
  pack_version text,
  content jsonb not null,
  taken_by uuid,
  taken_in uuid,
  taken_at timestamp with time zone not null default now(),
  CHECK (((source = 'pack'::text) = (taken_by IS NULL))),
  CHECK ((number > 0)),
  CHECK ((source = ANY (ARRAY['pack'::text, 'import'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, number)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table blueprint.imports (
  district_id uuid not null,
  id uuid not null,
  format text not null,
  file_sha256 text not null,
  retires_missing boolean not null,
  added_count integer not null,
  changed_count integer not null,
  retired_count integer not null,
  left_count integer not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((format = ANY (ARRAY['csv'::text, 'json'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table blueprint.plan_items (
  district_id uuid not null,
  plan_id uuid not null,
  component_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  CHECK ((ends_on >= starts_on)),
  FOREIGN KEY (district_id, component_id) REFERENCES blueprint.components(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, plan_id) REFERENCES blueprint.plans(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, plan_id, component_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX plan_items_component ON blueprint.plan_items USING btree (district_id, component_id);

create table blueprint.plans (
  district_id uuid not null,
  id uuid not null,
  ordinal bigint not null,
  reason text not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table blueprint.routine_marks (
  district_id uuid not null,
  id uuid not null,
  routine_id uuid not null,
  ordinal bigint not null,
  due_on date not null,
  mark text not null,
  marked_by uuid not null,
  marked_in uuid not null,
  marked_at timestamp with time zone not null default now(),
  CHECK ((mark = ANY (ARRAY['kept'::text, 'missed'::text, 'not_held'::text]))),
  FOREIGN KEY (district_id, routine_id) REFERENCES blueprint.routines(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX routine_marks_routine ON blueprint.routine_marks USING btree (district_id, routine_id, due_on, ordinal);

create table blueprint.routine_notes (
  district_id uuid not null,
  id uuid not null,
  routine_id uuid not null,
  noted_on date not null,
  note text not null,
  noted_by uuid not null,
  noted_in uuid not null,
  noted_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, routine_id) REFERENCES blueprint.routines(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX routine_notes_routine ON blueprint.routine_notes USING btree (district_id, routine_id, noted_on);

create table blueprint.routine_versions (
  district_id uuid not null,
  routine_id uuid not null,
  id uuid not null,
  number integer not null,
  name text not null,
  about text not null,
  who_kind text,
  group_id uuid,
  building_id uuid,
  cadence text not null,
  starts_on date not null,
  ends_on date,
  policy_link text,
  component_id uuid,
  sample_id text,
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamp with time zone not null default now(),
  CHECK (((who_kind IS NULL) <> (group_id IS NULL))),
  CHECK ((cadence = ANY (ARRAY['weekly'::text, 'two_weeks'::text, 'monthly'::text, 'quarterly'::text, 'yearly'::text]))),
  CHECK ((number > 0)),
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, component_id) REFERENCES blueprint.components(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, group_id) REFERENCES conversations.groups(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, routine_id) REFERENCES blueprint.routines(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, routine_id, number),
  UNIQUE (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table blueprint.routines (
  district_id uuid not null,
  id uuid not null,
  added_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table blueprint.settings (
  district_id uuid not null,
  grace_weeks integer not null,
  CHECK (((grace_weeks >= 0) AND (grace_weeks <= 26))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table conversations.answers (
  district_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  body text not null,
  answered_by uuid not null,
  answered_in uuid not null,
  answered_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, question_id) REFERENCES conversations.questions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX answers_question ON conversations.answers USING btree (district_id, question_id);

create table conversations.attendance_corrections (
  district_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  was_marked_by uuid not null,
  was_marked_at timestamp with time zone not null,
  corrected_by uuid not null,
  corrected_in uuid not null,
  corrected_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, session_id) REFERENCES conversations.study_sessions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table conversations.attendances (
  district_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  capacity text not null,
  capacities text[] not null,
  building_id uuid,
  marked_by uuid not null,
  marked_at timestamp with time zone not null default now(),
  CHECK ((capacities[1] = capacity)),
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, session_id) REFERENCES conversations.study_sessions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, session_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX attendances_person ON conversations.attendances USING btree (district_id, person_id);

create table conversations.barrier_replies (
  district_id uuid not null,
  id uuid not null,
  barrier_id uuid not null,
  kind text not null,
  body text not null,
  meeting_id uuid,
  by_person uuid not null,
  by_capacity uuid not null,
  at timestamp with time zone not null default now(),
  CHECK ((kind = ANY (ARRAY['taken_up'::text, 'answered'::text, 'resolved'::text, 'not_resolved'::text, 'raised_again'::text]))),
  FOREIGN KEY (district_id, barrier_id) REFERENCES conversations.barriers(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX barrier_replies_barrier ON conversations.barrier_replies USING btree (district_id, barrier_id, at);

create table conversations.barriers (
  district_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  title text not null,
  body text not null,
  practice_id uuid,
  raised_by uuid not null,
  raised_in uuid not null,
  raised_at timestamp with time zone not null default now(),
  kind text not null default 'academic'::text,
  CHECK ((kind = ANY (ARRAY['academic'::text, 'non_academic'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table conversations.calibration_codings (
  district_id uuid not null,
  id uuid not null,
  set_id uuid not null,
  person_id uuid not null,
  ordinal integer not null,
  answers jsonb not null,
  coded_at timestamp with time zone not null default now(),
  CHECK ((ordinal > 0)),
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, set_id) REFERENCES conversations.calibration_sets(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, set_id, ordinal),
  UNIQUE (district_id, set_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX calibration_codings_person ON conversations.calibration_codings USING btree (district_id, person_id);

create table conversations.calibration_sets (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  title text not null,
  form text not null,
  clip_url text,
  introduction text not null,
  moments text[] not null,
  practice_ids uuid[] not null,
  master jsonb not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK (((cardinality(moments) >= 2) AND (cardinality(moments) <= 8))),
  CHECK (((cardinality(practice_ids) >= 1) AND (cardinality(practice_ids) <= 8))),
  CHECK (((form = 'clip'::text) = (clip_url IS NOT NULL))),
  CHECK ((clip_url ~~ 'https://%'::text)),
  CHECK ((form = ANY (ARRAY['written'::text, 'clip'::text]))),
  CHECK ((jsonb_array_length(master) = (cardinality(moments) * cardinality(practice_ids)))),
  FOREIGN KEY (district_id, made_in) REFERENCES people.capacities(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX calibration_sets_version ON conversations.calibration_sets USING btree (district_id, version_id);

create table conversations.calibration_turns (
  district_id uuid not null,
  set_id uuid not null,
  turn text not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((turn = ANY (ARRAY['opened'::text, 'closed'::text]))),
  FOREIGN KEY (district_id, set_id) REFERENCES conversations.calibration_sets(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, set_id, turn)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table conversations.exemplars (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  practice_id uuid not null,
  kind text not null,
  form text not null,
  title text not null,
  text text not null,
  link text,
  rationale text not null,
  offered_by uuid not null,
  offered_in uuid not null,
  offered_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  CHECK (((form <> 'clip'::text) OR (link IS NOT NULL))),
  CHECK (((form = ANY (ARRAY['clip'::text, 'lesson'::text])) OR (link IS NULL))),
  CHECK ((form = ANY (ARRAY['moment'::text, 'lesson'::text, 'clip'::text, 'student_work'::text]))),
  CHECK ((kind = ANY (ARRAY['example'::text, 'non_example'::text, 'mistaken_for'::text]))),
  CHECK ((link ~~ 'https://%'::text)),
  FOREIGN KEY (district_id, offered_in) REFERENCES people.capacities(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX exemplars_practice ON conversations.exemplars USING btree (district_id, practice_id, offered_at) WHERE (withdrawn_at IS NULL);

create table conversations.gates (
  district_id uuid not null,
  threshold_percent integer not null default 60,
  CHECK (((threshold_percent >= 0) AND (threshold_percent <= 100))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table conversations.group_members (
  district_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  joined_at timestamp with time zone not null default now(),
  added_by uuid not null,
  left_at timestamp with time zone,
  FOREIGN KEY (district_id, group_id) REFERENCES conversations.groups(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, group_id, person_id, joined_at)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX group_members_once ON conversations.group_members USING btree (district_id, group_id, person_id) WHERE (left_at IS NULL);
CREATE INDEX group_members_person ON conversations.group_members USING btree (district_id, person_id);

create table conversations.group_purposes (
  district_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  purpose text not null,
  practice_ids uuid[] not null,
  norms text[] not null default '{}'::text[],
  said_by uuid not null,
  said_in uuid not null,
  said_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, group_id) REFERENCES conversations.groups(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX group_purposes_group ON conversations.group_purposes USING btree (district_id, group_id, said_at);

create table conversations.groups (
  district_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  building_id uuid,
  facts jsonb,
  formed_by uuid,
  formed_in uuid,
  formed_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended_by uuid,
  CHECK (((kind = 'building_network'::text) <= (building_id IS NOT NULL))),
  CHECK (((kind = ANY (ARRAY['district_network'::text, 'building_network'::text])) = (formed_by IS NULL))),
  CHECK ((kind = ANY (ARRAY['district_network'::text, 'building_network'::text, 'team'::text, 'leadership'::text, 'department'::text, 'grade_level'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX groups_one_building_network ON conversations.groups USING btree (district_id, building_id) WHERE (kind = 'building_network'::text);
CREATE UNIQUE INDEX groups_one_district_network ON conversations.groups USING btree (district_id) WHERE (kind = 'district_network'::text);

create table conversations.meeting_check_ins (
  district_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  answers jsonb not null,
  FOREIGN KEY (district_id, meeting_id) REFERENCES conversations.meetings(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, meeting_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table conversations.meeting_checked_in (
  district_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  FOREIGN KEY (district_id, meeting_id) REFERENCES conversations.meetings(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, meeting_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table conversations.meeting_entries (
  district_id uuid not null,
  meeting_id uuid not null,
  seq integer not null,
  id uuid not null,
  body jsonb not null,
  person_id uuid,
  capacity_id uuid,
  said_at timestamp with time zone not null,
  received_at timestamp with time zone not null default now(),
  CHECK ((seq > 0)),
  FOREIGN KEY (district_id, meeting_id) REFERENCES conversations.meetings(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, meeting_id, seq),
  UNIQUE (district_id, meeting_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table conversations.meeting_practices (
  district_id uuid not null,
  meeting_id uuid not null,
  practice_id uuid not null,
  version_id uuid not null,
  named_by uuid not null,
  named_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, meeting_id) REFERENCES conversations.meetings(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, meeting_id, practice_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table conversations.meeting_present (
  district_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  capacity text not null,
  FOREIGN KEY (district_id, meeting_id) REFERENCES conversations.meetings(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, meeting_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX meeting_present_person ON conversations.meeting_present USING btree (district_id, person_id);

create table conversations.meetings (
  district_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  held_on date not null,
  building_id uuid,
  agenda text not null default ''::text,
  facts jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  group_id uuid,
  protocol jsonb,
  is_closed boolean not null default false,
  begun_at timestamp with time zone,
  ended_at timestamp with time zone,
  last_seq integer not null default 0,
  CHECK ((kind = ANY (ARRAY['team'::text, 'staff'::text, 'leadership'::text, 'district'::text, 'coaching'::text, 'other'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, group_id) REFERENCES conversations.groups(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, recorded_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX meetings_group ON conversations.meetings USING btree (district_id, group_id, held_on) WHERE (group_id IS NOT NULL);
CREATE INDEX meetings_held_on ON conversations.meetings USING btree (district_id, held_on);

create table conversations.overrides (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  reason text not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table conversations.proposal_decisions (
  district_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  decision text not null,
  reason text not null,
  decided_by uuid not null,
  decided_in uuid not null,
  decided_at timestamp with time zone not null default clock_timestamp(),
  CHECK (((decision = 'taken_up'::text) OR (reason <> ''::text))),
  CHECK ((decision = ANY (ARRAY['taken_up'::text, 'not_taken_up'::text]))),
  FOREIGN KEY (district_id, decided_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, proposal_id) REFERENCES conversations.proposals(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX proposal_decisions_proposal ON conversations.proposal_decisions USING btree (district_id, proposal_id, decided_at);

create table conversations.proposals (
  district_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  practice_id uuid,
  change text not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_in uuid not null,
  proposed_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, proposed_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, question_id) REFERENCES conversations.questions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX proposals_question ON conversations.proposals USING btree (district_id, question_id);

create table conversations.protocol_retirements (
  district_id uuid not null,
  id uuid not null,
  protocol_id uuid not null,
  is_retired boolean not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, made_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX protocol_retirements_protocol ON conversations.protocol_retirements USING btree (district_id, protocol_id, made_at);

create table conversations.protocols (
  district_id uuid not null,
  id uuid not null,
  protocol_id uuid not null,
  number integer not null,
  based_on uuid,
  started_from text,
  language text not null,
  content jsonb not null,
  written_by uuid not null,
  written_in uuid not null,
  written_at timestamp with time zone not null default now(),
  CHECK (((number = 1) = (based_on IS NULL))),
  CHECK ((language = ANY (ARRAY['en'::text, 'es'::text, 'ar'::text]))),
  CHECK ((number > 0)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, based_on) REFERENCES conversations.protocols(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, written_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, protocol_id, number)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table conversations.question_owners (
  district_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  owned_by uuid not null,
  owned_in uuid not null,
  owned_at timestamp with time zone not null default now(),
  let_go_at timestamp with time zone,
  FOREIGN KEY (district_id, owned_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, question_id) REFERENCES conversations.questions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX question_owners_one ON conversations.question_owners USING btree (district_id, question_id) WHERE (let_go_at IS NULL);

create table conversations.question_revisions (
  district_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  version_id uuid not null,
  marked_by uuid not null,
  marked_in uuid not null,
  marked_at timestamp with time zone not null default clock_timestamp(),
  FOREIGN KEY (district_id, question_id) REFERENCES conversations.questions(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX question_revisions_question ON conversations.question_revisions USING btree (district_id, question_id, marked_at);

create table conversations.questions (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  practice_id uuid,
  body text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX questions_version ON conversations.questions USING btree (district_id, version_id);

create table conversations.study_sessions (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  title text not null,
  held_on date not null,
  minutes integer not null,
  building_id uuid,
  practice_ids uuid[] not null,
  note text not null default ''::text,
  led_by uuid not null,
  plan jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamp with time zone not null default now(),
  held_at timestamp with time zone,
  held_by uuid,
  held_in uuid,
  holding jsonb,
  canceled_at timestamp with time zone,
  canceled_by uuid,
  is_embedded boolean,
  is_on_student_work boolean,
  is_with_peers boolean,
  CHECK ((((held_at IS NULL) = (held_by IS NULL)) AND ((held_at IS NULL) = (holding IS NULL)))),
  CHECK (((held_at IS NULL) OR (canceled_at IS NULL))),
  CHECK (((minutes >= 5) AND (minutes <= 600))),
  CHECK ((cardinality(practice_ids) > 0)),
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, led_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX study_sessions_version ON conversations.study_sessions USING btree (district_id, version_id);

create table conversations.thread_posts (
  district_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  body text not null,
  practice_ids uuid[] not null default '{}'::uuid[],
  by_person uuid not null,
  by_capacity uuid not null,
  at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  FOREIGN KEY (district_id, group_id) REFERENCES conversations.groups(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX thread_posts_group ON conversations.thread_posts USING btree (district_id, group_id, at);

create table conversations.welcome_stops (
  district_id uuid not null,
  person_id uuid not null,
  stop text not null,
  is_skipped boolean not null,
  at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, person_id, stop)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table culture.commitment_reviews (
  district_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  ordinal integer not null,
  outcome text not null,
  reviewed_on date not null,
  note text not null default ''::text,
  wording integer not null,
  reviewed_by uuid not null,
  reviewed_in uuid not null,
  reviewed_at timestamp with time zone not null default now(),
  CHECK ((ordinal > 0)),
  CHECK ((outcome = ANY (ARRAY['kept'::text, 'going_on'::text, 'changed'::text, 'laid_down'::text]))),
  FOREIGN KEY (district_id, commitment_id) REFERENCES culture.commitments(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, commitment_id, wording) REFERENCES culture.commitment_wordings(district_id, commitment_id, number) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, commitment_id, ordinal)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table culture.commitment_showings (
  district_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  ordinal integer not null,
  is_shown boolean not null,
  chosen_at timestamp with time zone not null default now(),
  CHECK ((ordinal > 0)),
  FOREIGN KEY (district_id, commitment_id) REFERENCES culture.commitments(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, commitment_id, ordinal)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table culture.commitment_wordings (
  district_id uuid not null,
  commitment_id uuid not null,
  number integer not null,
  what text not null,
  for_whom text not null,
  written_at timestamp with time zone not null default now(),
  CHECK ((number > 0)),
  FOREIGN KEY (district_id, commitment_id) REFERENCES culture.commitments(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, commitment_id, number)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table culture.commitments (
  district_id uuid not null,
  id uuid not null,
  person_id uuid,
  employee_group text not null,
  building_id uuid,
  learning text not null,
  review_weeks integer not null,
  stated_by uuid not null,
  stated_in uuid not null,
  stated_on date not null,
  stated_at timestamp with time zone not null default now(),
  CHECK (((review_weeks >= 4) AND (review_weeks <= 26))),
  CHECK ((employee_group = ANY (ARRAY['leaders'::text, 'teachers'::text, 'coaches'::text, 'other_staff'::text, 'network_members'::text, 'others'::text]))),
  CHECK ((learning = ANY (ARRAY['student'::text, 'professional'::text, 'system'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX commitments_person ON culture.commitments USING btree (district_id, person_id);

create table culture.conflict_outcomes (
  district_id uuid not null,
  id uuid not null default gen_random_uuid(),
  month date not null,
  school_year integer not null,
  batch integer not null,
  parties text not null,
  came_to_end text not null,
  respectful text not null,
  productive text not null,
  next_step text not null,
  CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  CHECK ((batch > 0)),
  CHECK ((came_to_end = ANY (ARRAY['yes'::text, 'partly'::text, 'not_yet'::text]))),
  CHECK ((next_step = ANY (ARRAY['nothing'::text, 'another_talk'::text, 'help_asked'::text]))),
  CHECK ((parties = ANY (ARRAY['two_people'::text, 'groups'::text, 'with_leadership'::text]))),
  CHECK ((productive = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text]))),
  CHECK ((respectful = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table culture.conflict_receipts (
  district_id uuid not null,
  id_hash text not null,
  content_hash text not null,
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id_hash)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table culture.conflict_tellers (
  district_id uuid not null,
  school_year integer not null,
  batch integer not null,
  person_id uuid not null,
  CHECK ((batch > 0)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, school_year, batch, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table culture.conflict_tellings (
  district_id uuid not null,
  month date not null,
  person_id uuid not null,
  told integer not null,
  CHECK (((told >= 1) AND (told <= 3))),
  CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, month, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table culture.norm_acts (
  district_id uuid not null,
  id uuid not null,
  norm_id uuid not null,
  ordinal integer not null,
  act text not null,
  held_on date not null,
  method text,
  place text not null default ''::text,
  stood_aside integer not null default 0,
  note text not null default ''::text,
  wording integer not null,
  decided_by uuid not null,
  decided_in uuid not null,
  decided_at timestamp with time zone not null default now(),
  CHECK (((act = 'set_aside'::text) = (method IS NULL))),
  CHECK (((stood_aside >= 0) AND (stood_aside <= 5000))),
  CHECK ((act = ANY (ARRAY['agreed'::text, 'kept'::text, 'reworded'::text, 'let_go'::text, 'set_aside'::text]))),
  CHECK ((method = ANY (ARRAY['consent'::text, 'vote'::text, 'sign_off'::text]))),
  CHECK ((ordinal > 0)),
  FOREIGN KEY (district_id, norm_id) REFERENCES culture.norms(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, norm_id, wording) REFERENCES culture.norm_wordings(district_id, norm_id, number) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, norm_id, ordinal)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table culture.norm_posts (
  district_id uuid not null,
  id uuid not null,
  norm_id uuid not null,
  body text not null,
  by_person uuid not null,
  by_capacity uuid not null,
  at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  FOREIGN KEY (district_id, by_person) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, norm_id) REFERENCES culture.norms(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX norm_posts_norm ON culture.norm_posts USING btree (district_id, norm_id, at);

create table culture.norm_wordings (
  district_id uuid not null,
  norm_id uuid not null,
  number integer not null,
  text text not null,
  why text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null default now(),
  CHECK ((number > 0)),
  FOREIGN KEY (district_id, norm_id) REFERENCES culture.norms(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, norm_id, number)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table culture.norms (
  district_id uuid not null,
  id uuid not null,
  kind text not null,
  building_id uuid,
  sample_id text,
  proposed_by uuid not null,
  proposed_in uuid not null,
  proposed_on date not null,
  proposed_at timestamp with time zone not null default now(),
  CHECK ((kind = ANY (ARRAY['norm'::text, 'value'::text, 'belief'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table culture.settings (
  district_id uuid not null,
  revisit_months integer not null default 12,
  commitment_weeks integer not null default 12,
  CHECK (((commitment_weeks >= 4) AND (commitment_weeks <= 26))),
  CHECK (((revisit_months >= 3) AND (revisit_months <= 24))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table culture.training_withdrawals (
  district_id uuid not null,
  training_id uuid not null,
  withdrawn_by uuid not null,
  withdrawn_in uuid not null,
  withdrawn_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, training_id) REFERENCES culture.trainings(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, training_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table culture.trainings (
  district_id uuid not null,
  id uuid not null,
  held_on date not null,
  building_id uuid,
  minutes integer not null,
  focus text not null,
  people jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamp with time zone not null default now(),
  CHECK (((minutes >= 5) AND (minutes <= 600))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table digest.asks (
  district_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  body text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  FOREIGN KEY (district_id, message_id) REFERENCES digest.messages(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX asks_message ON digest.asks USING btree (district_id, message_id);

create table digest.feeds (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash text not null,
  language text not null,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  CHECK ((language = ANY (ARRAY['en'::text, 'es'::text, 'ar'::text]))),
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX feeds_person ON digest.feeds USING btree (district_id, person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX feeds_secret ON digest.feeds USING btree (district_id, secret_hash);

create table digest.focuses (
  district_id uuid not null,
  id uuid not null,
  week_on date not null,
  audience text,
  practice_id uuid not null,
  why text not null,
  set_by uuid not null,
  set_in uuid not null,
  set_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  CHECK ((EXTRACT(isodow FROM week_on) = (1)::numeric)),
  CHECK ((audience = ANY (ARRAY['administrators'::text, 'dn_members'::text, 'teachers'::text, 'other_staff'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, set_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX focuses_week ON digest.focuses USING btree (district_id, week_on, set_at) WHERE (withdrawn_at IS NULL);

create table digest.letters (
  district_id uuid not null,
  week_on date not null,
  audience text not null,
  content jsonb not null,
  frozen_at timestamp with time zone not null default now(),
  CHECK ((EXTRACT(isodow FROM week_on) = (1)::numeric)),
  CHECK ((audience = ANY (ARRAY['administrators'::text, 'dn_members'::text, 'teachers'::text, 'other_staff'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, week_on, audience)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table digest.mail_choices (
  district_id uuid not null,
  person_id uuid not null,
  is_on boolean not null,
  language text,
  chosen_at timestamp with time zone not null default now(),
  CHECK ((language = ANY (ARRAY['en'::text, 'es'::text, 'ar'::text]))),
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table digest.mailings (
  district_id uuid not null,
  week_on date not null,
  person_id uuid not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  try_at timestamp with time zone not null default now(),
  handed_at timestamp with time zone,
  stop_hash text,
  answer_code integer,
  settled_at timestamp with time zone,
  CHECK ((state = ANY (ARRAY['waiting'::text, 'handed'::text, 'sent'::text, 'refused'::text, 'given_up'::text, 'not_needed'::text]))),
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, week_on, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX mailings_state ON digest.mailings USING btree (district_id, week_on, state);
CREATE UNIQUE INDEX mailings_stop ON digest.mailings USING btree (district_id, stop_hash);

create table digest.messages (
  district_id uuid not null,
  id uuid not null,
  title text not null,
  body text not null,
  audiences text[] not null,
  building_ids uuid[] not null,
  version_id uuid,
  practice_id uuid,
  channel text not null,
  told_on date,
  told_count integer,
  sent_by uuid not null,
  sent_in uuid not null,
  sent_at timestamp with time zone not null default now(),
  CHECK (((cardinality(audiences) > 0) AND (audiences <@ ARRAY['administrators'::text, 'dn_members'::text, 'teachers'::text, 'coaches'::text, 'other_staff'::text]))),
  CHECK (((channel = 'in_person'::text) = (told_count IS NOT NULL))),
  CHECK (((channel = 'in_person'::text) = (told_on IS NOT NULL))),
  CHECK (((practice_id IS NULL) OR (version_id IS NOT NULL))),
  CHECK (((told_count >= 1) AND (told_count <= 100000))),
  CHECK ((channel = ANY (ARRAY['page'::text, 'page_and_mail'::text, 'in_person'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, sent_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX messages_sent_at ON digest.messages USING btree (district_id, sent_at);
CREATE INDEX messages_version ON digest.messages USING btree (district_id, version_id);

create table digest.openings (
  district_id uuid not null,
  message_id uuid not null,
  person_id uuid not null,
  opened_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, message_id) REFERENCES digest.messages(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, message_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table digest.replies (
  district_id uuid not null,
  id uuid not null,
  ask_id uuid not null,
  body text not null,
  replied_by uuid not null,
  replied_in uuid not null,
  replied_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, ask_id) REFERENCES digest.asks(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX replies_ask ON digest.replies USING btree (district_id, ask_id);

create table district.bands (
  district_id uuid not null,
  id uuid not null,
  name text not null,
  ordinal integer not null,
  ended_on date,
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX bands_name ON district.bands USING btree (district_id, lower(name));

create table district.buildings (
  district_id uuid not null,
  id uuid not null,
  name text not null,
  ordinal integer not null,
  ended_on date,
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX buildings_name ON district.buildings USING btree (district_id, lower(name));

create table district.districts (
  id uuid not null,
  name text not null,
  language text not null default 'en'::text,
  time_zone text not null default 'America/Detroit'::text,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null default now(),
  CHECK ((language = ANY (ARRAY['en'::text, 'es'::text, 'ar'::text]))),
  PRIMARY KEY (id)
);
-- policy at_the_door: (current_setting('app.door'::text, true) = 'open'::text)
-- policy own_district: (id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table district.installation (
  is_the_one boolean not null default true,
  setup_code_hash text,
  wrong_code_count integer not null default 0,
  wrong_code_since timestamp with time zone,
  attempt_key text not null default ((gen_random_uuid())::text || (gen_random_uuid())::text),
  CHECK (is_the_one),
  PRIMARY KEY (is_the_one)
);

create table district.subjects (
  district_id uuid not null,
  id uuid not null,
  key text not null,
  name text not null,
  ordinal integer not null,
  ended_on date,
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX subjects_name ON district.subjects USING btree (district_id, lower(name));

create table district.terms (
  district_id uuid not null,
  id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  CHECK ((ends_on >= starts_on)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table evidence.citations (
  district_id uuid not null,
  id uuid not null,
  indicator_id text not null,
  citation text not null,
  link text,
  note text not null default ''::text,
  added_by uuid not null,
  added_in uuid not null,
  added_at timestamp with time zone not null default now(),
  CHECK ((link ~ '^(https://|10\.\d{4,9}/)'::text)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, added_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX citations_indicator ON evidence.citations USING btree (district_id, indicator_id);

create table evidence.entries (
  district_id uuid not null,
  id uuid not null,
  indicator_id text not null,
  part_id text not null,
  rating_id uuid,
  what text not null,
  seen_on date not null,
  link text,
  building_id uuid,
  employee_groups text[] not null default '{}'::text[],
  added_by uuid not null,
  added_in uuid not null,
  added_at timestamp with time zone not null default now(),
  CHECK ((employee_groups <@ ARRAY['leaders'::text, 'teachers'::text, 'coaches'::text, 'other_staff'::text])),
  CHECK ((link ~ '^(https://|/($|[^/]))'::text)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, added_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, rating_id) REFERENCES evidence.ratings(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX entries_indicator ON evidence.entries USING btree (district_id, indicator_id, seen_on);

create table evidence.rating_parts (
  district_id uuid not null,
  rating_id uuid not null,
  part_id text not null,
  spread jsonb not null,
  agreed text,
  dissent text not null default ''::text,
  has_recent boolean not null,
  FOREIGN KEY (district_id, rating_id) REFERENCES evidence.ratings(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, rating_id, part_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table evidence.ratings (
  district_id uuid not null,
  id uuid not null,
  indicator_id text not null,
  group_id uuid not null,
  building_id uuid,
  held_on date not null,
  scale jsonb not null,
  present jsonb not null,
  old_after_months integer not null,
  corrects_id uuid,
  facts jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamp with time zone not null default now(),
  CHECK ((corrects_id <> id)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, corrects_id) REFERENCES evidence.ratings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, group_id) REFERENCES conversations.groups(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, recorded_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, corrects_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX ratings_indicator ON evidence.ratings USING btree (district_id, indicator_id, held_on);

create table evidence.settings (
  district_id uuid not null,
  old_after_months integer not null default 6,
  scale_id text,
  CHECK (((length(scale_id) >= 1) AND (length(scale_id) <= 80))),
  CHECK (((old_after_months >= 1) AND (old_after_months <= 36))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table evidence.withdrawals (
  district_id uuid not null,
  record_id uuid not null,
  kind text not null,
  withdrawn_by uuid not null,
  withdrawn_in uuid not null,
  withdrawn_at timestamp with time zone not null default now(),
  CHECK ((kind = ANY (ARRAY['entry'::text, 'citation'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, withdrawn_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, record_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table exchange.embed_ends (
  district_id uuid not null,
  embed_id uuid not null,
  ended_by uuid not null,
  ended_in uuid not null,
  ended_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, embed_id) REFERENCES exchange.embeds(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, ended_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, embed_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table exchange.embeds (
  district_id uuid not null,
  id uuid not null,
  key text not null,
  subject_id uuid not null,
  practice_id uuid not null,
  building_id uuid,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, made_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, key)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table exchange.token_ends (
  district_id uuid not null,
  token_id uuid not null,
  ended_by uuid not null,
  ended_in uuid not null,
  ended_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, ended_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, token_id) REFERENCES exchange.tokens(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, token_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table exchange.token_secrets (
  district_id uuid not null,
  token_id uuid not null,
  secret_sha256 text not null,
  prefix text not null,
  used_on date,
  FOREIGN KEY (district_id, token_id) REFERENCES exchange.tokens(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, token_id),
  UNIQUE (district_id, secret_sha256)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table exchange.tokens (
  district_id uuid not null,
  id uuid not null,
  name text not null,
  ends_on date not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, made_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table goals.goal_changes (
  district_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  ordinal integer not null,
  change text not null,
  target_value double precision,
  target_on date,
  reason text not null,
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamp with time zone not null default now(),
  CHECK (((change = 'replanned'::text) = (target_on IS NOT NULL))),
  CHECK (((change = 'replanned'::text) = (target_value IS NOT NULL))),
  CHECK ((change = ANY (ARRAY['replanned'::text, 'reached'::text, 'ended'::text, 'reopened'::text]))),
  CHECK ((ordinal > 0)),
  CHECK ((reason <> ''::text)),
  FOREIGN KEY (district_id, goal_id) REFERENCES goals.goals(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, goal_id, ordinal)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table goals.goal_readings (
  district_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  is_baseline boolean not null,
  value double precision not null,
  n integer,
  read_on date not null,
  source text not null,
  note text not null default ''::text,
  corrects_id uuid,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((n >= 10)),
  FOREIGN KEY (district_id, corrects_id) REFERENCES goals.goal_readings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, goal_id) REFERENCES goals.goals(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE UNIQUE INDEX goal_readings_baseline ON goals.goal_readings USING btree (district_id, goal_id) WHERE (is_baseline AND (corrects_id IS NULL));
CREATE UNIQUE INDEX goal_readings_corrected_once ON goals.goal_readings USING btree (district_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX goal_readings_goal ON goals.goal_readings USING btree (district_id, goal_id, read_on);

create table goals.goal_visions (
  district_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  vision_id uuid not null,
  practice_id uuid,
  linked_by uuid not null,
  linked_in uuid not null,
  linked_at timestamp with time zone not null default now(),
  unlinked_at timestamp with time zone,
  unlinked_by uuid,
  FOREIGN KEY (district_id, goal_id) REFERENCES goals.goals(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX goal_visions_once ON goals.goal_visions USING btree (district_id, goal_id, vision_id, practice_id) NULLS NOT DISTINCT WHERE (unlinked_at IS NULL);

create table goals.goals (
  district_id uuid not null,
  id uuid not null,
  performance text not null,
  kind text not null,
  learning text not null,
  building_id uuid,
  subject_id uuid,
  what text not null,
  why text not null,
  measure text not null,
  unit text not null,
  owner_kind text not null,
  target_value double precision not null,
  target_on date not null,
  target_ids uuid[] not null default '{}'::uuid[],
  facts jsonb not null,
  made_on date not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((kind = ANY (ARRAY['academic'::text, 'non_academic'::text]))),
  CHECK ((learning = ANY (ARRAY['student'::text, 'professional'::text, 'system'::text]))),
  CHECK ((performance = ANY (ARRAY['student'::text, 'teacher'::text, 'leader'::text]))),
  CHECK ((unit = ANY (ARRAY['percent'::text, 'count'::text, 'scale'::text, 'rate'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX goals_building ON goals.goals USING btree (district_id, building_id);

create table goals.measure_relations (
  district_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  ordinal integer not null,
  norm_ids uuid[] not null,
  why text not null,
  said_by uuid not null,
  said_in uuid not null,
  said_at timestamp with time zone not null default now(),
  CHECK ((ordinal > 0)),
  FOREIGN KEY (district_id, measure_id) REFERENCES goals.measures(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, measure_id, ordinal)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table goals.measure_years (
  district_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  starts_in integer not null,
  counted integer not null,
  of_all integer not null,
  source text not null,
  note text not null default ''::text,
  corrects_id uuid,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK (((of_all >= 10) AND (of_all >= counted))),
  CHECK (((starts_in >= 1990) AND (starts_in <= 2200))),
  CHECK ((counted >= 0)),
  FOREIGN KEY (district_id, corrects_id) REFERENCES goals.measure_years(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, measure_id) REFERENCES goals.measures(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE UNIQUE INDEX measure_years_corrected_once ON goals.measure_years USING btree (district_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE UNIQUE INDEX measure_years_once ON goals.measure_years USING btree (district_id, measure_id, starts_in) WHERE (corrects_id IS NULL);

create table goals.measures (
  district_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  counted text not null,
  of_whom text not null,
  made_on date not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((kind = ANY (ARRAY['retention'::text, 'other'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table goals.result_imports (
  district_id uuid not null,
  id uuid not null,
  file_sha256 text not null,
  counts jsonb not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table goals.results (
  district_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  measure text not null,
  unit text not null,
  subject_id uuid,
  band_id uuid,
  building_id uuid,
  period text not null,
  period_on date not null,
  value double precision not null,
  n integer not null,
  source text not null,
  corrects_id uuid,
  CHECK ((n >= 10)),
  CHECK ((unit = ANY (ARRAY['percent'::text, 'count'::text, 'scale'::text, 'rate'::text]))),
  FOREIGN KEY (district_id, band_id) REFERENCES district.bands(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, corrects_id) REFERENCES goals.results(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, import_id) REFERENCES goals.result_imports(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE UNIQUE INDEX results_corrected_once ON goals.results USING btree (district_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE UNIQUE INDEX results_once ON goals.results USING btree (district_id, measure, unit, subject_id, band_id, building_id, period) NULLS NOT DISTINCT WHERE (corrects_id IS NULL);
CREATE INDEX results_subject ON goals.results USING btree (district_id, subject_id, measure);

create table observation.agreements (
  district_id uuid not null,
  id uuid not null,
  number integer not null,
  content jsonb not null,
  published_by uuid not null,
  published_in uuid not null,
  published_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, number)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table observation.count_entries (
  district_id uuid not null,
  visit_id uuid not null,
  ordinal integer not null,
  window_id uuid not null,
  week date not null,
  building_id uuid not null,
  band_id uuid not null,
  room_token text not null,
  was text,
  answers text,
  at timestamp with time zone not null,
  CHECK ((answers ~ '^([snoc]\d{1,2})+$'::text)),
  CHECK ((ordinal >= 0)),
  CHECK ((was IS DISTINCT FROM answers)),
  CHECK ((was ~ '^([snoc]\d{1,2})+$'::text)),
  FOREIGN KEY (district_id, visit_id) REFERENCES observation.visits(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, visit_id, ordinal)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX count_entries_window ON observation.count_entries USING btree (district_id, window_id);

create table observation.disputes (
  district_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  kept_sha256 text not null,
  offered_sha256 text not null,
  device_id uuid not null,
  at timestamp with time zone not null default now(),
  CHECK ((kept_sha256 ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((offered_sha256 ~ '^[0-9a-f]{64}$'::text)),
  FOREIGN KEY (district_id, visit_id) REFERENCES observation.visits(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table observation.folded_counts (
  district_id uuid not null,
  window_id uuid not null,
  week date not null,
  building_id uuid not null,
  band_id uuid not null,
  practice_id uuid not null,
  seen integer not null,
  not_seen integer not null,
  no_opportunity integer not null,
  could_not_tell integer not null,
  FOREIGN KEY (district_id, window_id) REFERENCES observation.windows(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, window_id, week, building_id, band_id, practice_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table observation.import_drafts (
  district_id uuid not null,
  id uuid not null,
  facts jsonb not null,
  begun_by uuid not null,
  begun_in uuid not null,
  begun_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table observation.import_mappings (
  district_id uuid not null,
  titles jsonb not null,
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table observation.import_parts (
  district_id uuid not null,
  import_id uuid not null,
  number integer not null,
  visits jsonb not null,
  sha256 text not null,
  CHECK ((number >= 0)),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  FOREIGN KEY (district_id, import_id) REFERENCES observation.import_drafts(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, import_id, number)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table observation.imports (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  facts jsonb not null,
  brought_by uuid not null,
  brought_in uuid not null,
  brought_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, window_id) REFERENCES observation.windows(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, window_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table observation.invitation_months (
  district_id uuid not null,
  building_id uuid not null,
  month date not null,
  ended_count integer not null,
  CHECK ((ended_count > 0)),
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, building_id, month)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table observation.invitation_takers (
  district_id uuid not null,
  invitation_id uuid not null,
  person_id uuid not null,
  FOREIGN KEY (district_id, invitation_id) REFERENCES observation.invitations(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, invitation_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table observation.invitations (
  district_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  practice_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  day_part text not null,
  note text not null,
  made_by uuid not null,
  CHECK ((day_part = ANY (ARRAY['any'::text, 'morning'::text, 'midday'::text, 'afternoon'::text]))),
  CHECK ((ends_on >= starts_on)),
  CHECK ((length(note) <= 300)),
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, made_by) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX invitations_building ON observation.invitations USING btree (district_id, building_id, ends_on);

create table observation.pair_agreements (
  district_id uuid not null,
  id uuid not null,
  pair_id uuid not null,
  tallies jsonb not null,
  agreed_by uuid not null,
  agreed_in uuid not null,
  agreed_at timestamp with time zone not null default now(),
  visit_id uuid not null,
  FOREIGN KEY (district_id, visit_id) REFERENCES observation.visits(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, visit_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table observation.pair_shares (
  district_id uuid not null,
  id uuid not null,
  percent integer not null,
  set_by uuid not null,
  set_in uuid not null,
  set_at timestamp with time zone not null default now(),
  CHECK (((percent >= 0) AND (percent <= 50))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table observation.peer_tallies (
  district_id uuid not null,
  visit_id uuid not null,
  practice_id uuid not null,
  answer text not null,
  five integer not null,
  CHECK ((answer = ANY (ARRAY['seen'::text, 'not_seen'::text, 'no_opportunity'::text, 'could_not_tell'::text]))),
  CHECK ((five > 0)),
  FOREIGN KEY (district_id, visit_id) REFERENCES observation.peer_visits(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, visit_id, practice_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table observation.peer_visits (
  district_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  week_of date not null,
  CHECK ((EXTRACT(isodow FROM week_of) = (1)::numeric)),
  FOREIGN KEY (district_id, group_id) REFERENCES conversations.groups(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX peer_visits_group ON observation.peer_visits USING btree (district_id, group_id);

create table observation.tallies (
  district_id uuid not null,
  visit_id uuid not null,
  practice_id uuid not null,
  answer text not null,
  times_count integer,
  scans_seen integer,
  scans_count integer,
  CHECK (((scans_count >= 1) AND (scans_count <= 99))),
  CHECK (((scans_seen >= 0) AND (scans_seen <= 99))),
  CHECK (((scans_seen IS NULL) = (scans_count IS NULL))),
  CHECK (((times_count >= 1) AND (times_count <= 99))),
  CHECK (((times_count IS NULL) OR (answer = 'seen'::text))),
  CHECK ((answer = ANY (ARRAY['seen'::text, 'not_seen'::text, 'no_opportunity'::text, 'could_not_tell'::text]))),
  CHECK ((scans_seen <= scans_count)),
  FOREIGN KEY (district_id, visit_id) REFERENCES observation.visits(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, visit_id, practice_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table observation.visit_changes (
  district_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  kind text not null,
  reason text not null,
  tallies jsonb,
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamp with time zone not null default now(),
  CHECK (((kind = 'corrected'::text) = (tallies IS NOT NULL))),
  CHECK (((reason <> 'brought_back'::text) OR (kind = 'corrected'::text))),
  CHECK ((kind = ANY (ARRAY['corrected'::text, 'voided'::text]))),
  CHECK ((reason = ANY (ARRAY['wrong_tap'::text, 'wrong_place'::text, 'wrong_window'::text, 'made_twice'::text, 'practice_run'::text, 'cut_short'::text, 'brought_back'::text]))),
  FOREIGN KEY (district_id, visit_id) REFERENCES observation.visits(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX visit_changes_visit ON observation.visit_changes USING btree (district_id, visit_id);

create table observation.visits (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  building_id uuid not null,
  band_id uuid not null,
  lesson_part text,
  room_token text not null,
  observer_id uuid not null,
  observed_in uuid not null,
  pair_id uuid,
  device_id uuid not null,
  device_counter integer not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  device_sent_at timestamp with time zone not null,
  utc_offset_minutes integer not null,
  client_version text not null,
  sha256 text not null,
  received_at timestamp with time zone not null default now(),
  import_id uuid,
  has_time boolean not null default true,
  sent_from uuid,
  CHECK (((lesson_part IS NOT NULL) OR (import_id IS NOT NULL))),
  CHECK (((utc_offset_minutes >= '-840'::integer) AND (utc_offset_minutes <= 840))),
  CHECK ((client_version ~ '^\d{1,4}\.\d{1,4}\.\d{1,4}$'::text)),
  CHECK ((ended_at >= started_at)),
  CHECK ((has_time OR (import_id IS NOT NULL))),
  CHECK ((lesson_part = ANY (ARRAY['beginning'::text, 'middle'::text, 'end'::text]))),
  CHECK ((room_token ~ '^[A-Za-z0-9_-]{43}$'::text)),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  FOREIGN KEY (district_id, band_id) REFERENCES district.bands(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, import_id) REFERENCES observation.imports(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, window_id) REFERENCES observation.windows(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX visits_device ON observation.visits USING btree (district_id, device_id, device_counter);
CREATE INDEX visits_observer ON observation.visits USING btree (district_id, observer_id);
CREATE INDEX visits_pair ON observation.visits USING btree (district_id, pair_id) WHERE (pair_id IS NOT NULL);
CREATE INDEX visits_window ON observation.visits USING btree (district_id, window_id, received_at);

create table observation.visits_told_apart (
  district_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  other_id uuid not null,
  told_by uuid not null,
  told_in uuid not null,
  told_at timestamp with time zone not null default now(),
  CHECK ((other_id > visit_id)),
  FOREIGN KEY (district_id, other_id) REFERENCES observation.visits(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, visit_id) REFERENCES observation.visits(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX visits_told_apart_visit ON observation.visits_told_apart USING btree (district_id, visit_id);

create table observation.window_keys (
  district_id uuid not null,
  window_id uuid not null,
  room_key text not null,
  FOREIGN KEY (district_id, window_id) REFERENCES observation.windows(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, window_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table observation.windows (
  district_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  version_id uuid not null,
  agreement_id uuid not null,
  purpose text not null,
  practice_ids uuid[] not null,
  building_ids uuid[] not null,
  starts_on date not null,
  ends_on date not null,
  visit_minutes integer not null,
  coverage_percent integer not null,
  override_id uuid,
  opened_by uuid not null,
  opened_in uuid not null,
  opened_at timestamp with time zone not null default now(),
  ways jsonb not null default '{}'::jsonb,
  CHECK (((visit_minutes >= 2) AND (visit_minutes <= 10))),
  CHECK ((ends_on >= starts_on)),
  CHECK ((jsonb_typeof(ways) = 'object'::text)),
  FOREIGN KEY (district_id, agreement_id) REFERENCES observation.agreements(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table people.capacities (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  building_id uuid,
  band_id uuid,
  subject_id uuid,
  starts_on date not null,
  ends_on date,
  CHECK ((ends_on >= (starts_on - 1))),
  CHECK ((kind = ANY (ARRAY['teacher'::text, 'building_administrator'::text, 'coach'::text, 'superintendent'::text, 'dn_member'::text, 'bn_member'::text, 'other_staff'::text, 'union_representative'::text, 'board_member'::text, 'district_office'::text]))),
  FOREIGN KEY (district_id, band_id) REFERENCES district.bands(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX capacities_kind ON people.capacities USING btree (district_id, kind, building_id);
CREATE INDEX capacities_person ON people.capacities USING btree (district_id, person_id);

create table people.delegations (
  district_id uuid not null,
  id uuid not null,
  duty text not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  CHECK ((duty = 'vision_review'::text)),
  CHECK ((ends_on >= starts_on)),
  FOREIGN KEY (district_id, from_person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, to_person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table people.field_consent_ends (
  district_id uuid not null,
  consent_id uuid not null,
  ended_by uuid not null,
  ended_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, consent_id) REFERENCES people.field_consents(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, ended_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, consent_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table people.field_consents (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  scopes text[] not null,
  starts_on date not null,
  ends_on date not null,
  given_by uuid not null,
  given_in uuid not null,
  given_at timestamp with time zone not null default now(),
  CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['board_update'::text, 'visions'::text, 'indicators'::text, 'timeline'::text]))),
  CHECK (((ends_on >= starts_on) AND (ends_on < (starts_on + 366)))),
  FOREIGN KEY (district_id, given_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX field_consents_person ON people.field_consents USING btree (district_id, person_id);

create table people.imports (
  district_id uuid not null,
  id uuid not null,
  file_sha256 text not null,
  end_missing boolean not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  added_count integer not null,
  changed_count integer not null,
  ended_count integer not null,
  unchanged_count integer not null,
  dropped_count integer not null,
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table people.invitations (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash text not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX invitations_secret ON people.invitations USING btree (district_id, secret_hash);

create table people.persons (
  district_id uuid not null,
  id uuid not null,
  given_name text not null,
  family_name text not null,
  email text not null,
  added_at timestamp with time zone not null default now(),
  name_key text not null default people.fold(((family_name || ' '::text) || given_name)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX persons_email ON people.persons USING btree (district_id, email);
CREATE INDEX persons_name ON people.persons USING btree (district_id, name_key, id);

create table people.sessions (
  district_id uuid not null,
  id uuid not null default gen_random_uuid(),
  secret_hash text not null,
  person_id uuid not null,
  capacity_id uuid,
  started_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  device text not null default ''::text,
  consent_id uuid,
  CHECK ((num_nonnulls(capacity_id, consent_id) = 1)),
  FOREIGN KEY (district_id, capacity_id) REFERENCES people.capacities(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, consent_id) REFERENCES people.field_consents(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, secret_hash)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX sessions_id ON people.sessions USING btree (district_id, id);
CREATE INDEX sessions_person ON people.sessions USING btree (district_id, person_id);

create table people.sign_in_attempts (
  id uuid not null,
  key text not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
CREATE INDEX sign_in_attempts_at ON people.sign_in_attempts USING btree (at);
CREATE INDEX sign_in_attempts_key ON people.sign_in_attempts USING btree (key, at);

create table people.sign_ins (
  district_id uuid not null,
  person_id uuid not null,
  email text not null,
  password_hash text not null,
  set_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- policy signing_in: ((current_setting('app.door'::text, true) = 'open'::text) AND (email = NULLIF(current_setting('app.signing_in'::text, true), ''::text)))
CREATE INDEX sign_ins_email ON people.sign_ins USING btree (email);

create table pulse.asked (
  district_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  building_id uuid,
  employee_group text not null,
  CHECK ((employee_group = ANY (ARRAY['leaders'::text, 'teachers'::text, 'coaches'::text, 'other_staff'::text]))),
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, round_id) REFERENCES pulse.rounds(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, round_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX asked_person ON pulse.asked USING btree (district_id, person_id);

create table pulse.item_sets (
  district_id uuid not null,
  id uuid not null,
  number integer not null,
  left_out text[] not null,
  own jsonb not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((number > 0)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, number)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table pulse.notes (
  district_id uuid not null,
  round_id uuid not null,
  helps bytea not null default '\x'::bytea,
  in_the_way bytea not null default '\x'::bytea,
  FOREIGN KEY (district_id, round_id) REFERENCES pulse.rounds(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, round_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table pulse.outcomes (
  district_id uuid not null,
  round_id uuid not null,
  asked integer not null,
  answered integer,
  is_released boolean not null,
  helps text[],
  in_the_way text[],
  CHECK ((answered >= 8)),
  CHECK ((is_released <= (answered IS NOT NULL))),
  FOREIGN KEY (district_id, round_id) REFERENCES pulse.rounds(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, round_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table pulse.places (
  district_id uuid not null,
  round_id uuid not null,
  kind text not null,
  key text not null,
  asked integer not null,
  answered integer,
  CHECK ((answered >= 8)),
  CHECK ((kind = ANY (ARRAY['building'::text, 'group'::text]))),
  FOREIGN KEY (district_id, round_id) REFERENCES pulse.outcomes(district_id, round_id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, round_id, kind, key)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table pulse.results (
  district_id uuid not null,
  round_id uuid not null,
  place_kind text not null,
  place_key text not null default ''::text,
  item_id text not null,
  part_id text not null,
  kind text not null,
  n integer not null,
  counts integer[],
  tenths integer[],
  share double precision,
  low double precision,
  high double precision,
  CHECK ((((share IS NULL) = (low IS NULL)) AND ((share IS NULL) = (high IS NULL)) AND ((share IS NOT NULL) <= (counts IS NOT NULL)))),
  CHECK (((counts IS NOT NULL) <= ((place_kind = 'district'::text) AND (n >= 20)))),
  CHECK (((counts IS NULL) <> (tenths IS NULL))),
  CHECK ((cardinality(counts) = 6)),
  CHECK ((cardinality(tenths) = 4)),
  CHECK ((kind = ANY (ARRAY['how_many'::text, 'know'::text]))),
  CHECK ((n >= 8)),
  CHECK ((place_kind = ANY (ARRAY['district'::text, 'building'::text, 'group'::text]))),
  FOREIGN KEY (district_id, round_id) REFERENCES pulse.outcomes(district_id, round_id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, round_id, place_kind, place_key, item_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table pulse.rounds (
  district_id uuid not null,
  id uuid not null,
  opens_on date not null,
  closes_on date not null,
  groups text[] not null,
  items jsonb not null,
  opened_by uuid not null,
  opened_in uuid not null,
  opened_at timestamp with time zone not null default now(),
  CHECK ((((closes_on - opens_on) >= 2) AND ((closes_on - opens_on) <= 20))),
  CHECK ((cardinality(groups) > 0)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table pulse.scales (
  district_id uuid not null,
  round_id uuid not null,
  indicator_id text not null,
  items integer not null,
  n integer not null,
  alpha double precision,
  CHECK ((n >= 20)),
  FOREIGN KEY (district_id, round_id) REFERENCES pulse.outcomes(district_id, round_id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, round_id, indicator_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table pulse.spent (
  district_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  FOREIGN KEY (district_id, round_id, person_id) REFERENCES pulse.asked(district_id, round_id, person_id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, round_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table pulse.survey_withdrawals (
  district_id uuid not null,
  survey_id uuid not null,
  withdrawn_by uuid not null,
  withdrawn_in uuid not null,
  withdrawn_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, survey_id) REFERENCES pulse.surveys(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, survey_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table pulse.surveys (
  district_id uuid not null,
  id uuid not null,
  rows jsonb not null,
  left_out integer not null,
  imported_by uuid not null,
  imported_in uuid not null,
  imported_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table pulse.urns (
  district_id uuid not null,
  round_id uuid not null,
  places text[] not null,
  tallies integer[] not null,
  FOREIGN KEY (district_id, round_id) REFERENCES pulse.rounds(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, round_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table pulse.withdrawals (
  district_id uuid not null,
  round_id uuid not null,
  withdrawn_by uuid not null,
  withdrawn_in uuid not null,
  withdrawn_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, round_id) REFERENCES pulse.rounds(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, round_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table reports.comment_withdrawals (
  district_id uuid not null,
  comment_id uuid not null,
  withdrawn_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, comment_id) REFERENCES reports.comments(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, comment_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table reports.comments (
  district_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  about text,
  reply_to uuid,
  body text not null,
  made_by uuid not null,
  made_in uuid not null,
  made_as text not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((about = ANY (ARRAY['board_update'::text, 'visions'::text, 'indicators'::text, 'timeline'::text]))),
  FOREIGN KEY (district_id, consent_id) REFERENCES people.field_consents(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, made_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, reply_to) REFERENCES reports.comments(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX comments_consent ON reports.comments USING btree (district_id, consent_id, made_at);

create table reports.given (
  district_id uuid not null,
  id uuid not null,
  building_id uuid,
  given_on date not null,
  content json not null,
  sha256 text not null,
  kept_by uuid not null,
  kept_in uuid not null,
  kept_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, kept_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX given_on ON reports.given USING btree (district_id, given_on, id);

create table reports.looks (
  district_id uuid not null,
  consent_id uuid not null,
  scope text not null,
  looked_on date not null,
  CHECK ((scope = ANY (ARRAY['board_update'::text, 'visions'::text, 'indicators'::text, 'timeline'::text]))),
  FOREIGN KEY (district_id, consent_id) REFERENCES people.field_consents(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, consent_id, scope, looked_on)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table requests.acts (
  district_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  ordinal integer not null,
  act text not null,
  note text not null default ''::text,
  minutes integer,
  cents bigint,
  helped text,
  by_person uuid,
  by_capacity uuid,
  done_on date not null,
  CHECK (((act <> ALL (ARRAY['fulfilled'::text, 'declined'::text])) OR (note <> ''::text))),
  CHECK (((act = 'closed'::text) = (helped IS NOT NULL))),
  CHECK (((act = ANY (ARRAY['kept'::text, 'fulfilled'::text])) OR ((minutes IS NULL) AND (cents IS NULL)))),
  CHECK (((by_person IS NULL) = (by_capacity IS NULL))),
  CHECK (((cents >= 0) AND (cents <= '100000000000'::bigint))),
  CHECK (((minutes >= 0) AND (minutes <= 600000))),
  CHECK ((act = ANY (ARRAY['took_up'::text, 'let_go'::text, 'started'::text, 'kept'::text, 'fulfilled'::text, 'closed'::text, 'declined'::text, 'withdrawn'::text, 'reopened'::text]))),
  CHECK ((helped = ANY (ARRAY['yes'::text, 'partly'::text, 'not_yet'::text]))),
  CHECK ((ordinal > 0)),
  FOREIGN KEY (district_id, by_person) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, request_id) REFERENCES requests.requests(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, request_id, ordinal)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table requests.first_yeses (
  district_id uuid not null,
  request_id uuid not null,
  person_hash text not null,
  FOREIGN KEY (district_id, request_id) REFERENCES requests.requests(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, request_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table requests.named (
  district_id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, request_id) REFERENCES requests.requests(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, request_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table requests.requests (
  district_id uuid not null,
  id uuid not null,
  kind text not null,
  what text not null,
  version_id uuid,
  practice_id uuid,
  subject_id uuid,
  building_id uuid,
  band_id uuid,
  window_id uuid,
  step_id uuid,
  needed_on date,
  starts_on date,
  ends_on date,
  rhythm text not null,
  reach text not null,
  name_shown text not null,
  asked_by uuid,
  asked_in uuid,
  key_hash text,
  asked_on date not null,
  facts jsonb not null,
  CHECK ((((asked_by IS NULL) = (asked_in IS NULL)) AND ((asked_by IS NULL) = (key_hash IS NOT NULL)))),
  CHECK (((name_shown = 'nobody'::text) = (asked_by IS NULL))),
  CHECK (((starts_on IS NOT NULL) OR (ends_on IS NULL))),
  CHECK ((ends_on >= starts_on)),
  CHECK ((kind = ANY (ARRAY['coaching'::text, 'time'::text, 'material'::text, 'learning'::text, 'people'::text]))),
  CHECK ((name_shown = ANY (ARRAY['all'::text, 'helper'::text, 'nobody'::text]))),
  CHECK ((reach = ANY (ARRAY['givers'::text, 'coaches'::text]))),
  CHECK ((rhythm = ANY (ARRAY['once'::text, 'weekly'::text, 'every_two_weeks'::text, 'monthly'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, asked_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, band_id) REFERENCES district.bands(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, step_id) REFERENCES supports.steps(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, window_id) REFERENCES observation.windows(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX requests_asked_by ON requests.requests USING btree (district_id, asked_by);
CREATE UNIQUE INDEX requests_key ON requests.requests USING btree (district_id, key_hash) WHERE (key_hash IS NOT NULL);
CREATE INDEX requests_practice ON requests.requests USING btree (district_id, practice_id);

create table requests.settings (
  district_id uuid not null,
  currency text not null default 'USD'::text,
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table standing.settings (
  district_id uuid not null,
  quiet_weeks integer not null default 6,
  CHECK (((quiet_weeks >= 2) AND (quiet_weeks <= 26))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table supports.closings (
  district_id uuid not null,
  window_id uuid not null,
  conversation_id uuid not null,
  closed_on date not null,
  closed_by uuid not null,
  closed_in uuid not null,
  closed_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, conversation_id) REFERENCES supports.data_conversations(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, window_id) REFERENCES observation.windows(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, window_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table supports.conversation_notes (
  district_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  stage text not null,
  practice_id uuid,
  body text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null default now(),
  struck_at timestamp with time zone,
  struck_by uuid,
  CHECK ((stage = ANY (ARRAY['facts'::text, 'wonderings'::text, 'meaning'::text, 'next_steps'::text]))),
  FOREIGN KEY (district_id, conversation_id) REFERENCES supports.data_conversations(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX conversation_notes_conversation ON supports.conversation_notes USING btree (district_id, conversation_id);

create table supports.conversation_stages (
  district_id uuid not null,
  conversation_id uuid not null,
  stage text not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null default now(),
  CHECK ((stage = ANY (ARRAY['facts'::text, 'wonderings'::text, 'meaning'::text, 'next_steps'::text]))),
  FOREIGN KEY (district_id, conversation_id) REFERENCES supports.data_conversations(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, conversation_id, stage)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table supports.data_conversations (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  reading_id uuid not null,
  held_on date not null,
  building_id uuid,
  protocol_id text not null,
  protocol_version text not null,
  agreement_language text not null,
  started_by uuid not null,
  started_in uuid not null,
  started_at timestamp with time zone not null default now(),
  CHECK ((agreement_language = ANY (ARRAY['en'::text, 'es'::text, 'ar'::text]))),
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, reading_id) REFERENCES analysis.readings(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, window_id) REFERENCES observation.windows(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX data_conversations_window ON supports.data_conversations USING btree (district_id, window_id);

create table supports.load_settings (
  district_id uuid not null,
  cap integer not null default 5,
  minutes_an_item integer not null default 30,
  CHECK (((cap >= 1) AND (cap <= 20))),
  CHECK (((minutes_an_item >= 10) AND (minutes_an_item <= 240))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table supports.load_times (
  district_id uuid not null,
  person_id uuid not null,
  weekly_minutes integer not null,
  CHECK (((weekly_minutes >= 0) AND (weekly_minutes <= 1200))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table supports.presences (
  district_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  marked_by uuid not null,
  marked_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  FOREIGN KEY (district_id, conversation_id) REFERENCES supports.data_conversations(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, conversation_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table supports.step_changes (
  district_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  ordinal integer not null,
  change text not null,
  owner_id uuid,
  due_on date,
  note text not null default ''::text,
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamp with time zone not null default now(),
  CHECK (((change <> ALL (ARRAY['done'::text, 'dropped'::text])) OR (note <> ''::text))),
  CHECK (((change = 'due_moved'::text) = (due_on IS NOT NULL))),
  CHECK (((change = 'handed_over'::text) = (owner_id IS NOT NULL))),
  CHECK ((change = ANY (ARRAY['started'::text, 'done'::text, 'dropped'::text, 'handed_over'::text, 'due_moved'::text, 'reopened'::text]))),
  CHECK ((ordinal > 0)),
  FOREIGN KEY (district_id, step_id) REFERENCES supports.steps(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, step_id, ordinal)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table supports.step_goals (
  district_id uuid not null,
  step_id uuid not null,
  goal_id uuid not null,
  FOREIGN KEY (district_id, goal_id) REFERENCES goals.goals(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, step_id) REFERENCES supports.steps(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, step_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX step_goals_goal ON supports.step_goals USING btree (district_id, goal_id);

create table supports.step_meetings (
  district_id uuid not null,
  step_id uuid not null,
  meeting_id uuid not null,
  FOREIGN KEY (district_id, meeting_id) REFERENCES conversations.meetings(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, step_id) REFERENCES supports.steps(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, step_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX step_meetings_meeting ON supports.step_meetings USING btree (district_id, meeting_id);

create table supports.step_offers (
  district_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  kind text not null,
  from_id uuid not null,
  to_id uuid not null,
  swap_step_id uuid,
  offered_by uuid not null,
  offered_in uuid not null,
  offered_on date not null,
  accepted_at timestamp with time zone,
  declined_on date,
  reason text,
  CHECK (((accepted_at IS NULL) OR ((kind = 'new'::text) AND (declined_on IS NULL)))),
  CHECK (((kind = 'swap'::text) = (swap_step_id IS NOT NULL))),
  CHECK (((reason IS NULL) OR (declined_on IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['new'::text, 'hand_over'::text, 'swap'::text]))),
  CHECK ((reason = ANY (ARRAY['too_much'::text, 'not_my_role'::text, 'not_my_place'::text, 'other'::text]))),
  CHECK ((to_id <> from_id)),
  FOREIGN KEY (district_id, step_id) REFERENCES supports.steps(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, swap_step_id) REFERENCES supports.steps(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE UNIQUE INDEX step_offers_one_new ON supports.step_offers USING btree (district_id, step_id) WHERE (kind = 'new'::text);
CREATE UNIQUE INDEX step_offers_one_open ON supports.step_offers USING btree (district_id, step_id) WHERE ((accepted_at IS NULL) AND (declined_on IS NULL));
CREATE INDEX step_offers_to ON supports.step_offers USING btree (district_id, to_id) WHERE (accepted_at IS NULL);

create table supports.steps (
  district_id uuid not null,
  id uuid not null,
  conversation_id uuid,
  window_id uuid,
  subject_id uuid,
  practice_id uuid,
  building_id uuid,
  band_id uuid,
  kind text not null,
  learning text not null,
  what text not null,
  measure text not null,
  owner_id uuid not null,
  due_on date not null,
  made_on date not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK (((conversation_id IS NULL) = (window_id IS NULL))),
  CHECK ((kind = ANY (ARRAY['structure'::text, 'strategy'::text, 'practice'::text, 'resource'::text]))),
  CHECK ((learning = ANY (ARRAY['student'::text, 'professional'::text, 'system'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, band_id) REFERENCES district.bands(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, building_id) REFERENCES district.buildings(district_id, id) DEFERRABLE,
  FOREIGN KEY (district_id, conversation_id) REFERENCES supports.data_conversations(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX steps_conversation ON supports.steps USING btree (district_id, conversation_id);
CREATE INDEX steps_subject ON supports.steps USING btree (district_id, subject_id);

create table visions.adoptions (
  district_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  held_on date not null,
  chair_id uuid not null,
  method text not null,
  present jsonb not null,
  votes_for integer,
  votes_against integer,
  abstained integer,
  objections jsonb,
  signed_by jsonb,
  dissent text not null default ''::text,
  statement text not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamp with time zone not null default now(),
  CHECK ((method = ANY (ARRAY['consent'::text, 'vote'::text, 'sign_off'::text]))),
  FOREIGN KEY (district_id, submission_id) REFERENCES visions.submissions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, submission_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table visions.asides (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  change text not null,
  reason text not null,
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamp with time zone not null default now(),
  CHECK ((change = ANY (ARRAY['set_aside'::text, 'taken_up'::text]))),
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX asides_vision ON visions.asides USING btree (district_id, vision_id, changed_at);

create table visions.call_readings (
  district_id uuid not null,
  call_id uuid not null,
  person_id uuid not null,
  first_read_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, call_id) REFERENCES visions.calls(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, call_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.calls (
  district_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  message text not null,
  mode text not null,
  opens_on date not null,
  closes_on date not null,
  invited_count integer not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamp with time zone not null default now(),
  CHECK ((closes_on >= opens_on)),
  CHECK ((mode = ANY (ARRAY['open_call'::text, 'by_building'::text, 'nomination'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.comments (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  practice_id uuid,
  reply_to uuid,
  body text not null,
  person_id uuid not null,
  capacity_id uuid not null,
  at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, reply_to) REFERENCES visions.comments(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX comments_vision ON visions.comments USING btree (district_id, vision_id, at);

create table visions.draft_practices (
  district_id uuid not null,
  vision_id uuid not null,
  practice_id uuid not null,
  model_practice text,
  ordinal integer not null,
  content jsonb not null,
  target_ids uuid[] not null default '{}'::uuid[],
  change_reason text not null default ''::text,
  change_research jsonb not null default '[]'::jsonb,
  revision integer not null default 1,
  edited_by uuid not null,
  edited_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, vision_id, practice_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.draft_revisions (
  district_id uuid not null,
  vision_id uuid not null,
  part text not null,
  revision integer not null,
  content jsonb not null,
  edited_by uuid not null,
  edited_at timestamp with time zone not null,
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, vision_id, part, revision)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table visions.drafts (
  district_id uuid not null,
  vision_id uuid not null,
  title text not null,
  about text not null default ''::text,
  local_context text not null default ''::text,
  band_ids uuid[] not null default '{}'::uuid[],
  language text not null,
  revision integer not null default 1,
  edited_by uuid not null,
  edited_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, vision_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.editings (
  district_id uuid not null,
  vision_id uuid not null,
  part text not null,
  person_id uuid not null,
  expires_at timestamp with time zone not null,
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, vision_id, part)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.glossary_words (
  district_id uuid not null,
  id uuid not null,
  term_id text,
  name text not null,
  meaning text,
  given_by uuid not null,
  given_in uuid not null,
  given_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  CHECK (((meaning IS NULL) = (term_id IS NOT NULL))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, given_by) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.network_returns (
  district_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  reasons jsonb not null,
  note text not null default ''::text,
  returned_by uuid not null,
  returned_in uuid not null,
  returned_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, submission_id) REFERENCES visions.submissions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, submission_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table visions.path_changes (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  from_path text not null,
  to_path text not null,
  reason text not null,
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamp with time zone not null default now(),
  CHECK ((from_path = ANY (ARRAY['adopt'::text, 'modify'::text]))),
  CHECK ((to_path = ANY (ARRAY['modify'::text, 'create'::text]))),
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table visions.phrases (
  district_id uuid not null,
  id uuid not null,
  practice_id uuid not null,
  text text not null,
  person_id uuid not null,
  capacity_id uuid not null,
  at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, person_id) REFERENCES people.persons(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
CREATE INDEX phrases_practice ON visions.phrases USING btree (district_id, practice_id, at) WHERE (withdrawn_at IS NULL);

create table visions.practice_maps (
  district_id uuid not null,
  id uuid not null,
  from_version_id uuid not null,
  to_version_id uuid not null,
  links jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, from_version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, to_version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX practice_maps_to ON visions.practice_maps USING btree (district_id, to_version_id, recorded_at);

create table visions.processes (
  district_id uuid not null,
  invitation text not null default 'open_call'::text,
  reviewer text not null default 'superintendent_or_designee'::text,
  decision text not null default 'consent'::text,
  CHECK ((decision = ANY (ARRAY['consent'::text, 'vote'::text, 'sign_off'::text]))),
  CHECK ((invitation = ANY (ARRAY['open_call'::text, 'by_building'::text, 'nomination'::text]))),
  CHECK ((reviewer = ANY (ARRAY['superintendent'::text, 'superintendent_or_designee'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  PRIMARY KEY (district_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.replies (
  district_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  person_id uuid not null,
  capacity_id uuid not null,
  answer text not null,
  at timestamp with time zone not null default now(),
  CHECK ((answer = ANY (ARRAY['join'::text, 'not_now'::text]))),
  FOREIGN KEY (district_id, call_id) REFERENCES visions.calls(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed
CREATE INDEX replies_call ON visions.replies USING btree (district_id, call_id, person_id, at);

create table visions.research_notes (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  citation jsonb not null,
  practice_ids uuid[] not null default '{}'::uuid[],
  person_id uuid not null,
  capacity_id uuid not null,
  at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.reviews (
  district_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  outcome text not null,
  reasons jsonb not null default '[]'::jsonb,
  note text not null default ''::text,
  reviewed_by uuid not null,
  reviewed_in uuid not null,
  delegation_id uuid,
  reviewed_at timestamp with time zone not null default now(),
  CHECK ((outcome = ANY (ARRAY['returned'::text, 'forwarded'::text]))),
  FOREIGN KEY (district_id, submission_id) REFERENCES visions.submissions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, submission_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table visions.revisions (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  from_version_id uuid not null,
  reason text not null,
  started_by uuid not null,
  started_in uuid not null,
  started_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, from_version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, from_version_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table visions.submissions (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  base_version_id uuid,
  content jsonb not null,
  sha256 text not null,
  note text not null default ''::text,
  submitted_by uuid not null,
  submitted_in uuid not null,
  submitted_at timestamp with time zone not null default now(),
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table visions.targets (
  district_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  text text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  replaces_id uuid,
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.team_members (
  district_id uuid not null,
  vision_id uuid not null,
  person_id uuid not null,
  capacity_id uuid not null,
  joined_at timestamp with time zone not null default now(),
  left_at timestamp with time zone,
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, vision_id, person_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)

create table visions.version_practices (
  district_id uuid not null,
  version_id uuid not null,
  practice_id uuid not null,
  ordinal integer not null,
  name text not null,
  sentence text not null,
  text_sha256 text not null,
  FOREIGN KEY (district_id, version_id) REFERENCES visions.versions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, version_id, practice_id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table visions.versions (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  subject_id uuid not null,
  number integer not null,
  title text not null,
  band_ids uuid[] not null default '{}'::uuid[],
  content jsonb not null,
  sha256 text not null,
  adoption_id uuid not null,
  adopted_on date not null,
  FOREIGN KEY (district_id, adoption_id) REFERENCES visions.adoptions(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, vision_id) REFERENCES visions.visions(district_id, id) ON DELETE CASCADE,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, vision_id, number)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
-- permanent: rows are never changed

create table visions.visions (
  district_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  path text not null,
  model_id text,
  model_version text,
  model jsonb,
  call_id uuid,
  started_by uuid not null,
  started_in uuid not null,
  started_at timestamp with time zone not null default now(),
  CHECK ((((model IS NULL) = (model_id IS NULL)) AND ((model IS NULL) = (model_version IS NULL)))),
  CHECK (((path = 'create'::text) OR (model IS NOT NULL))),
  CHECK ((path = ANY (ARRAY['adopt'::text, 'modify'::text, 'create'::text]))),
  FOREIGN KEY (district_id) REFERENCES district.districts(id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, call_id) REFERENCES visions.calls(district_id, id) ON DELETE CASCADE,
  FOREIGN KEY (district_id, subject_id) REFERENCES district.subjects(district_id, id) DEFERRABLE,
  PRIMARY KEY (district_id, id)
);
-- policy own_district: (district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)
