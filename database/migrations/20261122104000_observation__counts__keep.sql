-- What counts, and the book in which the database keeps it as visits arrive. One meaning, everywhere.

-- Whether a visit stands back for another of its pair: of a valid pair the one with the lower id counts. Everything that
-- must know of pairs asks here and nowhere else.
create function observation.stands_back(district uuid, visit uuid, pair uuid, home uuid) returns boolean
  language sql stable as $$
  select exists (
    select from observation.valid_pairs p
    where p.district_id = district and p.pair_id = pair and p.window_id = home and p.other_visit_id = visit)
$$;

-- The visits that count: not taken out, and of a pair the one that stands for both.
create view observation.counted_visits with (security_invoker = true) as
  select v.district_id, v.id, v.window_id, v.building_id, v.band_id, v.lesson_part, v.room_token, v.pair_id,
    v.observer_id, v.observed_in, v.started_at, v.ended_at, v.utc_offset_minutes, v.has_time, v.received_at
  from observation.visits v
  where (select c.kind from observation.visit_changes c where c.district_id = v.district_id and c.visit_id = v.id
      order by c.changed_at desc, c.id desc limit 1) is distinct from 'voided'
    and case when v.pair_id is null then true
      else not observation.stands_back(v.district_id, v.id, v.pair_id, v.window_id) end;

-- Their answers: what the pair agreed on, else what the latest correction says, else what was tallied.
create view observation.counted_tallies with (security_invoker = true) as
  select v.district_id, v.id as visit_id, v.window_id, t.practice_id, t.answer, t.times_count, t.scans_seen, t.scans_count
  from observation.counted_visits v
  left join lateral (
    select c.tallies from observation.visit_changes c where c.district_id = v.district_id and c.visit_id = v.id
    order by c.changed_at desc, c.id desc limit 1
  ) corrected on true
  left join observation.pair_agreements agreed on agreed.district_id = v.district_id and agreed.visit_id = v.id
    and exists (select from observation.valid_pairs p where p.district_id = v.district_id and p.pair_id = v.pair_id
      and p.counting_visit_id = v.id)
  cross join lateral (
    select o.practice_id, o.answer, o.times_count, o.scans_seen, o.scans_count from observation.tallies o
    where o.district_id = v.district_id and o.visit_id = v.id and agreed.tallies is null and corrected.tallies is null
    union all
    select r.practice_id, r.answer, r.times_count, r.scans_seen, r.scans_count
    from jsonb_to_recordset(coalesce(agreed.tallies, corrected.tallies))
      as r(practice_id uuid, answer text, times_count int, scans_seen int, scans_count int)
  ) t;

-- The answers of a visit that counts, in short: `s1n3` says that the window's first practice was seen and its third not.
create view observation.counted_in_short with (security_invoker = true) as
  select t.district_id, t.visit_id, string_agg(case t.answer when 'seen' then 's' when 'not_seen' then 'n'
      when 'no_opportunity' then 'o' else 'c' end || place.of_practice, '' order by place.of_practice) as answers
  from observation.counted_tallies t
  join observation.windows w on w.district_id = t.district_id and w.id = t.window_id
  cross join lateral (select array_position(w.practice_ids, t.practice_id) as of_practice) place
  where place.of_practice is not null
  group by t.district_id, t.visit_id;

-- The book: an entry for a visit when it begins to count, and one for each time that what counts of it changes. Entries are
-- only ever added, so that phones that deliver at once never wait for each other. The sum of `answers` less the sum of
-- `was` is what counts; read in the order of `at`, it is what counted at any moment.
create table observation.count_entries (
  district_id uuid not null,
  visit_id uuid not null,
  -- 0 is the visit's first entry.
  ordinal int not null check (ordinal >= 0),
  window_id uuid not null,
  -- The Monday of the week in which the visit was made, in the district's own time.
  week date not null,
  building_id uuid not null,
  band_id uuid not null,
  room_token text not null,
  was text check (was ~ '^([snoc]\d{1,2})+$'),
  answers text check (answers ~ '^([snoc]\d{1,2})+$'),
  at timestamptz not null,
  primary key (district_id, visit_id, ordinal),
  foreign key (district_id, visit_id) references observation.visits on delete cascade,
  check (was is distinct from answers)
);
create index count_entries_window on observation.count_entries (district_id, window_id);

-- What the book said of windows whose figures are final, folded by week: no visit and no room is left in it.
create table observation.folded_counts (
  district_id uuid not null,
  window_id uuid not null,
  week date not null,
  building_id uuid not null,
  band_id uuid not null,
  practice_id uuid not null,
  seen int not null,
  not_seen int not null,
  no_opportunity int not null,
  could_not_tell int not null,
  primary key (district_id, window_id, week, building_id, band_id, practice_id),
  foreign key (district_id, window_id) references observation.windows on delete cascade
);
select public.keep_apart(t) from unnest(array['observation.count_entries', 'observation.folded_counts']::regclass[]) t;

-- Entries as counts by practice: what was is taken away, what is is added.
create view observation.entry_counts with (security_invoker = true) as
  select e.district_id, e.window_id, e.week, e.building_id, e.band_id, w.practice_ids[said.parts[2]::int] as practice_id,
    case said.parts[1] when 's' then times else 0 end as seen, case said.parts[1] when 'n' then times else 0 end as not_seen,
    case said.parts[1] when 'o' then times else 0 end as no_opportunity,
    case said.parts[1] when 'c' then times else 0 end as could_not_tell
  from observation.count_entries e
  join observation.windows w on w.district_id = e.district_id and w.id = e.window_id
  cross join lateral (values (1, e.answers), (-1, e.was)) as side(times, short)
  cross join lateral regexp_matches(side.short, '([snoc])(\d+)', 'g') as said(parts);

-- The answers that count by window, week, building, band and practice, whether or not they have been folded.
create view observation.weekly_counts with (security_invoker = true) as
  select district_id, window_id, week, building_id, band_id, practice_id, sum(seen)::int as seen,
    sum(not_seen)::int as not_seen, sum(no_opportunity)::int as no_opportunity, sum(could_not_tell)::int as could_not_tell
  from (
    select district_id, window_id, week, building_id, band_id, practice_id, seen, not_seen, no_opportunity, could_not_tell
    from observation.entry_counts
    union all
    select district_id, window_id, week, building_id, band_id, practice_id, seen, not_seen, no_opportunity, could_not_tell
    from observation.folded_counts
  ) both_parts
  group by district_id, window_id, week, building_id, band_id, practice_id
  having sum(seen) <> 0 or sum(not_seen) <> 0 or sum(no_opportunity) <> 0 or sum(could_not_tell) <> 0;
select public.open_to_server(v) from unnest(array['observation.counted_visits', 'observation.counted_tallies',
  'observation.counted_in_short', 'observation.entry_counts', 'observation.weekly_counts']::regclass[]) v;

create function observation.week_of(district uuid, moment timestamptz) returns date language sql stable as $$
  select date_trunc('week', moment at time zone d.time_zone)::date from district.districts d where d.id = district
$$;

-- The same counts made anew from the visits themselves, and where the book says something else: no row, if all is well.
create function observation.recount_check() returns table (says text, window_id uuid, week date, building_id uuid,
  band_id uuid, practice_id uuid, seen int, not_seen int, no_opportunity int, could_not_tell int) language sql stable as $$
  with recounted as (
    select v.window_id, observation.week_of(v.district_id, v.started_at) as week, v.building_id, v.band_id, t.practice_id,
      (count(*) filter (where t.answer = 'seen'))::int as seen, (count(*) filter (where t.answer = 'not_seen'))::int as not_seen,
      (count(*) filter (where t.answer = 'no_opportunity'))::int as no_opportunity,
      (count(*) filter (where t.answer = 'could_not_tell'))::int as could_not_tell
    from observation.counted_visits v
    join observation.windows w on w.district_id = v.district_id and w.id = v.window_id
    join observation.counted_tallies t on t.district_id = v.district_id and t.visit_id = v.id
    where t.practice_id = any(w.practice_ids)
    group by 1, 2, 3, 4, 5
  ), kept as (
    select c.window_id, c.week, c.building_id, c.band_id, c.practice_id, c.seen, c.not_seen, c.no_opportunity,
      c.could_not_tell
    from observation.weekly_counts c
  )
  (select 'only the book', k.* from kept k except select 'only the book', r.* from recounted r)
  union all
  (select 'only the visits', r.* from recounted r except select 'only the visits', k.* from kept k)
$$;

-- Folds what the book holds of windows whose figures are final. One statement takes the entries out and adds them up, so
-- that what arrives meanwhile is neither lost nor counted twice.
create function observation.fold_counts(district uuid, windows uuid[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(w.id::text, 1040))
  from (select distinct unnest(windows) as id order by 1) w;
  with gone as (
    delete from observation.count_entries e where e.district_id = district and e.window_id = any(windows) returning e.*
  )
  insert into observation.folded_counts as f
  select g.district_id, g.window_id, g.week, g.building_id, g.band_id, w.practice_ids[said.parts[2]::int],
    sum(case said.parts[1] when 's' then times else 0 end), sum(case said.parts[1] when 'n' then times else 0 end),
    sum(case said.parts[1] when 'o' then times else 0 end), sum(case said.parts[1] when 'c' then times else 0 end)
  from gone g
  join observation.windows w on w.district_id = g.district_id and w.id = g.window_id
  cross join lateral (values (1, g.answers), (-1, g.was)) as side(times, short)
  cross join lateral regexp_matches(side.short, '([snoc])(\d+)', 'g') as said(parts)
  group by 1, 2, 3, 4, 5, 6
  on conflict (district_id, window_id, week, building_id, band_id, practice_id) do update
    set seen = f.seen + excluded.seen, not_seen = f.not_seen + excluded.not_seen,
      no_opportunity = f.no_opportunity + excluded.no_opportunity,
      could_not_tell = f.could_not_tell + excluded.could_not_tell;
end $$;

-- These functions find visits by their ids. Their statements are planned once on each connection, perhaps when the table was
-- a page long and reading all of it was cheapest; on the first morning of visits that plan would be slower with every one.

-- Opens a folded window again, because something in it changes: its entries are written anew from its visits. Nobody folds
-- it meanwhile, and of several who come to open it the first does: the lock of their own among them is not the one that
-- keeps folding away, since two who hold that together would wait for each other for ever.
create function observation.unfold_counts(district uuid, home uuid) returns void language plpgsql
  set enable_seqscan = off as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(home::text, 1040));
  perform pg_advisory_xact_lock(hashtextextended(home::text, 1042));
  with gone as (
    delete from observation.folded_counts f where f.district_id = district and f.window_id = home
  )
  insert into observation.count_entries
  select v.district_id, v.id, 0, v.window_id, observation.week_of(v.district_id, v.started_at), v.building_id, v.band_id,
    v.room_token, null, s.answers, v.received_at
  from observation.visits v
  join observation.counted_in_short s on s.district_id = v.district_id and s.visit_id = v.id
  where v.district_id = district and v.window_id = home and not exists (
    select from observation.count_entries e where e.district_id = district and e.visit_id = v.id);
end $$;

-- Brings the book in line with what counts now of some visits and of those they are paired with. Who comes second waits
-- for the first, then sees what it did: windows are locked first, then pairs, each in their order, so that nobody waits
-- in a circle.
create function observation.settle_counts(district uuid, visits uuid[], arrived boolean) returns void language plpgsql
  set enable_seqscan = off as $$
declare
  touched uuid[];
  home uuid;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(w.window_id::text, 1040))
  from (select distinct v.window_id from observation.visits v where v.district_id = district and v.id = any(visits)
    order by 1) w;
  perform pg_advisory_xact_lock(hashtextextended(p.pair::text, 1041))
  from (select distinct coalesce(v.pair_id, v.id) as pair from observation.visits v
    where v.district_id = district and v.id = any(visits) order by 1) p;
  select array_agg(id) into touched from (
    select unnest(visits) as id
    union
    select other.id from observation.visits v
    join observation.visits other on other.district_id = v.district_id and other.pair_id = v.pair_id
      and other.window_id = v.window_id
    where v.district_id = district and v.id = any(visits)) both_of_them;
  for home in select distinct v.window_id from observation.visits v
    where v.district_id = district and v.id = any(touched) and exists (select from observation.folded_counts f
      where f.district_id = district and f.window_id = v.window_id)
    order by 1
  loop
    perform observation.unfold_counts(district, home);
  end loop;
  insert into observation.count_entries
  select v.district_id, v.id, coalesce(last.ordinal + 1, 0), v.window_id,
    observation.week_of(v.district_id, v.started_at), v.building_id, v.band_id, v.room_token, last.answers, s.answers,
    case when arrived and v.id = any(visits) then v.received_at else now() end
  from observation.visits v
  left join lateral (
    select e.ordinal, e.answers from observation.count_entries e
    where e.district_id = v.district_id and e.visit_id = v.id order by e.ordinal desc limit 1
  ) last on true
  left join observation.counted_in_short s on s.district_id = v.district_id and s.visit_id = v.id
  where v.district_id = district and v.id = any(touched) and last.answers is distinct from s.answers;
end $$;

-- Visits arrive with all their answers in one statement. One that is nobody's pair counts as it is: nothing has to be
-- looked at for it, and nobody waited for.
create function observation.enter_arrived() returns trigger language plpgsql
  set enable_seqscan = off as $$
declare
  paired record;
begin
  insert into observation.count_entries
  select v.district_id, v.id, 0, v.window_id, date_trunc('week', v.started_at at time zone d.time_zone)::date, v.building_id,
    v.band_id, v.room_token, null, string_agg(case t.answer when 'seen' then 's' when 'not_seen' then 'n'
      when 'no_opportunity' then 'o' else 'c' end || array_position(w.practice_ids, t.practice_id), ''
      order by array_position(w.practice_ids, t.practice_id)), v.received_at
  from arrived t
  join observation.visits v on v.district_id = t.district_id and v.id = t.visit_id
  join observation.windows w on w.district_id = v.district_id and w.id = v.window_id
  join district.districts d on d.id = v.district_id
  where v.pair_id is null
  group by v.district_id, v.id, d.time_zone
  having bool_or(array_position(w.practice_ids, t.practice_id) is not null);
  for paired in select t.district_id, array_agg(distinct t.visit_id) as visits from arrived t
    join observation.visits v on v.district_id = t.district_id and v.id = t.visit_id
    where v.pair_id is not null group by t.district_id
  loop
    perform observation.settle_counts(paired.district_id, paired.visits, true);
  end loop;
  return null;
end $$;
create trigger enter after insert on observation.tallies referencing new table as arrived
  for each statement execute function observation.enter_arrived();

create function observation.enter_changed() returns trigger language plpgsql
  set enable_seqscan = off as $$
declare
  changed record;
begin
  for changed in select n.district_id, array_agg(distinct n.visit_id) as visits from news n group by n.district_id
  loop
    perform observation.settle_counts(changed.district_id, changed.visits, false);
  end loop;
  return null;
end $$;
create trigger enter after insert on observation.visit_changes referencing new table as news
  for each statement execute function observation.enter_changed();
create trigger enter after insert on observation.pair_agreements referencing new table as news
  for each statement execute function observation.enter_changed();

-- Entries go with their visits. What was folded goes when the first visit of its window does; should others be left, they
-- are entered anew.
create function observation.enter_gone() returns trigger language plpgsql
  set enable_seqscan = off as $$
declare
  folded record;
begin
  for folded in select distinct g.district_id, g.window_id from gone g
    join observation.folded_counts f on f.district_id = g.district_id and f.window_id = g.window_id
  loop
    perform observation.unfold_counts(folded.district_id, folded.window_id);
  end loop;
  return null;
end $$;
create trigger enter after delete on observation.visits referencing old table as gone
  for each statement execute function observation.enter_gone();

-- What arrived after a reading is found by its moment.
drop index observation.visits_window;
create index visits_window on observation.visits (district_id, window_id, received_at);

-- What was there before there was a book, in every district: for this one statement the owner sees them all.
do $$
declare
  seen regclass[] := array['district.districts', 'observation.windows', 'observation.visits', 'observation.tallies',
    'observation.visit_changes', 'observation.pair_agreements', 'observation.count_entries'];
  one regclass;
begin
  foreach one in array seen loop execute format('alter table %s no force row level security', one); end loop;
  insert into observation.count_entries
  select v.district_id, v.id, 0, v.window_id, observation.week_of(v.district_id, v.started_at), v.building_id, v.band_id,
    v.room_token, null, s.answers, v.received_at
  from observation.visits v
  join observation.counted_in_short s on s.district_id = v.district_id and s.visit_id = v.id;
  foreach one in array seen loop execute format('alter table %s force row level security', one); end loop;
end $$;
