create table district.installation (
  is_the_one boolean primary key default true check (is_the_one),
  -- Of the one-time code printed at the start while there is no district; null once it is used.
  setup_code_hash text,
  wrong_code_count int not null default 0,
  wrong_code_since timestamptz,
  -- Under which attempts to sign in are hashed before they are counted.
  attempt_key text not null default gen_random_uuid()::text || gen_random_uuid()::text
);
insert into district.installation default values;
select public.open_to_server('district.installation');

create table district.districts (
  id uuid primary key,
  name text not null,
  language text not null default 'en' check (language in ('en', 'es', 'ar')),
  time_zone text not null default 'America/Detroit',
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
alter table district.districts enable row level security;
alter table district.districts force row level security;
-- At the door (first run, sign-in) nobody is known yet: names of districts can be read there, nothing else.
create policy own_district on district.districts
  using (id = nullif(current_setting('app.district', true), '')::uuid);
create policy at_the_door on district.districts for select
  using (current_setting('app.door', true) = 'open');
select public.open_to_server('district.districts');

create function district.refuse_removal() returns trigger language plpgsql as $$
begin
  if old.is_demo then return old; end if;
  raise exception 'only a demo district can be removed' using errcode = 'restrict_violation';
end $$;
create trigger demo_only before delete on district.districts
  for each row execute function district.refuse_removal();

create table district.buildings (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  name text not null,
  ordinal int not null,
  ended_on date,
  primary key (district_id, id)
);
create unique index buildings_name on district.buildings (district_id, lower(name));

create table district.subjects (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  key text not null,
  name text not null,
  ordinal int not null,
  ended_on date,
  primary key (district_id, id)
);
create unique index subjects_name on district.subjects (district_id, lower(name));

create table district.bands (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  name text not null,
  ordinal int not null,
  ended_on date,
  primary key (district_id, id)
);
create unique index bands_name on district.bands (district_id, lower(name));

create table district.terms (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  primary key (district_id, id)
);
select public.keep_apart(t) from unnest(array['district.buildings', 'district.subjects', 'district.bands', 'district.terms']::regclass[]) t;
