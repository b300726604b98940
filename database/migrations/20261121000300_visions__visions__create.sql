-- How the district invites, who reviews, how the DN decides. Changes are audited; the steps themselves cannot be left out.
create table visions.processes (
  district_id uuid primary key references district.districts on delete cascade,
  invitation text not null default 'open_call' check (invitation in ('open_call', 'by_building', 'nomination')),
  reviewer text not null default 'superintendent_or_designee' check (reviewer in ('superintendent', 'superintendent_or_designee')),
  decision text not null default 'consent' check (decision in ('consent', 'vote', 'sign_off'))
);

create table visions.calls (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  subject_id uuid not null,
  message text not null,
  -- As the process was when the call was made.
  mode text not null check (mode in ('open_call', 'by_building', 'nomination')),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  invited_count int not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, subject_id) references district.subjects
);
create table visions.call_readings (
  district_id uuid not null,
  call_id uuid not null,
  person_id uuid not null,
  first_read_at timestamptz not null default now(),
  primary key (district_id, call_id, person_id),
  foreign key (district_id, call_id) references visions.calls on delete cascade
);
create table visions.replies (
  district_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  person_id uuid not null,
  -- Its building, band and kind are the place from which the person joined.
  capacity_id uuid not null,
  answer text not null check (answer in ('join', 'not_now')),
  at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, call_id) references visions.calls on delete cascade
);
create index replies_call on visions.replies (district_id, call_id, person_id, at);

create table visions.targets (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  subject_id uuid not null,
  text text not null,
  set_by uuid not null,
  set_at timestamptz not null default now(),
  ended_at timestamptz,
  replaces_id uuid,
  primary key (district_id, id),
  foreign key (district_id, subject_id) references district.subjects
);

create table visions.visions (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  subject_id uuid not null,
  path text not null check (path in ('adopt', 'modify', 'create')),
  model_id text,
  model_version text,
  -- The model as it was copied, so that the proof and the difference outlive the library.
  model jsonb,
  call_id uuid,
  started_by uuid not null,
  started_in uuid not null,
  started_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, subject_id) references district.subjects,
  foreign key (district_id, call_id) references visions.calls on delete cascade,
  check (path = 'create' or model is not null),
  check ((model is null) = (model_id is null) and (model is null) = (model_version is null))
);
-- From adopt to modify or create, never silently and never back.
create table visions.path_changes (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  from_path text not null check (from_path in ('adopt', 'modify')),
  to_path text not null check (to_path in ('modify', 'create')),
  reason text not null,
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);
create table visions.team_members (
  district_id uuid not null,
  vision_id uuid not null,
  person_id uuid not null,
  capacity_id uuid not null,
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (district_id, vision_id, person_id),
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);

-- The draft: its front matter, and its practices. Each part has a revision, so that no edit is lost to another.
create table visions.drafts (
  district_id uuid not null,
  vision_id uuid not null,
  title text not null,
  about text not null default '',
  local_context text not null default '',
  band_ids uuid[] not null default '{}',
  language text not null,
  revision int not null default 1,
  edited_by uuid not null,
  edited_at timestamptz not null default now(),
  primary key (district_id, vision_id),
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);
create table visions.draft_practices (
  district_id uuid not null,
  vision_id uuid not null,
  -- Stays the same through every draft and version of this vision: what the counts are tied to.
  practice_id uuid not null,
  model_practice text,
  ordinal int not null,
  content jsonb not null,
  target_ids uuid[] not null default '{}',
  change_reason text not null default '',
  change_research jsonb not null default '[]',
  revision int not null default 1,
  edited_by uuid not null,
  edited_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (district_id, vision_id, practice_id),
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);
-- Earlier texts of a part, kept when a save replaces them: undo, and proof that nothing was lost.
create table visions.draft_revisions (
  district_id uuid not null,
  vision_id uuid not null,
  part text not null,
  revision int not null,
  content jsonb not null,
  edited_by uuid not null,
  edited_at timestamptz not null,
  primary key (district_id, vision_id, part, revision),
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);
-- Who is writing in which part now. Lapses by itself.
create table visions.editings (
  district_id uuid not null,
  vision_id uuid not null,
  part text not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  primary key (district_id, vision_id, part),
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);
-- What the team found in research, and the practices it bears on.
create table visions.research_notes (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  citation jsonb not null,
  practice_ids uuid[] not null default '{}',
  person_id uuid not null,
  capacity_id uuid not null,
  at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);
create table visions.comments (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  practice_id uuid,
  reply_to uuid,
  body text not null,
  person_id uuid not null,
  capacity_id uuid not null,
  at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, vision_id) references visions.visions on delete cascade,
  foreign key (district_id, reply_to) references visions.comments on delete cascade
);
create index comments_vision on visions.comments (district_id, vision_id, at);

create table visions.submissions (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  -- The version in force when it was submitted: what its difference is from; null before the first.
  base_version_id uuid,
  content jsonb not null,
  sha256 text not null,
  note text not null default '',
  submitted_by uuid not null,
  submitted_in uuid not null,
  submitted_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);
create table visions.reviews (
  district_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  outcome text not null check (outcome in ('returned', 'forwarded')),
  reasons jsonb not null default '[]',
  note text not null default '',
  reviewed_by uuid not null,
  reviewed_in uuid not null,
  delegation_id uuid,
  reviewed_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, submission_id),
  foreign key (district_id, submission_id) references visions.submissions on delete cascade
);
-- The District Network did not adopt what was forwarded, and gave it back to the team.
create table visions.network_returns (
  district_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  reasons jsonb not null,
  note text not null default '',
  returned_by uuid not null,
  returned_in uuid not null,
  returned_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, submission_id),
  foreign key (district_id, submission_id) references visions.submissions on delete cascade
);
create table visions.adoptions (
  district_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  held_on date not null,
  chair_id uuid not null,
  method text not null check (method in ('consent', 'vote', 'sign_off')),
  present jsonb not null,
  votes_for int,
  votes_against int,
  abstained int,
  objections jsonb,
  signed_by jsonb,
  dissent text not null default '',
  statement text not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, submission_id),
  foreign key (district_id, submission_id) references visions.submissions on delete cascade
);
create table visions.versions (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  subject_id uuid not null,
  number int not null,
  title text not null,
  band_ids uuid[] not null default '{}',
  content jsonb not null,
  sha256 text not null,
  adoption_id uuid not null,
  adopted_on date not null,
  primary key (district_id, id),
  unique (district_id, vision_id, number),
  foreign key (district_id, vision_id) references visions.visions on delete cascade,
  foreign key (district_id, adoption_id) references visions.adoptions on delete cascade
);
create table visions.version_practices (
  district_id uuid not null,
  version_id uuid not null,
  practice_id uuid not null,
  ordinal int not null,
  name text not null,
  sentence text not null,
  -- Of the practice's own text: when it differs from the version before, a line of counts breaks here.
  text_sha256 text not null,
  primary key (district_id, version_id, practice_id),
  foreign key (district_id, version_id) references visions.versions on delete cascade
);
-- An adopted vision is opened for its next version; the one in force stays until another is adopted.
create table visions.revisions (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  from_version_id uuid not null,
  reason text not null,
  started_by uuid not null,
  started_in uuid not null,
  started_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, from_version_id),
  foreign key (district_id, vision_id) references visions.visions on delete cascade,
  foreign key (district_id, from_version_id) references visions.versions on delete cascade
);

select public.keep_apart(t) from unnest(array['visions.processes', 'visions.calls', 'visions.call_readings', 'visions.replies',
  'visions.targets', 'visions.visions', 'visions.path_changes',
  'visions.team_members', 'visions.research_notes', 'visions.revisions', 'visions.drafts', 'visions.draft_practices',
  'visions.draft_revisions', 'visions.editings', 'visions.comments', 'visions.submissions', 'visions.reviews',
  'visions.network_returns', 'visions.adoptions', 'visions.versions', 'visions.version_practices']::regclass[]) t;
select public.make_permanent(t) from unnest(array['visions.replies', 'visions.comments', 'visions.path_changes',
  'visions.revisions', 'visions.draft_revisions', 'visions.submissions', 'visions.reviews',
  'visions.network_returns', 'visions.adoptions', 'visions.versions', 'visions.version_practices']::regclass[]) t;
