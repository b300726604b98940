-- Words with which people talked well about a practice, given back for everybody. They belong to the practice, in all its
-- versions. Who gave them is kept so that they can take them back; readers see the capacity, not the name.
create table visions.phrases (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  practice_id uuid not null,
  text text not null,
  person_id uuid not null,
  capacity_id uuid not null,
  at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, person_id) references people.persons deferrable initially immediate
);
create index phrases_practice on visions.phrases (district_id, practice_id, at) where withdrawn_at is null;
select public.keep_apart('visions.phrases');

-- Everything there is to say a practice by: what its version brought, then what people gave back, newest first.
create view visions.practice_phrases with (security_invoker = true) as
  select v.district_id, v.id as version_id, (p.practice ->> 'practiceId')::uuid as practice_id,
    coalesce(p.practice -> 'phrases', '[]') || coalesce((
      select jsonb_agg(g.text order by g.at desc, g.id) from visions.phrases g
      where g.district_id = v.district_id and g.practice_id = (p.practice ->> 'practiceId')::uuid
        and g.withdrawn_at is null
        and not coalesce(p.practice -> 'phrases', '[]') ? g.text), '[]') as phrases
  from visions.versions v cross join jsonb_array_elements(v.content -> 'practices') as p(practice);
select public.open_to_server('visions.practice_phrases');
