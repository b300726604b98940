create schema reports;

-- What a district lets an associate of the state's field team see, for how long. This, and nothing else, lets an associate
-- in: it is no capacity, so that no count of staff, no list of recipients and no import ever meets it.
create table people.field_consents (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  scopes text[] not null check (cardinality(scopes) > 0
    and scopes <@ array['board_update', 'visions', 'indicators', 'timeline']),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on and ends_on < starts_on + 366),
  given_by uuid not null,
  given_in uuid not null,
  given_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, person_id) references people.persons on delete cascade,
  foreign key (district_id, given_by) references people.persons deferrable initially immediate
);
create index field_consents_person on people.field_consents (district_id, person_id);

-- A consent ends at once, and for good.
create table people.field_consent_ends (
  district_id uuid not null,
  consent_id uuid not null,
  ended_by uuid not null,
  ended_at timestamptz not null default now(),
  primary key (district_id, consent_id),
  foreign key (district_id, consent_id) references people.field_consents on delete cascade,
  foreign key (district_id, ended_by) references people.persons deferrable initially immediate
);

-- A session stands on a capacity, or on a consent.
alter table people.sessions alter column capacity_id drop not null;
alter table people.sessions add column consent_id uuid;
alter table people.sessions add foreign key (district_id, consent_id) references people.field_consents on delete cascade;
alter table people.sessions add check (num_nonnulls(capacity_id, consent_id) = 1);

-- The board update as it was given, in every language: what was said can be found again, word for word.
create table reports.given (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  -- Null for the whole district.
  building_id uuid,
  given_on date not null,
  -- As text, so that what is sealed is what is kept, to the letter.
  content json not null,
  sha256 text not null,
  kept_by uuid not null,
  kept_in uuid not null,
  kept_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, building_id) references district.buildings deferrable initially immediate,
  foreign key (district_id, kept_by) references people.persons deferrable initially immediate
);
create index given_on on reports.given (district_id, given_on, id);

-- The talk between an associate and the district, on a section of what is shared or in general.
create table reports.comments (
  district_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  about text check (about in ('board_update', 'visions', 'indicators', 'timeline')),
  reply_to uuid,
  body text not null,
  made_by uuid not null,
  -- The capacity in which it was said, or the consent on which an associate stands.
  made_in uuid not null,
  made_as text not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, consent_id) references people.field_consents on delete cascade,
  foreign key (district_id, reply_to) references reports.comments on delete cascade,
  foreign key (district_id, made_by) references people.persons deferrable initially immediate
);
create index comments_consent on reports.comments (district_id, consent_id, made_at);

create table reports.comment_withdrawals (
  district_id uuid not null,
  comment_id uuid not null,
  withdrawn_at timestamptz not null default now(),
  primary key (district_id, comment_id),
  foreign key (district_id, comment_id) references reports.comments on delete cascade
);

-- On which days an associate opened what: the district can always see who looked.
create table reports.looks (
  district_id uuid not null,
  consent_id uuid not null,
  scope text not null check (scope in ('board_update', 'visions', 'indicators', 'timeline')),
  looked_on date not null,
  primary key (district_id, consent_id, scope, looked_on),
  foreign key (district_id, consent_id) references people.field_consents on delete cascade
);

select public.keep_apart(t) from unnest(array['people.field_consents', 'people.field_consent_ends', 'reports.given',
  'reports.comments', 'reports.comment_withdrawals', 'reports.looks']::regclass[]) t;
select public.make_permanent(t) from unnest(array['people.field_consents', 'people.field_consent_ends', 'reports.given',
  'reports.comments', 'reports.comment_withdrawals', 'reports.looks']::regclass[]) t;
