-- "Come and see": a teacher invites to a practice for some days. Where and in which lesson is told from mouth to mouth: there
-- is no column for it. Who invites is known only while the invitation lives, so that it can be withdrawn; then the row goes.
create table observation.invitations (
  district_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  practice_id uuid not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- No time finer than a part of the day.
  day_part text not null check (day_part in ('any', 'morning', 'midday', 'afternoon')),
  note text not null check (length(note) <= 300),
  made_by uuid not null,
  primary key (district_id, id),
  foreign key (district_id, building_id) references district.buildings on delete cascade,
  foreign key (district_id, made_by) references people.persons on delete cascade
);
create index invitations_building on observation.invitations (district_id, building_id, ends_on);
-- Who will come. It names no visit, and goes with the invitation.
create table observation.invitation_takers (
  district_id uuid not null,
  invitation_id uuid not null,
  person_id uuid not null,
  primary key (district_id, invitation_id, person_id),
  foreign key (district_id, invitation_id) references observation.invitations on delete cascade,
  foreign key (district_id, person_id) references people.persons on delete cascade
);
-- How many invitations have ended, by building and month: all that is left of them.
create table observation.invitation_months (
  district_id uuid not null,
  building_id uuid not null,
  month date not null,
  ended_count int not null check (ended_count > 0),
  primary key (district_id, building_id, month),
  foreign key (district_id, building_id) references district.buildings on delete cascade
);

-- What a team sees when its people visit one another: nobody's but the team's, and in no figure of the district. There is no
-- observer, no room, no building and no day in it, and nothing refers to `visits`.
create table observation.peer_visits (
  district_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  -- The Monday of its week.
  week_of date not null check (extract(isodow from week_of) = 1),
  primary key (district_id, id),
  foreign key (district_id, group_id) references conversations.groups on delete cascade
);
create index peer_visits_group on observation.peer_visits (district_id, group_id);
create table observation.peer_tallies (
  district_id uuid not null,
  visit_id uuid not null,
  practice_id uuid not null,
  answer text not null check (answer in ('seen', 'not_seen', 'no_opportunity', 'could_not_tell')),
  -- Among the first five answers of the team for this practice, the next five, and so on: what is shown grows by whole fives.
  -- There is no order within one.
  five int not null check (five > 0),
  primary key (district_id, visit_id, practice_id),
  foreign key (district_id, visit_id) references observation.peer_visits on delete cascade
);

-- Sheets of walkthroughs from before. An import comes in parts that lie here until all are there: then its window and its
-- visits are made in one transaction, and the draft goes. Until then nobody sees anything of it.
create table observation.import_drafts (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  facts jsonb not null,
  begun_by uuid not null,
  begun_in uuid not null,
  begun_at timestamptz not null default now(),
  primary key (district_id, id)
);
create table observation.import_parts (
  district_id uuid not null,
  import_id uuid not null,
  number int not null check (number >= 0),
  visits jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (district_id, import_id, number),
  foreign key (district_id, import_id) references observation.import_drafts on delete cascade
);
create table observation.imports (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  facts jsonb not null,
  brought_by uuid not null,
  brought_in uuid not null,
  brought_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, window_id),
  foreign key (district_id, window_id) references observation.windows on delete cascade
);
-- Which column was taken for what, for the next time: titles of columns, and nothing out of the rows.
create table observation.import_mappings (
  district_id uuid primary key references district.districts on delete cascade,
  titles jsonb not null
);

-- A sheet seldom says in which part of a lesson somebody came: such a visit says that it does not know. Nor does every row
-- say at what time of day: there noon stands for a time that nobody knows.
alter table observation.visits
  add column import_id uuid,
  add foreign key (district_id, import_id) references observation.imports deferrable,
  alter column lesson_part drop not null,
  add check (lesson_part is not null or import_id is not null),
  add column has_time boolean not null default true,
  add check (has_time or import_id is not null);

select public.keep_apart(t) from unnest(array['observation.invitations', 'observation.invitation_takers',
  'observation.invitation_months', 'observation.peer_visits', 'observation.peer_tallies', 'observation.import_drafts',
  'observation.import_parts', 'observation.imports', 'observation.import_mappings']::regclass[]) t;
select public.make_permanent(t) from unnest(array['observation.imports']::regclass[]) t;
