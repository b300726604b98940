import assert from 'node:assert/strict';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client, type ClientConfig } from 'pg';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { type Postgres, startPostgres } from './embedded-postgres.ts';

const scratch = temporaryDirectory('jointly-embedded-');
const dataDirectory = join(scratch.path, 'data');
let postgres: Postgres;

before(async () => {
  postgres = await startPostgres({ dataDirectory });
});

after(async () => {
  await postgres.stop();
  scratch.remove();
});

async function ask(config: ClientConfig, text: string): Promise<Record<string, unknown> | undefined> {
  const client = new Client(config);
  await client.connect();
  try {
    return (await client.query(text)).rows[0];
  } finally {
    await client.end();
  }
}

test('runs with checksums, fsync and one collation, and does not listen on any network', async () => {
  const settings = await ask(
    postgres.ownerConfig,
    `select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
            current_setting('listen_addresses') as addresses, current_setting('ssl') as ssl,
            current_setting('password_encryption') as passwords, datlocprovider as provider, datlocale as locale,
            pg_encoding_to_char(encoding) as encoding
     from pg_database where datname = current_database()`,
  );
  assert.deepEqual(settings, {
    checksums: 'on',
    fsync: 'on',
    addresses: process.platform === 'win32' ? '127.0.0.1' : '',
    ssl: 'off',
    passwords: 'scram-sha-256',
    provider: 'b',
    locale: 'C.UTF-8',
    encoding: 'UTF8',
  });
});

test('lets the app in as a role that row-level security binds and that owns nothing', async () => {
  const role = await ask(
    postgres.appConfig,
    `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
            exists (select from pg_class where relowner = pg_roles.oid) as owns
     from pg_roles where rolname = current_user`,
  );
  assert.deepEqual(role, {
    rolname: 'jointly_app',
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    owns: false,
  });
  await assert.rejects(ask(postgres.appConfig, 'create table mine ()'), /permission denied/);
});

test('lets nobody in without the password, not even on this machine', async () => {
  for (const user of ['jointly', 'jointly_app']) {
    await assert.rejects(ask({ ...postgres.ownerConfig, user, password: 'guess' }, 'select 1'), {
      code: '28P01',
    });
  }
});

test('keeps the database and its passwords to one account', { skip: process.platform === 'win32' }, () => {
  const folder = join(dataDirectory, 'postgres-18');
  assert.equal(statSync(folder).mode & 0o077, 0);
  assert.equal(statSync(join(folder, 'jointly-passwords.json')).mode & 0o077, 0);
});

test('refuses a folder with the database of another PostgreSQL instead of starting an empty one', async () => {
  const other = join(scratch.path, 'other');
  await (await startPostgres({ dataDirectory: other })).stop();
  renameSync(join(other, 'postgres-18'), join(other, 'postgres-17'));
  await assert.rejects(startPostgres({ dataDirectory: other }), {
    name: 'Refusal',
    message: /holds a database of PostgreSQL 17, and this Jointly brings PostgreSQL 18/,
  });
  assert.deepEqual(
    readdirSync(other).filter((name) => name.startsWith('jointly')),
    [],
    'the lock is let go after a refusal',
  );
});

test('refuses a database whose passwords are gone', async () => {
  const other = join(scratch.path, 'keyless');
  await (await startPostgres({ dataDirectory: other })).stop();
  rmSync(join(other, 'postgres-18', 'jointly-passwords.json'));
  await assert.rejects(startPostgres({ dataDirectory: other }), {
    name: 'Refusal',
    message: /jointly-passwords\.json is missing or damaged/,
  });
  assert.equal(
    readdirSync(join(other, 'postgres-18')).includes('postmaster.pid'),
    false,
    'nothing is left running',
  );
});
