-- A district's own protocols. Every save is a new version; the latest is the one in use, and the earlier ones stay readable.
-- The samples are packs and not in here.
create table conversations.protocols (
  district_id uuid not null references district.districts on delete cascade,
  -- Of this version. The protocol is all versions of one protocol_id.
  id uuid not null,
  protocol_id uuid not null,
  number int not null check (number > 0),
  -- The version that its writer had before them; null for the first.
  based_on uuid,
  -- The sample or protocol that the first version was copied from; null when it began from nothing.
  started_from text,
  -- The language it was written in; a text may have the others too.
  language text not null check (language in ('en', 'es', 'ar')),
  content jsonb not null,
  written_by uuid not null,
  written_in uuid not null,
  written_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, protocol_id, number),
  foreign key (district_id, based_on) references conversations.protocols deferrable initially immediate,
  foreign key (district_id, written_by) references people.persons deferrable initially immediate,
  check ((number = 1) = (based_on is null))
);
-- A protocol is put away, or taken up again: the latest of these says which.
create table conversations.protocol_retirements (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  protocol_id uuid not null,
  is_retired boolean not null,
  made_by uuid not null,
  made_in uuid not null,
  -- Not the transaction's beginning: two people one after the other are in their order.
  made_at timestamptz not null default clock_timestamp(),
  primary key (district_id, id),
  foreign key (district_id, made_by) references people.persons deferrable initially immediate
);
create index protocol_retirements_protocol on conversations.protocol_retirements (district_id, protocol_id, made_at);
select public.keep_apart(t) from unnest(array['conversations.protocols', 'conversations.protocol_retirements']::regclass[]) t;
select public.make_permanent(t) from unnest(array['conversations.protocols', 'conversations.protocol_retirements']::regclass[]) t;
