create schema culture;

-- How often the district looks again at what it has agreed, and at what people have promised.
create table culture.settings (
  district_id uuid primary key references district.districts on delete cascade,
  revisit_months int not null default 12 check (revisit_months between 3 and 24),
  commitment_weeks int not null default 12 check (commitment_weeks between 4 and 26)
);
select public.keep_apart('culture.settings');

-- What people have proposed to keep, hold dear or take for true. Null building: the whole district.
create table culture.norms (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('norm', 'value', 'belief')),
  building_id uuid,
  -- The sample from which it came, if any.
  sample_id text,
  proposed_by uuid not null,
  proposed_in uuid not null,
  proposed_on date not null,
  proposed_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, building_id) references district.buildings deferrable
);
-- Its words as they have been over time: the latest hold, the old ones stay.
create table culture.norm_wordings (
  district_id uuid not null,
  norm_id uuid not null,
  number int not null check (number > 0),
  text text not null,
  why text not null,
  written_by uuid not null,
  written_at timestamptz not null default now(),
  primary key (district_id, norm_id, number),
  foreign key (district_id, norm_id) references culture.norms on delete cascade
);
-- What was decided about it, in its order. How it stands is its latest act; without one it is proposed.
create table culture.norm_acts (
  district_id uuid not null,
  id uuid not null,
  norm_id uuid not null,
  ordinal int not null check (ordinal > 0),
  act text not null check (act in ('agreed', 'kept', 'reworded', 'let_go', 'set_aside')),
  held_on date not null,
  -- How it was decided, where, and how many stood aside: a number, never who. Null for what was only set aside.
  method text check (method in ('consent', 'vote', 'sign_off')),
  place text not null default '',
  stood_aside int not null default 0 check (stood_aside between 0 and 5000),
  note text not null default '',
  wording int not null,
  decided_by uuid not null,
  decided_in uuid not null,
  decided_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, norm_id, ordinal),
  check ((act = 'set_aside') = (method is null)),
  foreign key (district_id, norm_id) references culture.norms on delete cascade,
  foreign key (district_id, norm_id, wording) references culture.norm_wordings on delete cascade
);
create table culture.norm_posts (
  district_id uuid not null,
  id uuid not null,
  norm_id uuid not null,
  body text not null,
  by_person uuid not null,
  by_capacity uuid not null,
  at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, norm_id) references culture.norms on delete cascade,
  foreign key (district_id, by_person) references people.persons deferrable
);
create index norm_posts_norm on culture.norm_posts (district_id, norm_id, at);
select public.keep_apart(t) from unnest(array['culture.norms', 'culture.norm_wordings', 'culture.norm_acts',
  'culture.norm_posts']::regclass[]) t;
select public.make_permanent(t) from unnest(array['culture.norms', 'culture.norm_wordings',
  'culture.norm_acts']::regclass[]) t;

-- How each norm, value and belief stands now, in the words that hold. It asks as the one who asks.
create view culture.norm_states with (security_invoker = true) as
  select n.district_id, n.id, n.kind, n.building_id, n.sample_id, n.proposed_by, n.proposed_on, w.number as wording,
    w.text, w.why,
    case coalesce(last.act, 'proposed') when 'kept' then 'agreed' when 'reworded' then 'agreed'
      else coalesce(last.act, 'proposed') end as standing,
    agreed.held_on as agreed_on, last.held_on as last_on, coalesce(last.ordinal, 0) as acts
  from culture.norms n
  join lateral (select * from culture.norm_wordings w where w.district_id = n.district_id and w.norm_id = n.id
    order by w.number desc limit 1) w on true
  left join lateral (select * from culture.norm_acts a where a.district_id = n.district_id and a.norm_id = n.id
    order by a.ordinal desc limit 1) last on true
  left join lateral (select * from culture.norm_acts a where a.district_id = n.district_id and a.norm_id = n.id
    and a.act = 'agreed' limit 1) agreed on true;
select public.open_to_server('culture.norm_states');

-- "My part in each student's success". Null person: an employee group has stated it together.
create table culture.commitments (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  person_id uuid,
  employee_group text not null check (employee_group in
    ('leaders', 'teachers', 'coaches', 'other_staff', 'network_members', 'others')),
  -- Of a group's: where it holds. Null: in the whole district.
  building_id uuid,
  learning text not null check (learning in ('student', 'professional', 'system')),
  review_weeks int not null check (review_weeks between 4 and 26),
  stated_by uuid not null,
  stated_in uuid not null,
  stated_on date not null,
  stated_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, person_id) references people.persons deferrable,
  foreign key (district_id, building_id) references district.buildings deferrable
);
create index commitments_person on culture.commitments (district_id, person_id);
create table culture.commitment_wordings (
  district_id uuid not null,
  commitment_id uuid not null,
  number int not null check (number > 0),
  what text not null,
  for_whom text not null,
  written_at timestamptz not null default now(),
  primary key (district_id, commitment_id, number),
  foreign key (district_id, commitment_id) references culture.commitments on delete cascade
);
-- Each time somebody looked at what they had promised. The note is to oneself.
create table culture.commitment_reviews (
  district_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  ordinal int not null check (ordinal > 0),
  outcome text not null check (outcome in ('kept', 'going_on', 'changed', 'laid_down')),
  reviewed_on date not null,
  note text not null default '',
  wording int not null,
  reviewed_by uuid not null,
  reviewed_in uuid not null,
  reviewed_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, commitment_id, ordinal),
  foreign key (district_id, commitment_id) references culture.commitments on delete cascade,
  foreign key (district_id, commitment_id, wording) references culture.commitment_wordings on delete cascade
);
-- Whether somebody shows a commitment of their own with their name: the latest choice holds.
create table culture.commitment_showings (
  district_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  ordinal int not null check (ordinal > 0),
  is_shown boolean not null,
  chosen_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, commitment_id, ordinal),
  foreign key (district_id, commitment_id) references culture.commitments on delete cascade
);
select public.keep_apart(t) from unnest(array['culture.commitments', 'culture.commitment_wordings',
  'culture.commitment_reviews', 'culture.commitment_showings']::regclass[]) t;
select public.make_permanent(t) from unnest(array['culture.commitments', 'culture.commitment_wordings',
  'culture.commitment_reviews', 'culture.commitment_showings']::regclass[]) t;

-- How each commitment stands now. Leaders' and groups' are everybody's to see, the others where their person shows them.
create view culture.commitment_states with (security_invoker = true) as
  select c.district_id, c.id, c.person_id, c.employee_group, c.building_id, c.learning, c.review_weeks, c.stated_by,
    c.stated_in, c.stated_on, w.number as wording, w.what, w.for_whom, last.outcome, last.reviewed_on,
    coalesce(last.ordinal, 0) as reviews,
    coalesce(last.outcome <> 'laid_down', true) as is_in_force,
    coalesce(last.reviewed_on, c.stated_on) + 7 * c.review_weeks as due_on,
    c.person_id is null or c.employee_group = 'leaders' or coalesce(showing.is_shown, false) as is_shown
  from culture.commitments c
  join lateral (select * from culture.commitment_wordings w where w.district_id = c.district_id
    and w.commitment_id = c.id order by w.number desc limit 1) w on true
  left join lateral (select * from culture.commitment_reviews r where r.district_id = c.district_id
    and r.commitment_id = c.id order by r.ordinal desc limit 1) last on true
  left join lateral (select * from culture.commitment_showings s where s.district_id = c.district_id
    and s.commitment_id = c.id order by s.ordinal desc limit 1) showing on true;
select public.open_to_server('culture.commitment_states');

-- Who is in which employee group today: each person once in a group, in one building of it, so that buildings add up.
create view culture.group_people with (security_invoker = true) as
  select distinct on (g.district_id, g.person_id, g.employee_group)
    g.district_id, g.person_id, g.employee_group, g.building_id
  from (
    select c.district_id, c.person_id, c.building_id, b.ordinal,
      case
        when c.kind in ('superintendent', 'building_administrator', 'district_office') then 'leaders'
        when c.kind = 'teacher' then 'teachers'
        when c.kind = 'coach' then 'coaches'
        when c.kind in ('dn_member', 'bn_member') then 'network_members'
        when c.kind = 'other_staff' then 'other_staff'
        else 'others'
      end as employee_group
    from people.capacities c
    join district.districts d on d.id = c.district_id
    left join district.buildings b on b.district_id = c.district_id and b.id = c.building_id
    where (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity')
  ) g
  order by g.district_id, g.person_id, g.employee_group, g.ordinal nulls last, g.building_id;
select public.open_to_server('culture.group_people');

-- When people learned how to navigate conflict: how many of each employee group, never who.
create table culture.trainings (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  held_on date not null,
  building_id uuid,
  minutes int not null check (minutes between 5 and 600),
  focus text not null,
  people jsonb not null,
  recorded_by uuid not null,
  recorded_in uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, building_id) references district.buildings deferrable
);
create table culture.training_withdrawals (
  district_id uuid not null,
  training_id uuid not null,
  withdrawn_by uuid not null,
  withdrawn_in uuid not null,
  withdrawn_at timestamptz not null default now(),
  primary key (district_id, training_id),
  foreign key (district_id, training_id) references culture.trainings on delete cascade
);

-- How conflicts came to an end: no person, no building, no day, no moment, no order but that of groups of five. A group is
-- shown when it is full, so that what is shown today less what was shown yesterday is never one conflict.
create table culture.conflict_outcomes (
  district_id uuid not null references district.districts on delete cascade,
  -- Made at random: one made of the time would tell when.
  id uuid not null default gen_random_uuid(),
  -- The first day of the month.
  month date not null check (extract(day from month) = 1),
  school_year int not null,
  batch int not null check (batch > 0),
  parties text not null check (parties in ('two_people', 'groups', 'with_leadership')),
  came_to_end text not null check (came_to_end in ('yes', 'partly', 'not_yet')),
  respectful text not null check (respectful in ('yes', 'partly', 'no')),
  productive text not null check (productive in ('yes', 'partly', 'no')),
  next_step text not null check (next_step in ('nothing', 'another_talk', 'help_asked')),
  primary key (district_id, id)
);
-- By which a repeated request is known: hashes of an id that only its maker has. Neither leads to the other table.
create table culture.conflict_receipts (
  district_id uuid not null references district.districts on delete cascade,
  id_hash text not null,
  content_hash text not null,
  primary key (district_id, id_hash)
);
-- Who has told one in a group that is not full, so that each of its five is another person's. No time, nothing of what was told;
-- the rows of a group go when it is full.
create table culture.conflict_tellers (
  district_id uuid not null references district.districts on delete cascade,
  school_year int not null,
  batch int not null check (batch > 0),
  person_id uuid not null,
  primary key (district_id, school_year, batch, person_id),
  foreign key (district_id, person_id) references people.persons deferrable
);
-- How many somebody has told in a month, whatever they were about; rows of earlier months go with the next telling.
create table culture.conflict_tellings (
  district_id uuid not null references district.districts on delete cascade,
  month date not null check (extract(day from month) = 1),
  person_id uuid not null,
  told int not null check (told between 1 and 3),
  primary key (district_id, month, person_id),
  foreign key (district_id, person_id) references people.persons deferrable
);
select public.keep_apart(t) from unnest(array['culture.trainings', 'culture.training_withdrawals',
  'culture.conflict_outcomes', 'culture.conflict_receipts', 'culture.conflict_tellers',
  'culture.conflict_tellings']::regclass[]) t;
select public.make_permanent(t) from unnest(array['culture.trainings', 'culture.training_withdrawals',
  'culture.conflict_outcomes', 'culture.conflict_receipts']::regclass[]) t;
