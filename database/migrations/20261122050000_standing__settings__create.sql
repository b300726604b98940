create schema standing;
create table standing.settings (
  district_id uuid primary key references district.districts on delete cascade,
  quiet_weeks int not null default 6 check (quiet_weeks between 2 and 26)
);
select public.keep_apart('standing.settings');
