-- A demo district goes in one statement, with everything in it. A key that is checked on the spot would find, halfway
-- through, a building gone and its visits still there: such keys can be told to wait for the end of the transaction.
do $$
declare
  waiting record;
begin
  for waiting in
    select conrelid::regclass as target, conname
    from pg_constraint
    join pg_class on pg_class.oid = conrelid
    where contype = 'f' and confdeltype = 'a' and not condeferrable
      and relnamespace::regnamespace::text in
        ('district', 'people', 'visions', 'conversations', 'observation', 'analysis', 'supports', 'audit')
  loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', waiting.target, waiting.conname);
  end loop;
end $$;
