-- A draft that nobody goes on with is set aside, with the reason, and can be taken up again. The latest row holds.
create table visions.asides (
  district_id uuid not null,
  id uuid not null,
  vision_id uuid not null,
  change text not null check (change in ('set_aside', 'taken_up')),
  reason text not null,
  changed_by uuid not null,
  changed_in uuid not null,
  changed_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, vision_id) references visions.visions on delete cascade
);
create index asides_vision on visions.asides (district_id, vision_id, changed_at);
select public.keep_apart('visions.asides');
select public.make_permanent('visions.asides');
