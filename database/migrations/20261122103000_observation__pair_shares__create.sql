-- Of a hundred visits, how many the district would like to be paired. The latest holds; none written means ten.
create table observation.pair_shares (
  district_id uuid not null references district.districts on delete cascade,
  id uuid not null,
  percent int not null check (percent between 0 and 50),
  set_by uuid not null,
  set_in uuid not null,
  set_at timestamptz not null default now(),
  primary key (district_id, id)
);
select public.keep_apart('observation.pair_shares');
select public.make_permanent('observation.pair_shares');

-- A reading is final: what two agree on afterwards could not be in it, and would make two truths of one window. The lock
-- is the one under which a reading is taken.
create function analysis.refuse_agreement_after_reading() returns trigger language plpgsql as $$
declare
  read_window uuid;
begin
  select window_id into read_window from observation.visits where district_id = new.district_id and id = new.visit_id;
  perform pg_advisory_xact_lock(hashtextextended(read_window::text, 600));
  if exists (select from analysis.readings where district_id = new.district_id and window_id = read_window) then
    raise exception 'the reading of this window has been taken' using errcode = 'JR001';
  end if;
  return new;
end $$;
create trigger not_after_reading before insert on observation.pair_agreements
  for each row execute function analysis.refuse_agreement_after_reading();
