-- How a practice is looked at beside its presence, by practice: in looks at fixed beats, or counted each time. Nothing for
-- a practice that is not named here. A window is never changed, and neither is this.
alter table observation.windows
  add column ways jsonb not null default '{}' check (jsonb_typeof(ways) = 'object');
