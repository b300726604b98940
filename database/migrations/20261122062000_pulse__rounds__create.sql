create schema pulse;
-- What a district asks: the sample questions without those it leaves out, and its own. The latest version is for the next round.
create table pulse.item_sets (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  number int not null check (number > 0),
  left_out text[] not null,
  -- [{id, partId, kind, text}]
  own jsonb not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, number)
);
-- A round, with its questions frozen in it. Both days count.
create table pulse.rounds (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  opens_on date not null,
  closes_on date not null,
  groups text[] not null check (cardinality(groups) > 0),
  items jsonb not null,
  opened_by uuid not null,
  opened_in uuid not null,
  opened_at timestamptz not null default now(),
  primary key (district_id, id),
  check (closes_on - opens_on between 2 and 20)
);
create table pulse.withdrawals (
  district_id uuid not null,
  round_id uuid not null,
  withdrawn_by uuid not null,
  withdrawn_in uuid not null,
  withdrawn_at timestamptz not null default now(),
  primary key (district_id, round_id),
  foreign key (district_id, round_id) references pulse.rounds on delete cascade
);

-- Who is asked, and who has answered. No time, no order, and no way from here to an answer. Both are destroyed when the
-- round's results are frozen.
create table pulse.asked (
  district_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  building_id uuid,
  employee_group text not null check (employee_group in ('leaders', 'teachers', 'coaches', 'other_staff')),
  primary key (district_id, round_id, person_id),
  foreign key (district_id, round_id) references pulse.rounds on delete cascade,
  foreign key (district_id, person_id) references people.persons deferrable
);
create index asked_person on pulse.asked (district_id, person_id);
create table pulse.spent (
  district_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  primary key (district_id, round_id, person_id),
  foreign key (district_id, round_id, person_id) references pulse.asked on delete cascade
);
-- The urn of a round: one row of counts. An answer is dissolved in it as it comes in; no answer is ever stored. What the row
-- holds depends on which answers there are and on nothing else: not on who, not on when, not on the order. Every answer
-- rewrites the whole row, and the notes with it, so that the system's own columns say nothing either. Both are of a size that
-- depends on the number of answers only, and are not compressed: otherwise the place of a row in its file would tell
-- whether a long note came early or late.
create table pulse.urns (
  district_id uuid not null,
  round_id uuid not null,
  -- The buildings and groups that have counts of their own.
  places text[] not null,
  tallies int[] not null,
  primary key (district_id, round_id),
  foreign key (district_id, round_id) references pulse.rounds on delete cascade
);
alter table pulse.urns alter tallies set storage external;
-- What people wrote, apart from everything else: cells of one size, also for nothing, in the order of the alphabet.
create table pulse.notes (
  district_id uuid not null,
  round_id uuid not null,
  helps bytea not null default '',
  in_the_way bytea not null default '',
  primary key (district_id, round_id),
  foreign key (district_id, round_id) references pulse.rounds on delete cascade
);
alter table pulse.notes alter helps set storage external, alter in_the_way set storage external;

-- What a round said, frozen once at its close: released figures only. Nothing else of it is kept.
create table pulse.outcomes (
  district_id uuid not null,
  round_id uuid not null,
  asked int not null,
  -- Null for fewer than eight.
  answered int check (answered >= 8),
  is_released boolean not null,
  -- Null where fewer than eight people wrote.
  helps text[],
  in_the_way text[],
  primary key (district_id, round_id),
  foreign key (district_id, round_id) references pulse.rounds on delete cascade,
  check (is_released <= (answered is not null))
);
create table pulse.places (
  district_id uuid not null,
  round_id uuid not null,
  kind text not null check (kind in ('building', 'group')),
  -- The building, the group, or 'none' for people without a building.
  key text not null,
  asked int not null,
  -- Null where nothing of it is shown.
  answered int check (answered >= 8),
  primary key (district_id, round_id, kind, key),
  foreign key (district_id, round_id) references pulse.outcomes on delete cascade
);
create table pulse.results (
  district_id uuid not null,
  round_id uuid not null,
  place_kind text not null check (place_kind in ('district', 'building', 'group')),
  place_key text not null default '',
  item_id text not null,
  part_id text not null,
  kind text not null check (kind in ('how_many', 'know')),
  n int not null check (n >= 8),
  -- For the whole district from 20 answers on: how many gave each of the five answers, and how many could not say.
  counts int[] check (cardinality(counts) = 6),
  -- Everywhere else: about how many of ten said little, half, much, or could not say. 1 is one or fewer, 9 is nine or more.
  tenths int[] check (cardinality(tenths) = 4),
  -- Of those who could say, the share of the two highest answers with its interval; null where fewer than twenty could.
  share double precision,
  low double precision,
  high double precision,
  primary key (district_id, round_id, place_kind, place_key, item_id),
  foreign key (district_id, round_id) references pulse.outcomes on delete cascade,
  check ((counts is null) <> (tenths is null)),
  check ((counts is not null) <= (place_kind = 'district' and n >= 20)),
  check ((share is null) = (low is null) and (share is null) = (high is null) and (share is not null) <= (counts is not null))
);
create table pulse.scales (
  district_id uuid not null,
  round_id uuid not null,
  indicator_id text not null,
  items int not null,
  -- People who could say something to every question of the indicator; from twenty on.
  n int not null check (n >= 20),
  alpha double precision,
  primary key (district_id, round_id, indicator_id),
  foreign key (district_id, round_id) references pulse.outcomes on delete cascade
);

-- Results of surveys that others made, already added up. Shown beside, never mixed in.
create table pulse.surveys (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  -- [{survey, scale, building, on, n, measure, value, source}]: only rows that may be shown.
  rows jsonb not null,
  left_out int not null,
  imported_by uuid not null,
  imported_in uuid not null,
  imported_at timestamptz not null default now(),
  primary key (district_id, id)
);
create table pulse.survey_withdrawals (
  district_id uuid not null,
  survey_id uuid not null,
  withdrawn_by uuid not null,
  withdrawn_in uuid not null,
  withdrawn_at timestamptz not null default now(),
  primary key (district_id, survey_id),
  foreign key (district_id, survey_id) references pulse.surveys on delete cascade
);
select public.keep_apart(t) from unnest(array['pulse.item_sets', 'pulse.rounds', 'pulse.withdrawals', 'pulse.asked',
  'pulse.spent', 'pulse.urns', 'pulse.notes', 'pulse.outcomes', 'pulse.places', 'pulse.results', 'pulse.scales',
  'pulse.surveys', 'pulse.survey_withdrawals']::regclass[]) t;
select public.make_permanent(t) from unnest(array['pulse.item_sets', 'pulse.rounds', 'pulse.withdrawals', 'pulse.outcomes',
  'pulse.places', 'pulse.results', 'pulse.scales', 'pulse.surveys', 'pulse.survey_withdrawals']::regclass[]) t;

-- For whoever looks at a part of an indicator over time: what the whole district said, round by round. Without figures where
-- nothing was released.
create view pulse.part_results with (security_invoker = true) as
  select o.district_id, o.round_id, r.opens_on, r.closes_on, i.value ->> 'partId' as part_id, i.value ->> 'id' as item_id,
    i.value ->> 'kind' as kind, o.is_released, o.asked, x.n, x.counts, x.tenths, x.share, x.low, x.high
  from pulse.outcomes o
  join pulse.rounds r on r.district_id = o.district_id and r.id = o.round_id
  cross join lateral jsonb_array_elements(r.items) i
  left join pulse.results x on x.district_id = o.district_id and x.round_id = o.round_id and x.place_kind = 'district'
    and x.item_id = i.value ->> 'id';
select public.open_to_server('pulse.part_results');
