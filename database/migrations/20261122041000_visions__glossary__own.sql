-- A district's own words beside the terms that packs bring: another name for a term, or a term of its own with its
-- meaning. Nothing is changed; what does not fit any more is taken back.
create table visions.glossary_words (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  -- The term that it is another name for; null for a term of the district's own.
  term_id text,
  name text not null,
  meaning text check ((meaning is null) = (term_id is not null)),
  given_by uuid not null,
  given_in uuid not null,
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, given_by) references people.persons deferrable initially immediate
);
select public.keep_apart('visions.glossary_words');
