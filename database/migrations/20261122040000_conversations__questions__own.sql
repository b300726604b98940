-- "I will find out": somebody has offered to find the answer to a question. One person at a time; an offer can be let go.
create table conversations.question_owners (
  district_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  owned_by uuid not null,
  owned_in uuid not null,
  owned_at timestamptz not null default now(),
  let_go_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, question_id) references conversations.questions on delete cascade,
  foreign key (district_id, owned_by) references people.persons deferrable initially immediate
);
create unique index question_owners_one on conversations.question_owners (district_id, question_id) where let_go_at is null;

-- A later version answers a question by what it says. A mistaken version is corrected by a new row: the latest counts.
create table conversations.question_revisions (
  district_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  version_id uuid not null,
  marked_by uuid not null,
  marked_in uuid not null,
  marked_at timestamptz not null default clock_timestamp(),
  primary key (district_id, id),
  foreign key (district_id, question_id) references conversations.questions on delete cascade,
  foreign key (district_id, version_id) references visions.versions on delete cascade
);
create index question_revisions_question on conversations.question_revisions (district_id, question_id, marked_at);

-- What a question asks of the next version: what should change, and why. Null practice: the whole vision.
create table conversations.proposals (
  district_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  practice_id uuid,
  change text not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_in uuid not null,
  proposed_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, question_id) references conversations.questions on delete cascade,
  foreign key (district_id, proposed_by) references people.persons deferrable initially immediate
);
create index proposals_question on conversations.proposals (district_id, question_id);
-- What those who write the next version did with it. A changed mind is a new row: the latest counts.
create table conversations.proposal_decisions (
  district_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  decision text not null check (decision in ('taken_up', 'not_taken_up')),
  reason text not null check (decision = 'taken_up' or reason <> ''),
  decided_by uuid not null,
  decided_in uuid not null,
  decided_at timestamptz not null default clock_timestamp(),
  primary key (district_id, id),
  foreign key (district_id, proposal_id) references conversations.proposals on delete cascade,
  foreign key (district_id, decided_by) references people.persons deferrable initially immediate
);
create index proposal_decisions_proposal on conversations.proposal_decisions (district_id, proposal_id, decided_at);

-- How far a person has come on a newcomer's path: read and written by that person alone.
create table conversations.welcome_stops (
  district_id uuid not null,
  person_id uuid not null,
  -- A part of the path: 'vision', 'visits', 'asking', 'trying', or the id of a practice.
  stop text not null,
  is_skipped boolean not null,
  at timestamptz not null default now(),
  primary key (district_id, person_id, stop),
  foreign key (district_id, person_id) references people.persons on delete cascade
);
select public.keep_apart(t) from unnest(array['conversations.question_owners', 'conversations.question_revisions',
  'conversations.proposals', 'conversations.proposal_decisions', 'conversations.welcome_stops']::regclass[]) t;
select public.make_permanent(t) from unnest(array['conversations.question_revisions', 'conversations.proposals',
  'conversations.proposal_decisions']::regclass[]) t;

-- Every question that is on a board: of which vision, when it was asked, and when it was first answered, by words or by a
-- later version; null while it is open.
create view conversations.question_states with (security_invoker = true) as
  select q.district_id, q.id as question_id, v.vision_id, q.practice_id, q.asked_at,
    least((select min(a.answered_at) from conversations.answers a
        where a.district_id = q.district_id and a.question_id = q.id),
      (select min(r.marked_at) from conversations.question_revisions r
        where r.district_id = q.district_id and r.question_id = q.id)) as answered_at
  from conversations.questions q
  join visions.versions v on v.district_id = q.district_id and v.id = q.version_id
  where q.withdrawn_at is null;
select public.open_to_server('conversations.question_states');
