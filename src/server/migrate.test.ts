import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { Client, type ClientConfig } from 'pg';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { type Postgres, startPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

const scratch = temporaryDirectory('jointly-migrate-');
let postgres: Postgres;
let owner: ClientConfig;
let folder: string;
let count = 0;

before(async () => {
  postgres = await startPostgres({ dataDirectory: join(scratch.path, 'data') });
});

after(async () => {
  await postgres.stop();
  scratch.remove();
});

beforeEach(async () => {
  count += 1;
  folder = join(scratch.path, `migrations-${count}`);
  mkdirSync(folder);
  owner = { ...postgres.ownerConfig, database: `migrate_${count}` };
  await query(`create database migrate_${count}`, postgres.ownerConfig);
});

async function query(text: string, config = owner): Promise<Record<string, unknown>[]> {
  const client = new Client(config);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function write(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql);
}

const first = '20260101000000_district__districts__create.sql';
const second = '20260102000000_district__districts__name.sql';

test('runs each file once, in the order of the names', async () => {
  write(second, 'alter table districts add name text');
  write(first, 'create table districts (id uuid primary key)');
  const steps: string[] = [];
  assert.equal(await migrate(owner, { folder, onProgress: (step) => steps.push(step) }), 2);
  assert.deepEqual(steps, ['Preparing the tables (1 of 2)', 'Preparing the tables (2 of 2)']);
  assert.equal(await migrate(owner, { folder }), 0);
  write('20260103000000_district__districts__rename.sql', 'alter table districts rename name to title');
  assert.equal(await migrate(owner, { folder }), 1);
  assert.deepEqual(await query('select title from districts'), []);
});

test('of servers that start together, one runs the files and the others wait', async () => {
  write(first, 'create table districts (id uuid primary key); select pg_sleep(0.3)');
  const counts = await Promise.all([1, 2, 3].map(() => migrate(owner, { folder })));
  assert.deepEqual(counts.sort(), [0, 0, 1]);
});

test('leaves nothing of a file that fails, and names the file and the line', async () => {
  write(first, 'create table districts (id uuid primary key);\n\ncreate tabel buildings ();');
  await assert.rejects(migrate(owner, { folder }), /20260101000000_district__districts__create\.sql, line 3/);
  assert.deepEqual(await query("select to_regclass('districts') as found"), [{ found: null }]);
  write(first, 'create table districts (id uuid primary key)');
  assert.equal(await migrate(owner, { folder }), 1);
});

test('refuses a file that has run and was edited since', async () => {
  write(first, 'create table districts (id uuid primary key)');
  await migrate(owner, { folder });
  write(first, 'create table districts (id text primary key)');
  await assert.rejects(migrate(owner, { folder }), {
    name: 'Refusal',
    message: `The migration ${first} has already run here and was edited since. Put the file back as it was, and make the change in a new one.`,
  });
});

test('does not take line ends of Windows for an edit', async () => {
  write(first, 'create table districts (\n  id uuid primary key\n)');
  await migrate(owner, { folder });
  write(first, 'create table districts (\r\n  id uuid primary key\r\n)');
  assert.equal(await migrate(owner, { folder }), 0);
});

test('refuses a database that a newer Jointly has made', async () => {
  write(first, 'create table districts (id uuid primary key)');
  write(second, 'alter table districts add name text');
  await migrate(owner, { folder });
  rmSync(join(folder, second));
  await assert.rejects(migrate(owner, { folder }), {
    name: 'Refusal',
    message: `This database was made by a newer Jointly: it has run ${second}, which this version does not have. Start the newer version.`,
  });
});

test('refuses a role that may not change tables', async () => {
  write(first, 'create table districts (id uuid primary key)');
  await assert.rejects(migrate({ ...postgres.appConfig, database: owner.database }, { folder }), {
    name: 'Refusal',
    message: /^The role in DATABASE_URL may not change the tables/,
  });
});

test('runs the migrations of Jointly itself, and quickly does nothing the second time', async () => {
  assert.ok((await migrate(owner)) > 0);
  const startedAt = performance.now();
  assert.equal(await migrate(owner), 0);
  assert.ok(performance.now() - startedAt < 500);
});
