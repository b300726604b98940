-- The scale of the district's own framework on which parts are rated; null is the one that comes with Jointly.
alter table evidence.settings add column scale_id text check (length(scale_id) between 1 and 80);
