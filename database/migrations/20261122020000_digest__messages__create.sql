create schema digest;

-- What a week is about: one practice and why, for one audience or (null) for all. The latest that was not taken back holds.
create table digest.focuses (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  -- The Monday of the week.
  week_on date not null check (extract(isodow from week_on) = 1),
  audience text check (audience in ('administrators', 'dn_members', 'teachers', 'other_staff')),
  practice_id uuid not null,
  why text not null,
  set_by uuid not null,
  set_in uuid not null,
  set_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (district_id, id),
  foreign key (district_id, set_by) references people.persons deferrable initially immediate,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index focuses_week on digest.focuses (district_id, week_on, set_at) where withdrawn_at is null;

-- The digest of a week for an audience, as it was when first opened or mailed: from then on everybody in it reads the same.
-- It holds nothing about a person; what waits for somebody is read anew each time and kept nowhere.
create table digest.letters (
  district_id uuid not null references district.districts on delete cascade,
  week_on date not null check (extract(isodow from week_on) = 1),
  audience text not null check (audience in ('administrators', 'dn_members', 'teachers', 'other_staff')),
  content jsonb not null,
  frozen_at timestamptz not null default now(),
  primary key (district_id, week_on, audience)
);

-- Whether a person wants the weekly mail, and in which language. No row: they do, in the district's language.
create table digest.mail_choices (
  district_id uuid not null,
  person_id uuid not null,
  is_on boolean not null,
  language text check (language in ('en', 'es', 'ar')),
  chosen_at timestamptz not null default now(),
  primary key (district_id, person_id),
  foreign key (district_id, person_id) references people.persons on delete cascade
);

-- One row for each person and week, before anything is sent: nobody is written to twice. `handed` without a later state is a
-- mail of which nobody knows whether it left; it is told to administrators and never sent again. No contents are kept.
create table digest.mailings (
  district_id uuid not null,
  week_on date not null,
  person_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'handed', 'sent', 'refused', 'given_up', 'not_needed')),
  attempts int not null default 0,
  try_at timestamptz not null default now(),
  handed_at timestamptz,
  -- By which the mail itself can turn further ones off. Only the hash is kept.
  stop_hash text,
  -- The answer code of the mail server, such as 550. Never its text, which may repeat contents.
  answer_code int,
  settled_at timestamptz,
  primary key (district_id, week_on, person_id),
  foreign key (district_id, person_id) references people.persons on delete cascade
);
create index mailings_state on digest.mailings (district_id, week_on, state);
create unique index mailings_stop on digest.mailings (district_id, stop_hash);

-- What was told to whom, when, by which channel. Empty buildings: the whole district.
create table digest.messages (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  title text not null,
  body text not null,
  audiences text[] not null check (cardinality(audiences) > 0
    and audiences <@ array['administrators', 'dn_members', 'teachers', 'coaches', 'other_staff']),
  building_ids uuid[] not null,
  version_id uuid,
  practice_id uuid,
  channel text not null check (channel in ('page', 'page_and_mail', 'in_person')),
  told_on date,
  told_count int check (told_count between 1 and 100000),
  sent_by uuid not null,
  sent_in uuid not null,
  sent_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, version_id) references visions.versions on delete cascade,
  foreign key (district_id, sent_by) references people.persons deferrable initially immediate,
  check ((channel = 'in_person') = (told_on is not null)),
  check ((channel = 'in_person') = (told_count is not null)),
  check (practice_id is null or version_id is not null)
);
create index messages_sent_at on digest.messages (district_id, sent_at);
create index messages_version on digest.messages (district_id, version_id);

-- That somebody opened a message. Leaves the server only as a share of a group.
create table digest.openings (
  district_id uuid not null,
  message_id uuid not null,
  person_id uuid not null,
  opened_at timestamptz not null default now(),
  primary key (district_id, message_id, person_id),
  foreign key (district_id, message_id) references digest.messages on delete cascade,
  foreign key (district_id, person_id) references people.persons on delete cascade
);

create table digest.asks (
  district_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  body text not null,
  -- Null when asked without a name: then nothing here leads back to who asked, and the moment is noon.
  asked_by uuid,
  asked_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, message_id) references digest.messages on delete cascade
);
create index asks_message on digest.asks (district_id, message_id);

create table digest.replies (
  district_id uuid not null,
  id uuid not null,
  ask_id uuid not null,
  body text not null,
  replied_by uuid not null,
  replied_in uuid not null,
  replied_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, ask_id) references digest.asks on delete cascade
);
create index replies_ask on digest.replies (district_id, ask_id);

-- A private address at which a person's calendar can be read without signing in. The address holds the secret, this its hash.
create table digest.feeds (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash text not null,
  language text not null check (language in ('en', 'es', 'ar')),
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, person_id) references people.persons on delete cascade
);
create unique index feeds_secret on digest.feeds (district_id, secret_hash);
create unique index feeds_person on digest.feeds (district_id, person_id) where ended_at is null;

select public.keep_apart(t) from unnest(array['digest.focuses', 'digest.letters', 'digest.mail_choices', 'digest.mailings',
  'digest.messages', 'digest.openings', 'digest.asks', 'digest.replies', 'digest.feeds']::regclass[]) t;
select public.make_permanent(t) from unnest(array['digest.letters', 'digest.messages', 'digest.replies']::regclass[]) t;

-- Whom a message is for today, each person once: in the first of its audiences that holds them and the first of their
-- buildings there, so that parts add up to the whole and no two of them can be subtracted to one person.
create view digest.recipients with (security_invoker = true) as
  select distinct on (g.district_id, g.id, m.person_id) g.district_id, g.id as message_id, m.person_id, m.audience,
    m.building_id
  from digest.messages g
  join conversations.audience_members m on m.district_id = g.district_id and m.audience = any(g.audiences)
    and (cardinality(g.building_ids) = 0 or m.building_id = any(g.building_ids))
  left join district.buildings b on b.district_id = m.district_id and b.id = m.building_id
  order by g.district_id, g.id, m.person_id, array_position(g.audiences, m.audience), b.ordinal, m.building_id;
select public.open_to_server('digest.recipients');
