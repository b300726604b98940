create schema exchange;

-- What lets a program read a district's figures. It names no person's work: it opens what any page shows to everybody.
create table exchange.tokens (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  -- What it is for, never whom.
  name text not null,
  ends_on date not null,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, made_by) references people.persons deferrable initially immediate
);

-- The secret of a token: its SHA-256 and its first characters, by which people know it again. Made anew while nothing has
-- used it, since the first may never have arrived. Of its use only the last day is kept.
create table exchange.token_secrets (
  district_id uuid not null,
  token_id uuid not null,
  secret_sha256 text not null,
  prefix text not null,
  used_on date,
  primary key (district_id, token_id),
  unique (district_id, secret_sha256),
  foreign key (district_id, token_id) references exchange.tokens on delete cascade
);

-- A token is taken back at once, and for good.
create table exchange.token_ends (
  district_id uuid not null,
  token_id uuid not null,
  ended_by uuid not null,
  ended_in uuid not null,
  ended_at timestamptz not null default now(),
  primary key (district_id, token_id),
  foreign key (district_id, token_id) references exchange.tokens on delete cascade,
  foreign key (district_id, ended_by) references people.persons deferrable initially immediate
);

-- A chart that the district publishes: one practice over the read windows of a subject. The key is no secret of a person's;
-- it stands in other sites' pages and is shown again to whoever copies the snippet.
create table exchange.embeds (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  key text not null,
  subject_id uuid not null,
  practice_id uuid not null,
  -- Null for the whole district.
  building_id uuid,
  made_by uuid not null,
  made_in uuid not null,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, key),
  foreign key (district_id, subject_id) references district.subjects deferrable initially immediate,
  foreign key (district_id, building_id) references district.buildings deferrable initially immediate,
  foreign key (district_id, made_by) references people.persons deferrable initially immediate
);

-- From then on the chart answers nobody.
create table exchange.embed_ends (
  district_id uuid not null,
  embed_id uuid not null,
  ended_by uuid not null,
  ended_in uuid not null,
  ended_at timestamptz not null default now(),
  primary key (district_id, embed_id),
  foreign key (district_id, embed_id) references exchange.embeds on delete cascade,
  foreign key (district_id, ended_by) references people.persons deferrable initially immediate
);

select public.keep_apart(t) from unnest(array['exchange.tokens', 'exchange.token_secrets', 'exchange.token_ends',
  'exchange.embeds', 'exchange.embed_ends']::regclass[]) t;
select public.make_permanent(t) from unnest(array['exchange.tokens', 'exchange.token_ends', 'exchange.embeds',
  'exchange.embed_ends']::regclass[]) t;
