create table supports.data_conversations (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  reading_id uuid not null,
  held_on date not null,
  building_id uuid,
  present jsonb not null default '[]',
  started_by uuid not null,
  started_in uuid not null,
  started_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, window_id) references observation.windows on delete cascade,
  foreign key (district_id, reading_id) references analysis.readings on delete cascade
);
create table supports.conversation_notes (
  district_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  stage text not null check (stage in ('facts', 'wonderings', 'meaning', 'next_steps')),
  practice_id uuid,
  body text not null,
  written_by uuid not null,
  written_at timestamptz not null default now(),
  struck_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, conversation_id) references supports.data_conversations on delete cascade
);
create table supports.steps (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  conversation_id uuid,
  window_id uuid,
  practice_id uuid,
  building_id uuid,
  kind text not null check (kind in ('structure', 'strategy', 'practice', 'resource')),
  learning text not null check (learning in ('student', 'professional', 'system')),
  what text not null,
  measure text not null,
  owner_id uuid not null,
  due_on date not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, conversation_id) references supports.data_conversations on delete cascade
);
-- A step is never overwritten: who holds it, when it is due and how it stands is its latest change.
create table supports.step_changes (
  district_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  change text not null check (change in ('started', 'done', 'dropped', 'handed_over', 'due_moved', 'reopened')),
  owner_id uuid,
  due_on date,
  note text not null default '',
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, step_id) references supports.steps on delete cascade
);
create index step_changes_step on supports.step_changes (district_id, step_id, changed_at);
create table supports.closings (
  district_id uuid not null,
  window_id uuid not null,
  conversation_id uuid not null,
  closed_by uuid not null,
  closed_in uuid not null,
  closed_at timestamptz not null default now(),
  primary key (district_id, window_id),
  foreign key (district_id, window_id) references observation.windows on delete cascade,
  foreign key (district_id, conversation_id) references supports.data_conversations on delete cascade
);
select public.keep_apart(t) from unnest(array['supports.data_conversations', 'supports.conversation_notes', 'supports.steps',
  'supports.step_changes', 'supports.closings']::regclass[]) t;
select public.make_permanent(t) from unnest(array['supports.data_conversations', 'supports.steps', 'supports.step_changes',
  'supports.closings']::regclass[]) t;
