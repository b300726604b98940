-- What was seen at fixed beats: at how many of the looks into the room a state was there. Beside presence, never in its
-- place; null where the window does not ask for it.
alter table observation.tallies
  add column scans_seen int check (scans_seen between 0 and 99),
  add column scans_count int check (scans_count between 1 and 99),
  add check ((scans_seen is null) = (scans_count is null)),
  add check (scans_seen <= scans_count);

-- What became of a visit afterwards, by the hand of whoever made it: put right, or taken out of every count. The visit
-- itself stays as it arrived; the latest of these holds. Why is one of a few words, so that no name can be written.
create table observation.visit_changes (
  district_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  kind text not null check (kind in ('corrected', 'voided')),
  reason text not null check (reason in ('wrong_tap', 'wrong_place', 'wrong_window', 'made_twice', 'practice_run', 'cut_short',
    'brought_back')),
  -- All answers as they ought to be, in the shape of the tallies; null where the visit is taken out.
  tallies jsonb check ((kind = 'corrected') = (tallies is not null)),
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamptz not null default now(),
  primary key (district_id, id),
  check (reason <> 'brought_back' or kind = 'corrected'),
  foreign key (district_id, visit_id) references observation.visits on delete cascade
);
create index visit_changes_visit on observation.visit_changes (district_id, visit_id);

-- What two who were in one room at once agreed on after both had submitted. Their own visits stay beside it; a pair
-- counts once: as agreed here, and until then as the visit with the lower id says.
create table observation.pair_agreements (
  district_id uuid not null,
  id uuid not null,
  pair_id uuid not null,
  tallies jsonb not null,
  agreed_by uuid not null,
  agreed_in uuid not null,
  agreed_at timestamptz not null default now(),
  -- The visit of the pair that counts: the agreement goes when it goes.
  visit_id uuid not null,
  primary key (district_id, id),
  unique (district_id, pair_id),
  foreign key (district_id, visit_id) references observation.visits on delete cascade
);
create index visits_pair on observation.visits (district_id, pair_id) where pair_id is not null;
select public.keep_apart(t) from unnest(array['observation.visit_changes', 'observation.pair_agreements']::regclass[]) t;
create trigger permanent before update or delete on observation.visit_changes
  for each row execute function observation.refuse_change();
create trigger permanent before update or delete on observation.pair_agreements
  for each row execute function observation.refuse_change();
