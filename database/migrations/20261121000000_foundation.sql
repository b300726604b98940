-- The ground that every area stands on: schemas, the rule that keeps districts apart, the rule that keeps facts.

create schema district;
create schema people;
create schema visions;
create schema conversations;
create schema observation;
create schema analysis;
create schema supports;
create schema audit;

-- Gives the plain role of the server what it needs. Absent where an outside database did not let us make one:
-- there the owner itself serves, and FORCE ROW LEVEL SECURITY holds for it as well.
create function public.open_to_server(target regclass) returns void language plpgsql as $$
declare
  home text := (select relnamespace::regnamespace::text from pg_class where oid = target);
begin
  if exists (select from pg_roles where rolname = 'jointly_app') then
    execute format('grant usage on schema %s to jointly_app', home);
    execute format('grant select, insert, update, delete on %s to jointly_app', target);
  end if;
end $$;

-- A district sees its own rows and no other's. district_id is on every table, so that this costs nothing.
create function public.keep_apart(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy own_district on %s using (district_id = nullif(current_setting(''app.district'', true), '''')::uuid)',
    target
  );
  perform public.open_to_server(target);
end $$;

-- A fact is never overwritten. It goes only when its whole district has gone, and only a demo district can go.
create function public.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from district.districts where id = old.district_id) then
    return old;
  end if;
  raise exception '%.% keeps its rows: a correction is a new row that names the old', tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create function public.make_permanent(target regclass) returns void language plpgsql as $$
begin
  execute format(
    'create trigger permanent before update or delete on %s for each row execute function public.refuse_change()', target
  );
end $$;
