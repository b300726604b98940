-- What a practice looks like, what it does not, and what it is mistaken for, as people offer it. It belongs to the practice
-- in all versions and remembers on which it was offered. Who offered it is kept so that they can take it back; readers see
-- the capacity, not the name.
create table conversations.exemplars (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  practice_id uuid not null,
  kind text not null check (kind in ('example', 'non_example', 'mistaken_for')),
  form text not null check (form in ('moment', 'lesson', 'clip', 'student_work')),
  title text not null,
  text text not null,
  link text check (link like 'https://%'),
  rationale text not null,
  offered_by uuid not null,
  offered_in uuid not null,
  offered_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  check (form <> 'clip' or link is not null),
  check (form in ('clip', 'lesson') or link is null),
  foreign key (district_id, version_id) references visions.versions on delete cascade,
  foreign key (district_id, offered_in) references people.capacities deferrable initially immediate
);
create index exemplars_practice on conversations.exemplars (district_id, practice_id, offered_at) where withdrawn_at is null;
select public.keep_apart('conversations.exemplars');

-- A written lesson or a clip in a few moments, with one careful coding and its reasons, which people see after their own.
create table conversations.calibration_sets (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  title text not null,
  form text not null check (form in ('written', 'clip')),
  clip_url text check (clip_url like 'https://%'),
  introduction text not null,
  moments text[] not null check (cardinality(moments) between 2 and 8),
  practice_ids uuid[] not null check (cardinality(practice_ids) between 1 and 8),
  -- One entry for every practice in every moment: {moment, practiceId, answer, reason}. Moments are counted from 0.
  master jsonb not null check (jsonb_array_length(master) = cardinality(moments) * cardinality(practice_ids)),
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  check ((form = 'clip') = (clip_url is not null)),
  foreign key (district_id, version_id) references visions.versions on delete cascade,
  foreign key (district_id, made_in) references people.capacities deferrable initially immediate
);
create index calibration_sets_version on conversations.calibration_sets (district_id, version_id);
-- Opened for coding, and closed for good.
create table conversations.calibration_turns (
  district_id uuid not null,
  set_id uuid not null,
  turn text not null check (turn in ('opened', 'closed')),
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, set_id, turn),
  foreign key (district_id, set_id) references conversations.calibration_sets on delete cascade
);
-- How one person coded a set, alone and once. Who it was is kept to show it to them and to refuse a second one, and leaves
-- the server for nobody else.
create table conversations.calibration_codings (
  district_id uuid not null,
  id uuid not null,
  set_id uuid not null,
  person_id uuid not null,
  -- The place in the order of codings of its set, from 1, without gaps: what is shown grows by whole fives.
  ordinal int not null check (ordinal > 0),
  -- One entry for every practice in every moment: {moment, practiceId, answer}.
  answers jsonb not null,
  coded_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, set_id, person_id),
  unique (district_id, set_id, ordinal),
  foreign key (district_id, set_id) references conversations.calibration_sets on delete cascade,
  foreign key (district_id, person_id) references people.persons deferrable initially immediate
);
create index calibration_codings_person on conversations.calibration_codings (district_id, person_id);
select public.keep_apart(t) from unnest(array['conversations.calibration_sets', 'conversations.calibration_turns',
  'conversations.calibration_codings']::regclass[]) t;
select public.make_permanent(t) from unnest(array['conversations.calibration_sets', 'conversations.calibration_turns',
  'conversations.calibration_codings']::regclass[]) t;

-- The codings that may be counted: those of the first five of a set, of the next five, and so on. Two readings of a set
-- then always differ by five people or not at all, so that nobody's coding is what lies between them. Five belong to the
-- month in which the fifth of them coded. For counting only: who coded is in it.
create view conversations.counted_codings with (security_invoker = true) as
  select c.district_id, s.version_id, c.set_id, c.person_id, b.five,
    to_char(b.completed_at at time zone d.time_zone, 'YYYY-MM') as month,
    (a.answer ->> 'moment')::int as moment, (a.answer ->> 'practiceId')::uuid as practice_id,
    m.master ->> 'answer' as master, a.answer ->> 'answer' as answer
  from conversations.calibration_codings c
  join conversations.calibration_sets s on s.district_id = c.district_id and s.id = c.set_id
  join district.districts d on d.id = c.district_id
  join lateral (
    select (last.ordinal / 5) as five, last.coded_at as completed_at
    from conversations.calibration_codings last
    where last.district_id = c.district_id and last.set_id = c.set_id and last.ordinal = ((c.ordinal + 4) / 5) * 5
  ) b on true
  cross join lateral jsonb_array_elements(c.answers) as a(answer)
  join lateral jsonb_array_elements(s.master) as m(master)
    on m.master -> 'moment' = a.answer -> 'moment' and m.master -> 'practiceId' = a.answer -> 'practiceId';

-- How far codings agree with the master coding, for other areas: of five people at a time, without anybody in it.
create view conversations.agreement with (security_invoker = true) as
  select district_id, version_id, practice_id, set_id, five, month, count(distinct person_id)::int as people,
    count(*)::int as codings, (count(*) filter (where answer = master))::int as agreed
  from conversations.counted_codings
  group by district_id, version_id, practice_id, set_id, five, month;
select public.open_to_server(t) from unnest(array['conversations.counted_codings', 'conversations.agreement']::regclass[]) t;

-- Where a study session stood: within the working day, on students' work, with peers. Null is what was not said, which is
-- not a no.
alter table conversations.study_sessions
  add column is_embedded boolean,
  add column is_on_student_work boolean,
  add column is_with_peers boolean;
