import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Client } from 'pg';
import { createLauncher } from '../src/server/plain-account.ts';

/** A PostgreSQL of the machine, not ours, started for tests on a free port of 127.0.0.1. */
export type InstalledPostgres = {
  /** Signs in as `district`: a plain role that owns the empty database `jointly` and may create roles. */
  databaseUrl: string;
  /** Signs in to the same database as a superuser. */
  superuserUrl: string;
  major: number;
  stop(): Promise<void>;
};

/**
 * Starts the newest PostgreSQL (15 or newer) found in the usual folders and on the PATH, on an empty temporary cluster,
 * or returns null when none is installed. As root it runs as `postgres` or `nobody`.
 */
export async function startInstalledPostgres(): Promise<InstalledPostgres | null> {
  const installed = await findInstalled();
  if (!installed) return null;
  const { bin, major } = installed;
  const folder = mkdtempSync(join(tmpdir(), 'jointly-external-'));
  const cluster = join(folder, 'cluster');
  const launcher = createLauncher(cluster);
  if (launcher.account) chownSync(folder, launcher.account.uid, launcher.account.gid);
  const password = randomBytes(12).toString('hex');
  writeFileSync(join(folder, 'password'), password);
  await launcher.giveAway(join(folder, 'password'));
  const run = async (program: string, args: string[]) => {
    const { code, output } = await launcher.run(join(bin, program), args);
    if (code !== 0) throw new Error(`${program} of PostgreSQL ${major} failed:\n${output}`);
  };
  await run('initdb', [
    ...['-D', cluster, '-U', 'root', `--pwfile=${join(folder, 'password')}`, '-A', 'scram-sha-256'],
    ...['-E', 'UTF8', '--locale=C', '--no-sync'],
  ]);
  const port = await findFreePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  await run('pg_ctl', ['start', '-D', cluster, '-w', '-s', '-l', join(folder, 'log'), '-o', settings]);
  const address = (role: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  await createDistrictDatabase(address('root', 'postgres'), password);
  return {
    databaseUrl: address('district', 'jointly'),
    superuserUrl: address('root', 'jointly'),
    major,
    async stop() {
      await run('pg_ctl', ['stop', '-D', cluster, '-w', '-s', '-m', 'immediate']);
      rmSync(folder, { recursive: true });
    },
  };
}

async function createDistrictDatabase(url: string, password: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(`create role district login createrole password '${password}'`);
  await client.query('create database jointly owner district');
  await client.end();
}

async function findInstalled(): Promise<{ bin: string; major: number } | null> {
  const debian = '/usr/lib/postgresql';
  const folders = [
    ...(existsSync(debian) ? readdirSync(debian).map((name) => join(debian, name, 'bin')) : []),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const found: { bin: string; major: number }[] = [];
  for (const bin of folders.filter((folder) => existsSync(join(folder, 'initdb')))) {
    const { output } = await createLauncher(join(tmpdir(), 'none')).run(join(bin, 'initdb'), ['--version']);
    const major = Number(/(\d+)/.exec(output.replace(dirname(bin), ''))?.[1]);
    // Some PATHs hold initdb apart from the server.
    if (major >= 15 && existsSync(join(bin, 'pg_ctl')) && existsSync(join(bin, 'postgres')))
      found.push({ bin, major });
  }
  return found.sort((one, other) => other.major - one.major)[0] ?? null;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
