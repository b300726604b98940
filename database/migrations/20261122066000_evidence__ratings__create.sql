create schema evidence;
-- For so many months what was seen counts as recent.
create table evidence.settings (
  district_id uuid primary key references district.districts on delete cascade,
  old_after_months int not null default 6 check (old_after_months between 1 and 36)
);
-- A group has rated the parts of an indicator on a day. It stays; a correction is another one that names it.
create table evidence.ratings (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  indicator_id text not null,
  group_id uuid not null,
  -- That of the group; null is the whole district.
  building_id uuid,
  held_on date not null,
  -- The scale as it was that day, in every language.
  scale jsonb not null,
  -- How many were there in which capacity, never who.
  present jsonb not null,
  -- What counted as recent that day.
  old_after_months int not null,
  corrects_id uuid,
  -- As it was sent: a repetition is known by it.
  facts jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, corrects_id),
  check (corrects_id <> id),
  foreign key (district_id, group_id) references conversations.groups deferrable,
  foreign key (district_id, building_id) references district.buildings deferrable,
  foreign key (district_id, corrects_id) references evidence.ratings deferrable,
  foreign key (district_id, recorded_by) references people.persons deferrable
);
create index ratings_indicator on evidence.ratings (district_id, indicator_id, held_on);
create table evidence.rating_parts (
  district_id uuid not null,
  rating_id uuid not null,
  part_id text not null,
  -- How many said which level.
  spread jsonb not null,
  -- The level on which the group agreed; null: it did not.
  agreed text,
  dissent text not null default '',
  -- Whether anything recent had been seen, as far as it was written down that day.
  has_recent boolean not null,
  primary key (district_id, rating_id, part_id),
  foreign key (district_id, rating_id) references evidence.ratings on delete cascade
);
-- What somebody saw on a day that bears on a part of an indicator.
create table evidence.entries (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  indicator_id text not null,
  part_id text not null,
  rating_id uuid,
  what text not null,
  seen_on date not null,
  -- An address outside, or a page of Jointly.
  link text,
  -- Null is the whole district.
  building_id uuid,
  -- In which groups of employees it was seen.
  employee_groups text[] not null default '{}',
  added_by uuid not null,
  added_in uuid not null,
  added_at timestamptz not null default now(),
  primary key (district_id, id),
  check (link ~ '^(https://|/($|[^/]))'),
  check (employee_groups <@ array['leaders', 'teachers', 'coaches', 'other_staff']),
  foreign key (district_id, rating_id) references evidence.ratings on delete cascade,
  foreign key (district_id, building_id) references district.buildings deferrable,
  foreign key (district_id, added_by) references people.persons deferrable
);
create index entries_indicator on evidence.entries (district_id, indicator_id, seen_on);
-- Research that the district itself puts beside an indicator.
create table evidence.citations (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  indicator_id text not null,
  citation text not null,
  -- An address or a DOI.
  link text,
  note text not null default '',
  added_by uuid not null,
  added_in uuid not null,
  added_at timestamptz not null default now(),
  primary key (district_id, id),
  check (link ~ '^(https://|10\.\d{4,9}/)'),
  foreign key (district_id, added_by) references people.persons deferrable
);
create index citations_indicator on evidence.citations (district_id, indicator_id);
-- What was taken back: it stays on record and is shown no more.
create table evidence.withdrawals (
  district_id uuid not null references district.districts on delete cascade,
  record_id uuid not null,
  kind text not null check (kind in ('entry', 'citation')),
  withdrawn_by uuid not null,
  withdrawn_in uuid not null,
  withdrawn_at timestamptz not null default now(),
  primary key (district_id, record_id),
  foreign key (district_id, withdrawn_by) references people.persons deferrable
);
select public.keep_apart(t) from unnest(array['evidence.settings', 'evidence.ratings', 'evidence.rating_parts', 'evidence.entries',
  'evidence.citations', 'evidence.withdrawals']::regclass[]) t;
select public.make_permanent(t) from unnest(array['evidence.ratings', 'evidence.rating_parts', 'evidence.entries',
  'evidence.citations', 'evidence.withdrawals']::regclass[]) t;
