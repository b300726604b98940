-- Floors can be raised by a district, never lowered.
create table analysis.floors (
  district_id uuid primary key references district.districts on delete cascade,
  rooms int not null default 5 check (rooms >= 5),
  visits int not null default 10 check (visits >= 10)
);
-- What was shown for a window, once and for all: a later visit cannot change a figure that people talked about.
create table analysis.readings (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  figures jsonb not null,
  sha256 text not null,
  -- The same figures of the district and its buildings in short, for lines over many windows.
  lines json not null default '{"places": [], "practices": []}',
  frozen_by uuid not null,
  frozen_in uuid not null,
  frozen_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, window_id),
  foreign key (district_id, window_id) references observation.windows on delete cascade
);
-- In how many visits of a hundred the district hopes to see each practice, and an opportunity for it. The latest holds.
create table analysis.aims (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  aims jsonb not null,
  set_by uuid not null,
  set_in uuid not null,
  set_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, window_id) references observation.windows on delete cascade
);
create index aims_window on analysis.aims (district_id, window_id, set_at);
select public.keep_apart(t) from unnest(array['analysis.floors', 'analysis.readings', 'analysis.aims']::regclass[]) t;
select public.make_permanent(t) from unnest(array['analysis.readings', 'analysis.aims']::regclass[]) t;
