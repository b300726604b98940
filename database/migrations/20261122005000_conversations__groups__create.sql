-- People who meet again and again. The District Network and each Building Network have their members by capacity; every
-- other group lists its own.
create table conversations.groups (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('district_network', 'building_network', 'team', 'leadership', 'department', 'grade_level')),
  name text not null,
  building_id uuid,
  -- As it was first formed: a repetition is known by it. Null for the networks, which are there by themselves.
  facts jsonb,
  formed_by uuid,
  formed_in uuid,
  formed_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid,
  primary key (district_id, id),
  foreign key (district_id, building_id) references district.buildings deferrable,
  check ((kind = 'building_network') <= (building_id is not null)),
  check ((kind in ('district_network', 'building_network')) = (formed_by is null))
);
create unique index groups_one_district_network on conversations.groups (district_id) where kind = 'district_network';
create unique index groups_one_building_network on conversations.groups (district_id, building_id) where kind = 'building_network';
create table conversations.group_members (
  district_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  joined_at timestamptz not null default now(),
  added_by uuid not null,
  left_at timestamptz,
  primary key (district_id, group_id, person_id, joined_at),
  foreign key (district_id, group_id) references conversations.groups on delete cascade,
  foreign key (district_id, person_id) references people.persons deferrable
);
create unique index group_members_once on conversations.group_members (district_id, group_id, person_id) where left_at is null;
create index group_members_person on conversations.group_members (district_id, person_id);
-- What a group is for, which practices it shares and which norms it keeps, as it has said over time: the latest holds.
create table conversations.group_purposes (
  district_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  purpose text not null,
  practice_ids uuid[] not null,
  -- What its people have agreed to keep when they meet.
  norms text[] not null default '{}',
  said_by uuid not null,
  said_in uuid not null,
  said_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, group_id) references conversations.groups on delete cascade
);
create index group_purposes_group on conversations.group_purposes (district_id, group_id, said_at);
-- What is said between meetings.
create table conversations.thread_posts (
  district_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  body text not null,
  practice_ids uuid[] not null default '{}',
  by_person uuid not null,
  by_capacity uuid not null,
  at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, group_id) references conversations.groups on delete cascade
);
create index thread_posts_group on conversations.thread_posts (district_id, group_id, at);

-- What a building cannot move by itself, raised to the District Network, and everything that was answered.
create table conversations.barriers (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  building_id uuid not null,
  title text not null,
  body text not null,
  practice_id uuid,
  raised_by uuid not null,
  raised_in uuid not null,
  raised_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, building_id) references district.buildings deferrable
);
create table conversations.barrier_replies (
  district_id uuid not null,
  id uuid not null,
  barrier_id uuid not null,
  kind text not null check (kind in ('taken_up', 'answered', 'resolved', 'not_resolved', 'raised_again')),
  body text not null,
  meeting_id uuid,
  by_person uuid not null,
  by_capacity uuid not null,
  at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, barrier_id) references conversations.barriers on delete cascade
);
create index barrier_replies_barrier on conversations.barrier_replies (district_id, barrier_id, at);

-- A meeting that people follow together, each on a device: it has a protocol, which is frozen with it, and a log.
alter table conversations.meetings
  add column group_id uuid,
  add column protocol jsonb,
  add column is_closed boolean not null default false,
  add column begun_at timestamptz,
  add column ended_at timestamptz,
  add column last_seq int not null default 0,
  add foreign key (district_id, group_id) references conversations.groups deferrable;
create index meetings_group on conversations.meetings (district_id, group_id, held_on) where group_id is not null;
-- Everything that happens in it, in one order for all. An entry never changes: what is taken back is taken back by another.
create table conversations.meeting_entries (
  district_id uuid not null,
  meeting_id uuid not null,
  seq int not null check (seq > 0),
  id uuid not null,
  body jsonb not null,
  -- Null for what is said without a name, as in a check-in, and for what the room does by itself.
  person_id uuid,
  capacity_id uuid,
  said_at timestamptz not null,
  received_at timestamptz not null default now(),
  primary key (district_id, meeting_id, seq),
  unique (district_id, meeting_id, id),
  foreign key (district_id, meeting_id) references conversations.meetings on delete cascade
);
-- Who has been in the room: it is theirs to read.
create table conversations.meeting_present (
  district_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  capacity text not null,
  primary key (district_id, meeting_id, person_id),
  foreign key (district_id, meeting_id) references conversations.meetings on delete cascade,
  foreign key (district_id, person_id) references people.persons deferrable
);
create index meeting_present_person on conversations.meeting_present (district_id, person_id);
select public.keep_apart(t) from unnest(array['conversations.groups', 'conversations.group_members',
  'conversations.group_purposes', 'conversations.thread_posts', 'conversations.barriers', 'conversations.barrier_replies',
  'conversations.meeting_entries', 'conversations.meeting_present']::regclass[]) t;
select public.make_permanent(t) from unnest(array['conversations.group_purposes', 'conversations.barriers',
  'conversations.barrier_replies', 'conversations.meeting_entries']::regclass[]) t;

-- Who belongs to which group today: by capacity for the networks, by its list for every other.
create view conversations.group_people with (security_invoker = true) as
  with today as (select d.id as district_id, (now() at time zone d.time_zone)::date as day from district.districts d)
  select g.district_id, g.id as group_id, c.person_id, c.kind as capacity
  from conversations.groups g
  join today on today.district_id = g.district_id
  join people.capacities c on c.district_id = g.district_id
    and today.day between c.starts_on and coalesce(c.ends_on, 'infinity')
    and case g.kind
      when 'district_network' then c.kind in ('dn_member', 'superintendent')
      when 'building_network' then c.building_id = g.building_id and c.kind in ('bn_member', 'building_administrator')
      else false
    end
  union
  select m.district_id, m.group_id, m.person_id, coalesce((
    select c.kind from people.capacities c
    where c.district_id = m.district_id and c.person_id = m.person_id
      and today.day between c.starts_on and coalesce(c.ends_on, 'infinity')
    order by c.starts_on, c.id limit 1), 'other_staff')
  from conversations.group_members m
  join today on today.district_id = m.district_id
  where m.left_at is null;
select public.open_to_server('conversations.group_people');

-- A check-in is answered without a name: who has answered, and what was answered, lie apart, without time and without order.
create table conversations.meeting_checked_in (
  district_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  primary key (district_id, meeting_id, person_id),
  foreign key (district_id, meeting_id) references conversations.meetings on delete cascade,
  foreign key (district_id, person_id) references people.persons deferrable
);
create table conversations.meeting_check_ins (
  district_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  answers jsonb not null,
  primary key (district_id, meeting_id, id),
  foreign key (district_id, meeting_id) references conversations.meetings on delete cascade
);
select public.keep_apart(t) from unnest(array['conversations.meeting_checked_in',
  'conversations.meeting_check_ins']::regclass[]) t;
