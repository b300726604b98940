-- The meeting that a step came out of, where it did not come out of a data conversation.
create table supports.step_meetings (
  district_id uuid not null,
  step_id uuid not null,
  meeting_id uuid not null,
  primary key (district_id, step_id),
  foreign key (district_id, step_id) references supports.steps on delete cascade,
  foreign key (district_id, meeting_id) references conversations.meetings on delete cascade
);
create index step_meetings_meeting on supports.step_meetings (district_id, meeting_id);
select public.keep_apart('supports.step_meetings');
select public.make_permanent('supports.step_meetings');
