-- The goal that a step points at.
create table supports.step_goals (
  district_id uuid not null,
  step_id uuid not null,
  goal_id uuid not null,
  primary key (district_id, step_id),
  foreign key (district_id, step_id) references supports.steps on delete cascade,
  foreign key (district_id, goal_id) references goals.goals on delete cascade
);
create index step_goals_goal on supports.step_goals (district_id, goal_id);
select public.keep_apart('supports.step_goals');
select public.make_permanent('supports.step_goals');
