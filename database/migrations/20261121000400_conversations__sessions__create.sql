create table conversations.gates (
  district_id uuid primary key references district.districts on delete cascade,
  threshold_percent int not null default 60 check (threshold_percent between 0 and 100)
);
create table conversations.study_sessions (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  title text not null,
  held_on date not null,
  minutes int not null check (minutes between 5 and 600),
  building_id uuid,
  practice_ids uuid[] not null check (cardinality(practice_ids) > 0),
  note text not null default '',
  led_by uuid not null,
  -- As it was planned, which what was held may differ from: a repeated plan is known by it.
  plan jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamptz not null default now(),
  -- A planned session has no one present yet; taking part is recorded when it has been held.
  held_at timestamptz,
  held_by uuid,
  held_in uuid,
  -- What was first recorded of it, by which a repetition is known.
  holding jsonb,
  canceled_at timestamptz,
  canceled_by uuid,
  primary key (district_id, id),
  foreign key (district_id, version_id) references visions.versions on delete cascade,
  foreign key (district_id, building_id) references district.buildings,
  foreign key (district_id, led_by) references people.persons,
  check ((held_at is null) = (held_by is null) and (held_at is null) = (holding is null)),
  check (held_at is null or canceled_at is null)
);
create index study_sessions_version on conversations.study_sessions (district_id, version_id);
create table conversations.attendances (
  district_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  -- As they were on the day, so that later moves do not rewrite the past: the first of the capacities, all of them, and
  -- the building of the first.
  capacity text not null,
  capacities text[] not null check (capacities[1] = capacity),
  building_id uuid,
  marked_by uuid not null,
  marked_at timestamptz not null default now(),
  primary key (district_id, session_id, person_id),
  foreign key (district_id, session_id) references conversations.study_sessions on delete cascade,
  foreign key (district_id, person_id) references people.persons
);
create index attendances_person on conversations.attendances (district_id, person_id);
-- Somebody was marked and had not been there: the attendance goes, and this keeps that it was there and who corrected it.
create table conversations.attendance_corrections (
  district_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  was_marked_by uuid not null,
  was_marked_at timestamptz not null,
  corrected_by uuid not null,
  corrected_in uuid not null,
  corrected_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, session_id) references conversations.study_sessions on delete cascade
);
create table conversations.questions (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  practice_id uuid,
  body text not null,
  -- Null when asked without a name: then nothing here leads back to who asked.
  asked_by uuid,
  asked_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, version_id) references visions.versions on delete cascade
);
create index questions_version on conversations.questions (district_id, version_id);
create table conversations.answers (
  district_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  body text not null,
  answered_by uuid not null,
  answered_in uuid not null,
  answered_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, question_id) references conversations.questions on delete cascade
);
create index answers_question on conversations.answers (district_id, question_id);
create table conversations.overrides (
  district_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  reason text not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, version_id) references visions.versions on delete cascade
);
-- A meeting about instruction, with its agenda. What is said in it is not kept, only which practices it named: none is a
-- finding too.
create table conversations.meetings (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('team', 'staff', 'leadership', 'district', 'coaching', 'other')),
  title text not null,
  held_on date not null,
  building_id uuid,
  agenda text not null default '',
  -- As it was first recorded: a repetition is known by it.
  facts jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, building_id) references district.buildings,
  foreign key (district_id, recorded_by) references people.persons
);
create index meetings_held_on on conversations.meetings (district_id, held_on);
create table conversations.meeting_practices (
  district_id uuid not null,
  meeting_id uuid not null,
  practice_id uuid not null,
  -- The version in force when it was named.
  version_id uuid not null,
  named_by uuid not null,
  named_at timestamptz not null default now(),
  primary key (district_id, meeting_id, practice_id),
  foreign key (district_id, meeting_id) references conversations.meetings on delete cascade,
  foreign key (district_id, version_id) references visions.versions on delete cascade
);
select public.keep_apart(t) from unnest(array['conversations.gates', 'conversations.study_sessions', 'conversations.attendances',
  'conversations.attendance_corrections', 'conversations.questions', 'conversations.answers', 'conversations.overrides',
  'conversations.meetings', 'conversations.meeting_practices']::regclass[]) t;
select public.make_permanent(t) from unnest(array['conversations.attendance_corrections', 'conversations.answers',
  'conversations.overrides']::regclass[]) t;

-- Who belongs to which audience today, and where: one row for each audience, building and band of a person. Administrators
-- are superintendents and building administrators. Everybody else who works in the district is other staff, unless another
-- audience already holds them. The board is not staff.
create view conversations.audience_members with (security_invoker = true) as
  with held as (
    select c.district_id, c.person_id, c.building_id, c.band_id,
      case
        when c.kind in ('superintendent', 'building_administrator') then 'administrators'
        when c.kind = 'dn_member' then 'dn_members'
        when c.kind = 'teacher' then 'teachers'
        when c.kind = 'coach' then 'coaches'
        else 'other_staff'
      end as audience
    from people.capacities c
    join district.districts d on d.id = c.district_id
    where c.kind <> 'board_member'
      and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity')
  )
  select distinct h.district_id, h.person_id, h.audience, h.building_id, h.band_id
  from held h
  where h.audience <> 'other_staff' or not exists (
    select from held o
    where o.district_id = h.district_id and o.person_id = h.person_id and o.audience <> 'other_staff'
  );

-- Who has studied which practice of which version: taking part in at least one session that was held on it.
create view conversations.studies with (security_invoker = true) as
  select distinct s.district_id, s.version_id, practice_id, a.person_id
  from conversations.study_sessions s
  cross join unnest(s.practice_ids) practice_id
  join conversations.attendances a on a.district_id = s.district_id and a.session_id = s.id
  where s.held_at is not null;

-- The gate of every version, one row each: of the people who are administrators, DN members or teachers today, how many
-- have studied it; the district's threshold in percent; and the override, if there is one. Whether it is open is a rule:
-- studied_count * 100 >= threshold_percent * people_count and people_count > 0, or threshold_percent = 0, or an override.
create view conversations.coverage with (security_invoker = true) as
  select v.district_id, v.id as version_id, audience.people_count, studied.studied_count,
    coalesce(g.threshold_percent, 60) as threshold_percent, o.id as override_id
  from visions.versions v
  left join conversations.gates g on g.district_id = v.district_id
  cross join lateral (
    select count(distinct m.person_id)::int as people_count
    from conversations.audience_members m
    where m.district_id = v.district_id and m.audience in ('administrators', 'dn_members', 'teachers')
  ) audience
  cross join lateral (
    select count(distinct m.person_id)::int as studied_count
    from conversations.audience_members m
    join conversations.studies s on s.district_id = m.district_id and s.person_id = m.person_id and s.version_id = v.id
    where m.district_id = v.district_id and m.audience in ('administrators', 'dn_members', 'teachers')
  ) studied
  left join lateral (
    select id from conversations.overrides where district_id = v.district_id and version_id = v.id order by made_at limit 1
  ) o on true;
select public.open_to_server(t) from unnest(array['conversations.audience_members', 'conversations.studies',
  'conversations.coverage']::regclass[]) t;
