import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../src/server/embedded-postgres.ts';
import { migrate } from '../src/server/migrate.ts';

import { temporaryDirectory } from './temporary-directory.ts';

/** A database of its own for one test file: migrated, empty, dropped at the end. */
export type FreshDatabase = {
  /** As the plain role, under row-level security: what the server uses. */
  app: pg.PoolConfig;
  /** As the owner, who sees everything: for looking behind the server's back. */
  owner: pg.ClientConfig;
  drop(): Promise<void>;
};

/**
 * Makes a fresh database on the scratch server that `npm test` started (JOINTLY_TEST_POSTGRES), or on an embedded
 * PostgreSQL started just for this file. The migrated template is made once per server and copied.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const given = process.env.JOINTLY_TEST_POSTGRES;
  if (given !== undefined) return freshDatabaseOn({ connectionString: given });
  const directory = temporaryDirectory('jointly-test-');
  const postgres = await startPostgres({ dataDirectory: directory.path });
  const fresh = await freshDatabaseOn(postgres.ownerConfig);
  return {
    ...fresh,
    drop: async () => {
      await fresh.drop();
      await postgres.stop();
      directory.remove();
    },
  };
}

async function freshDatabaseOn(server: pg.ClientConfig): Promise<FreshDatabase> {
  const name = `jointly_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const template = await makeTemplate(server);
  await run(server, `create database ${name} template ${template}`);
  const owner = onDatabase(server, name);
  return {
    app: { ...owner, options: '-c role=jointly_app' },
    owner,
    drop: () => run(server, `drop database if exists ${name} with (force)`),
  };
}

async function makeTemplate(server: pg.ClientConfig): Promise<string> {
  const directory = path.resolve(import.meta.dirname, '../database/migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(directory).sort()) hash.update(readFileSync(path.join(directory, file)));
  const template = `jointly_template_${hash.digest('hex').slice(0, 12)}`;
  const client = new pg.Client(server);
  await client.connect();
  try {
    // Several test files may want the template at the same time: one makes it, the others wait.
    await client.query('select pg_advisory_lock(720511)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      await client.query(
        "do $$ begin if not exists (select from pg_roles where rolname = 'jointly_app') then create role jointly_app; end if; end $$",
      );
      await client.query('grant jointly_app to current_user');
      await client.query(`create database ${template}_making`);
      await migrate(onDatabase(server, `${template}_making`), { onProgress: () => {} });
      await client.query(`alter database ${template}_making rename to ${template}`);
    }
  } finally {
    await client.end();
  }
  return template;
}

function onDatabase(server: pg.ClientConfig, database: string): pg.ClientConfig {
  if (server.connectionString === undefined) return { ...server, database };
  const url = new URL(server.connectionString);
  url.pathname = `/${database}`;
  return { ...server, connectionString: url.href };
}

async function run(server: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
