import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../database.ts';

/** Tables that belong to the installation, not to a district; each is explained in its migration. */
const installationTables = ['district.installation', 'people.sign_in_attempts', 'public.migrations'];

let fresh: FreshDatabase;
let owner: pg.Client;
before(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client(fresh.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await fresh.drop();
});

async function tables() {
  const { rows } = await owner.query<{
    name: string;
    enabled: boolean;
    forced: boolean;
    policies: number;
    leads: boolean;
  }>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      coalesce((select a.attname in ('district_id', 'id') from pg_constraint k join pg_attribute a
        on a.attrelid = c.oid and a.attnum = k.conkey[1] where k.conrelid = c.oid and k.contype = 'p'), false) as leads
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`);
  return rows.filter((row) => !installationTables.includes(row.name));
}

test('every table of a district is kept apart by row-level security, for the owner too', async () => {
  const all = await tables();
  assert.ok(all.length > 40, `only ${all.length} tables were found`);
  for (const table of all) {
    assert.ok(table.enabled && table.forced && table.policies > 0, `${table.name} is not kept apart`);
    assert.ok(table.leads, `${table.name}: its key does not begin with district_id`);
  }
});

test('every view looks through the eyes of who asks', async () => {
  const { rows } = await owner.query<{ name: string; options: string[] | null }>(`
    select n.nspname || '.' || c.relname as name, c.reloptions as options
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')`);
  for (const view of rows)
    assert.ok(
      view.options?.includes('security_invoker=true') || view.options?.includes('security_invoker=on'),
      `${view.name} is not security_invoker`,
    );
});

test('the server sees one district, and without one nothing', async () => {
  const mine = '0199f000-0000-7000-8000-000000000001';
  const theirs = '0199f000-0000-7000-8000-000000000002';
  await owner.query(`insert into district.districts (id, name) values ($1, 'Mine'), ($2, 'Theirs')`, [
    mine,
    theirs,
  ]);
  for (const district of [mine, theirs]) {
    await owner.query(
      `insert into district.buildings (district_id, id, name, ordinal) values ($1, gen_random_uuid(), 'School', 0)`,
      [district],
    );
  }
  const server = new pg.Client(fresh.app);
  await server.connect();
  try {
    const count = async (district: string) => {
      await server.query('begin');
      await server.query(`select set_config('app.district', $1, true)`, [district]);
      const { rows } = await server.query('select count(*)::int as n from district.buildings');
      await server.query('commit');
      return rows[0].n;
    };
    assert.equal(await count(mine), 1);
    assert.equal(await count(''), 0);
    await server.query('begin');
    await server.query(`select set_config('app.district', $1, true)`, [mine]);
    await assert.rejects(
      server.query(
        `insert into district.buildings (district_id, id, name, ordinal) values ($1, gen_random_uuid(), 'Intruder', 0)`,
        [theirs],
      ),
      /row-level security/,
    );
    await server.query('rollback');
  } finally {
    await server.end();
  }
});

test('a permanent row is changed by nobody, not even the owner', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select tgrelid::regclass::text as name from pg_trigger where tgname = 'permanent' and not tgisinternal`,
  );
  const permanent = rows.map((row) => row.name);
  for (const name of [
    'audit.entries',
    'visions.versions',
    'visions.adoptions',
    'visions.submissions',
    'visions.reviews',
    'observation.visits',
    'observation.tallies',
    'observation.agreements',
    'analysis.readings',
    'supports.closings',
  ]) {
    assert.ok(permanent.includes(name), `${name} can be changed`);
  }
  const district = '0199f000-0000-7000-8000-000000000003';
  await owner.query(`insert into district.districts (id, name, is_demo) values ($1, 'Demo', true)`, [
    district,
  ]);
  await owner.query(
    `insert into audit.entries (district_id, id, capacity, act, object_id, detail) values ($1, gen_random_uuid(), 'operator', 'test/did', gen_random_uuid(), '{}')`,
    [district],
  );
  await assert.rejects(owner.query(`update audit.entries set act = 'test/undone'`), /keeps its rows/);
  await assert.rejects(owner.query('delete from audit.entries'), /keeps its rows/);
  // Only a demo district goes, and then all of it.
  await owner.query('delete from district.districts where id = $1', [district]);
  const left = await owner.query('select from audit.entries where district_id = $1', [district]);
  assert.equal(left.rowCount, 0);
  await assert.rejects(
    owner.query(`delete from district.districts where name = 'Mine'`),
    /only a demo district/,
  );
});
