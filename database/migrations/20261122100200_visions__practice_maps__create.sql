-- What became of each practice from one adopted version to the next, as people said it. Counts join across two versions
-- only where the words are the same or people said that the practice is. A later map replaces an earlier one; all stay.
create table visions.practice_maps (
  district_id uuid not null,
  id uuid not null,
  from_version_id uuid not null,
  to_version_id uuid not null,
  links jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, from_version_id) references visions.versions on delete cascade,
  foreign key (district_id, to_version_id) references visions.versions on delete cascade
);
create index practice_maps_to on visions.practice_maps (district_id, to_version_id, recorded_at);
select public.keep_apart('visions.practice_maps');
select public.make_permanent('visions.practice_maps');
