-- A name as people look for it: small letters, without accents. Lists are in this order and searches look in it.
create function people.fold(name text) returns text language sql immutable as $$
  select lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g'))
$$;

create table people.persons (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  given_name text not null,
  family_name text not null,
  email text not null,
  added_at timestamptz not null default now(),
  name_key text not null generated always as (people.fold(family_name || ' ' || given_name)) stored,
  primary key (district_id, id)
);
create unique index persons_email on people.persons (district_id, email);
create index persons_name on people.persons (district_id, name_key, id);

create table people.capacities (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('teacher', 'building_administrator', 'coach', 'superintendent', 'dn_member',
    'bn_member', 'other_staff', 'union_representative', 'board_member', 'district_office')),
  building_id uuid,
  band_id uuid,
  subject_id uuid,
  starts_on date not null,
  -- The day before its first: given by mistake and taken back before it ever was in force.
  ends_on date check (ends_on >= starts_on - 1),
  primary key (district_id, id),
  foreign key (district_id, person_id) references people.persons on delete cascade,
  foreign key (district_id, building_id) references district.buildings,
  foreign key (district_id, band_id) references district.bands,
  foreign key (district_id, subject_id) references district.subjects
);
create index capacities_person on people.capacities (district_id, person_id);
create index capacities_kind on people.capacities (district_id, kind, building_id);

create table people.sign_ins (
  district_id uuid not null,
  person_id uuid not null,
  email text not null,
  password_hash text not null,
  set_at timestamptz not null default now(),
  primary key (district_id, person_id),
  foreign key (district_id, person_id) references people.persons on delete cascade
);
create index sign_ins_email on people.sign_ins (email);

create table people.sessions (
  district_id uuid not null,
  -- By which its owner can name it; what signs in is the secret.
  id uuid not null default gen_random_uuid(),
  secret_hash text not null,
  person_id uuid not null,
  capacity_id uuid not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  device text not null default '',
  primary key (district_id, secret_hash),
  foreign key (district_id, person_id) references people.persons on delete cascade,
  foreign key (district_id, capacity_id) references people.capacities on delete cascade
);
create unique index sessions_id on people.sessions (district_id, id);
create index sessions_person on people.sessions (district_id, person_id);

create table people.invitations (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash text not null,
  -- Null when whoever runs the installation made it.
  made_by uuid,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, person_id) references people.persons on delete cascade
);
create unique index invitations_secret on people.invitations (district_id, secret_hash);

create table people.delegations (
  district_id uuid not null,
  id uuid not null,
  duty text not null check (duty in ('vision_review')),
  from_person_id uuid not null,
  to_person_id uuid not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, from_person_id) references people.persons on delete cascade,
  foreign key (district_id, to_person_id) references people.persons on delete cascade
);

create table people.imports (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  file_sha256 text not null,
  end_missing boolean not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  added_count int not null,
  changed_count int not null,
  ended_count int not null,
  unchanged_count int not null,
  dropped_count int not null,
  primary key (district_id, id)
);

select public.keep_apart(t) from unnest(array['people.persons', 'people.capacities', 'people.sign_ins', 'people.sessions',
  'people.invitations', 'people.delegations', 'people.imports']::regclass[]) t;

select public.make_permanent('people.imports');

-- Signing in happens before a district is known: exactly the rows of the e-mail being signed in can be read, no others.
create policy signing_in on people.sign_ins for select
  using (current_setting('app.door', true) = 'open' and email = nullif(current_setting('app.signing_in', true), ''));

-- Attempts are counted under a keyed hash of the e-mail or the address: no district, no person, gone in a day.
create table people.sign_in_attempts (
  id uuid primary key,
  key text not null,
  at timestamptz not null default now()
);
create index sign_in_attempts_key on people.sign_in_attempts (key, at);
create index sign_in_attempts_at on people.sign_in_attempts (at);
select public.open_to_server('people.sign_in_attempts');

create table audit.entries (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  at timestamptz not null default now(),
  person_id uuid,
  capacity_id uuid,
  capacity text not null,
  act text not null,
  object_id uuid not null,
  detail jsonb not null,
  primary key (district_id, id)
);
create index entries_at on audit.entries (district_id, at, id);
select public.keep_apart('audit.entries');
select public.make_permanent('audit.entries');
