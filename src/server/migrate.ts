import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, type ClientConfig, DatabaseError } from 'pg';
import { Refusal } from './refusal.ts';

type Migration = { name: string; sql: string; sha256: string };

/** Any number that only Jointly's migrations use as an advisory lock. */
const migrationLock = 5_642_018_337;

const migrationsFolder = join(import.meta.dirname, '../../database/migrations');

/** `<utc>_<area>__<table>__<operation>.sql`, or `<utc>_<area>.sql` for what concerns no one table. */
const migrationName = /^\d{8,14}_[a-z0-9-]+(__[a-z0-9_]+?__[a-z0-9_]+)?\.sql$/;

/**
 * Brings the database to the state that this version of Jointly needs: runs every SQL file that has not run yet, in the
 * order of their names, each in a transaction of its own. Several servers may do so at once; one does, the others wait.
 *
 * @param ownerConfig connects as the role that owns the tables
 * @param options.folder where the files lie; the app's own unless a test says otherwise
 * @returns how many files were run
 * @throws Refusal when a file that has run was edited since, or the database was made by a newer Jointly
 */
export async function migrate(
  ownerConfig: ClientConfig,
  options: { onProgress?: (step: string) => void; folder?: string } = {},
): Promise<number> {
  const { onProgress = () => {}, folder = migrationsFolder } = options;
  const migrations = await readMigrations(folder);
  const client = new Client(ownerConfig);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const pending = findPending(migrations, await readApplied(client));
    for (const [index, migration] of pending.entries()) {
      onProgress(`Preparing the tables (${index + 1} of ${pending.length})`);
      await apply(client, migration, folder);
    }
    return pending.length;
  } catch (error) {
    throw explainMigration(error);
  } finally {
    await client.end(); // which also lets the lock go
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const misnamed = names.find((name) => !migrationName.test(name));
  if (misnamed) {
    throw new Error(`${misnamed} is not named <utc>_<area>__<table>__<operation>.sql`);
  }
  return Promise.all(
    names.map(async (name) => {
      // Git may have turned the line ends into Windows's; that is no edit.
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function readApplied(client: Client): Promise<Map<string, string>> {
  const { rows: tables } = await client.query("select to_regclass('public.migrations') is not null as found");
  if (!tables[0].found) {
    await client.query(
      `create table public.migrations (
         name text primary key,
         sha256 text not null,
         applied_at timestamptz not null default now()
       )`,
    );
  }
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.migrations',
  );
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function findPending(migrations: Migration[], applied: Map<string, string>): Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].sort().find((name) => !known.has(name));
  if (unknown) {
    throw new Refusal(
      `This database was made by a newer Jointly: it has run ${unknown}, which this version does not have. Start the newer version.`,
    );
  }
  for (const { name, sha256 } of migrations) {
    if (applied.has(name) && applied.get(name) !== sha256) {
      throw new Refusal(
        `The migration ${name} has already run here and was edited since. Put the file back as it was, and make the change in a new one.`,
      );
    }
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: Client, { name, sql, sha256 }: Migration, folder: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into public.migrations (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    if (error instanceof DatabaseError)
      error.message += ` (in ${join(folder, name)}${describeLine(error, sql)})`;
    throw error;
  }
}

function describeLine(error: DatabaseError, sql: string): string {
  if (!error.position) return '';
  return `, line ${sql.slice(0, Number(error.position)).split('\n').length}`;
}

function explainMigration(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  if (error.code === '53100') {
    return new Refusal('The disk of the database is full. Free some space there and start Jointly again.', {
      cause: error,
    });
  }
  if (error.code === '42501') {
    return new Refusal(
      `The role in DATABASE_URL may not change the tables of its database: ${error.message}. Use the role that owns the database.`,
      { cause: error },
    );
  }
  return error;
}
