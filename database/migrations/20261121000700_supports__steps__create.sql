create table supports.data_conversations (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  reading_id uuid not null,
  held_on date not null,
  -- Null: about the whole window.
  building_id uuid,
  -- The protocol that was followed, and the language in which its opening agreement was read and accepted.
  protocol_id text not null,
  protocol_version text not null,
  agreement_language text not null check (agreement_language in ('en', 'es', 'ar')),
  started_by uuid not null,
  started_in uuid not null,
  started_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, window_id) references observation.windows on delete cascade,
  foreign key (district_id, reading_id) references analysis.readings on delete cascade,
  foreign key (district_id, building_id) references district.buildings
);
create index data_conversations_window on supports.data_conversations (district_id, window_id);
-- The stages a conversation has come to, in their order. A stage once opened stays open.
create table supports.conversation_stages (
  district_id uuid not null,
  conversation_id uuid not null,
  stage text not null check (stage in ('facts', 'wonderings', 'meaning', 'next_steps')),
  opened_by uuid not null,
  opened_at timestamptz not null default now(),
  primary key (district_id, conversation_id, stage),
  foreign key (district_id, conversation_id) references supports.data_conversations on delete cascade
);
create table supports.presences (
  district_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  marked_by uuid not null,
  marked_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (district_id, conversation_id, person_id),
  foreign key (district_id, conversation_id) references supports.data_conversations on delete cascade,
  foreign key (district_id, person_id) references people.persons on delete cascade
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
  struck_by uuid,
  primary key (district_id, id),
  foreign key (district_id, conversation_id) references supports.data_conversations on delete cascade
);
create index conversation_notes_conversation on supports.conversation_notes (district_id, conversation_id);
create table supports.steps (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  conversation_id uuid,
  window_id uuid,
  subject_id uuid,
  practice_id uuid,
  building_id uuid,
  band_id uuid,
  kind text not null check (kind in ('structure', 'strategy', 'practice', 'resource')),
  learning text not null check (learning in ('student', 'professional', 'system')),
  what text not null,
  measure text not null,
  owner_id uuid not null,
  due_on date not null,
  made_on date not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  check ((conversation_id is null) = (window_id is null)),
  foreign key (district_id, conversation_id) references supports.data_conversations on delete cascade,
  foreign key (district_id, subject_id) references district.subjects,
  foreign key (district_id, building_id) references district.buildings,
  foreign key (district_id, band_id) references district.bands
);
create index steps_subject on supports.steps (district_id, subject_id);
create index steps_conversation on supports.steps (district_id, conversation_id);
-- A step is never overwritten: who holds it, when it is due and how it stands is its latest change.
create table supports.step_changes (
  district_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  -- The order in which changes were accepted: moments of two servers or two transactions would not settle it.
  ordinal int not null check (ordinal > 0),
  change text not null check (change in ('started', 'done', 'dropped', 'handed_over', 'due_moved', 'reopened')),
  owner_id uuid,
  due_on date,
  note text not null default '',
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, step_id, ordinal),
  check ((change = 'handed_over') = (owner_id is not null)),
  check ((change = 'due_moved') = (due_on is not null)),
  check (change not in ('done', 'dropped') or note <> ''),
  foreign key (district_id, step_id) references supports.steps on delete cascade
);
create table supports.closings (
  district_id uuid not null,
  window_id uuid not null,
  conversation_id uuid not null,
  closed_on date not null,
  closed_by uuid not null,
  closed_in uuid not null,
  closed_at timestamptz not null default now(),
  primary key (district_id, window_id),
  foreign key (district_id, window_id) references observation.windows on delete cascade,
  foreign key (district_id, conversation_id) references supports.data_conversations on delete cascade
);
select public.keep_apart(t) from unnest(array['supports.data_conversations', 'supports.conversation_stages',
  'supports.presences', 'supports.conversation_notes', 'supports.steps', 'supports.step_changes',
  'supports.closings']::regclass[]) t;
select public.make_permanent(t) from unnest(array['supports.data_conversations', 'supports.conversation_stages',
  'supports.steps', 'supports.step_changes', 'supports.closings']::regclass[]) t;

-- How each step stands now. It asks as the one who asks, so that row-level security holds here too.
create view supports.step_states with (security_invoker = true) as
  select s.district_id, s.id, s.conversation_id, s.window_id, s.subject_id, s.practice_id, s.building_id, s.band_id,
    s.kind, s.learning, s.what, s.measure, s.made_on, s.made_by,
    coalesce(holding.owner_id, s.owner_id) as owner_id,
    coalesce(moving.due_on, s.due_on) as due_on,
    case coalesce(standing.change, 'reopened') when 'reopened' then 'open' else standing.change end as status,
    coalesce(standing.note, '') as status_note,
    coalesce(standing.change not in ('done', 'dropped'), true) as is_open
  from supports.steps s
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
select public.open_to_server('supports.step_states');
