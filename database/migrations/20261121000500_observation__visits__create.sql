create table observation.agreements (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  number int not null,
  content jsonb not null,
  published_by uuid not null,
  published_in uuid not null,
  published_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, number)
);
create table observation.windows (
  district_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  version_id uuid not null,
  agreement_id uuid not null,
  purpose text not null,
  practice_ids uuid[] not null,
  building_ids uuid[] not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  visit_minutes int not null check (visit_minutes between 2 and 10),
  -- How the gate stood when the window opened: coverage in percent, or the override that opened it.
  coverage_percent int not null,
  override_id uuid,
  opened_by uuid not null,
  opened_in uuid not null,
  opened_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, version_id) references visions.versions on delete cascade,
  foreign key (district_id, agreement_id) references observation.agreements,
  foreign key (district_id, subject_id) references district.subjects
);
-- The key under which rooms become tokens on the observers' devices. Deleted when the window has ended: from then on
-- nobody, we included, can test which room a token was.
create table observation.window_keys (
  district_id uuid not null,
  window_id uuid not null,
  room_key text not null,
  primary key (district_id, window_id),
  foreign key (district_id, window_id) references observation.windows on delete cascade
);
-- No teacher, no room, no period, no student, no free text: there is no column for them, and none may be added.
create table observation.visits (
  district_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  building_id uuid not null,
  band_id uuid not null,
  lesson_part text not null check (lesson_part in ('beginning', 'middle', 'end')),
  room_token text not null check (room_token ~ '^[A-Za-z0-9_-]{43}$'),
  observer_id uuid not null,
  observed_in uuid not null,
  pair_id uuid,
  device_id uuid not null,
  device_counter int not null,
  started_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= started_at),
  device_sent_at timestamptz not null,
  utc_offset_minutes int not null check (utc_offset_minutes between -840 and 840),
  client_version text not null check (client_version ~ '^\d{1,4}\.\d{1,4}\.\d{1,4}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  received_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, window_id) references observation.windows on delete cascade,
  foreign key (district_id, building_id) references district.buildings,
  foreign key (district_id, band_id) references district.bands
);
create index visits_window on observation.visits (district_id, window_id);
create index visits_device on observation.visits (district_id, device_id, device_counter);
create table observation.tallies (
  district_id uuid not null,
  visit_id uuid not null,
  practice_id uuid not null,
  answer text not null check (answer in ('seen', 'not_seen', 'no_opportunity', 'could_not_tell')),
  times_count int check (times_count between 1 and 99),
  primary key (district_id, visit_id, practice_id),
  foreign key (district_id, visit_id) references observation.visits on delete cascade,
  check (times_count is null or answer = 'seen')
);
-- Same id, other content: refused, and kept here for a person to look at. Ids and moments only.
create table observation.disputes (
  district_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  kept_sha256 text not null check (kept_sha256 ~ '^[0-9a-f]{64}$'),
  offered_sha256 text not null check (offered_sha256 ~ '^[0-9a-f]{64}$'),
  device_id uuid not null,
  at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, visit_id) references observation.visits on delete cascade
);
select public.keep_apart(t) from unnest(array['observation.agreements', 'observation.windows', 'observation.window_keys',
  'observation.visits', 'observation.tallies', 'observation.disputes']::regclass[]) t;
select public.make_permanent(t) from unnest(array['observation.agreements', 'observation.windows']::regclass[]) t;

-- The last day on which a window's visits are kept: so many months after it ended, as its agreement promised.
create function observation.kept_until(district uuid, window_id uuid) returns date language sql stable as $$
  select (w.ends_on + make_interval(months => (a.content ->> 'keptForMonths')::int))::date
  from observation.windows w
  join observation.agreements a on a.district_id = w.district_id and a.id = w.agreement_id
  where w.district_id = district and w.id = window_id
$$;

-- A visit is never changed. It goes when the agreement's time for it is over, and not a day before; what hangs on it
-- goes with it.
create function observation.refuse_change() returns trigger language plpgsql as $$
declare
  home district.districts;
begin
  if tg_op = 'DELETE' then
    select * into home from district.districts where id = old.district_id;
    if not found then return old; end if;
    if tg_table_name = 'visits' then
      if observation.kept_until(old.district_id, old.window_id) < (now() at time zone home.time_zone)::date then
        return old;
      end if;
    elsif not exists (select from observation.visits where district_id = old.district_id and id = old.visit_id) then
      return old;
    end if;
  end if;
  raise exception '%.% keeps its rows: a correction is a new row that names the old', tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger permanent before update or delete on observation.visits
  for each row execute function observation.refuse_change();
create trigger permanent before update or delete on observation.tallies
  for each row execute function observation.refuse_change();
create trigger permanent before update or delete on observation.disputes
  for each row execute function observation.refuse_change();
