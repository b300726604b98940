import { join } from 'node:path';
import { Client, type ClientConfig, escapeLiteral } from 'pg';
import { type DataLock, lockDataDirectory } from './data-lock.ts';
import { createLauncher } from './plain-account.ts';
import { preparePostgresBinaries } from './postgres-binaries.ts';
import { type Cluster, type Endpoint, startCluster, stopCluster } from './postgres-cluster.ts';
import { createCluster, ownerRole, readPasswords } from './postgres-creation.ts';
import { asRefusal } from './refusal.ts';

/** A PostgreSQL that is ready, ours or somebody's. */
export type Postgres = {
  /** Connects as the role that owns all tables: for migrations, backup and restore. */
  ownerConfig: ClientConfig;
  /** Connects as a role that is bound by row-level security: for everything else. */
  appConfig: ClientConfig;
  /** The major version, such as 18. */
  major: number;
  /** Stops the server if it is ours. Safe to call again. */
  stop(): Promise<void>;
};

/** The role that the app acts as. It owns nothing and cannot leave row-level security. */
export const appRole = 'jointly_app';

const database = 'jointly';

/**
 * Starts the private PostgreSQL of a data directory and waits until it answers. The first time, it is created.
 *
 * The directory is locked for as long as the database runs. An entry that wants the lock earlier (to say that Jointly
 * already runs before it says that a port is taken) passes its own and keeps it; otherwise it is taken here.
 *
 * @throws Refusal when the directory is in use, full or closed, or this platform has no PostgreSQL
 */
export async function startPostgres(options: {
  dataDirectory: string;
  lock?: DataLock;
  onProgress?: (step: string) => void;
}): Promise<Postgres> {
  const { dataDirectory, onProgress = () => {} } = options;
  const lock = options.lock ?? (await lockDataDirectory(dataDirectory, onProgress));
  const release = () => (options.lock ? Promise.resolve() : lock.release());
  try {
    const { cluster, endpoint } = await prepareAndStart(dataDirectory, onProgress);
    try {
      const configs = await connectAndCheck(cluster, endpoint);
      return { ...configs, major: cluster.binaries.major, stop: stopOnce(cluster, lock, release) };
    } catch (error) {
      await stopCluster(cluster);
      throw error;
    }
  } catch (error) {
    await release();
    throw asRefusal(error, dataDirectory);
  }
}

async function prepareAndStart(
  dataDirectory: string,
  onProgress: (step: string) => void,
): Promise<{ cluster: Cluster; endpoint: Endpoint }> {
  const binaries = await preparePostgresBinaries(dataDirectory, onProgress);
  const directory = join(dataDirectory, `postgres-${binaries.major}`);
  const cluster = { directory, binaries, launcher: createLauncher(directory) };
  await createCluster(cluster, onProgress);
  onProgress('Starting the database');
  return { cluster, endpoint: await startCluster(cluster) };
}

function stopOnce(cluster: Cluster, lock: DataLock, release: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  const stop = async () => {
    await lock.announceStop();
    try {
      await stopCluster(cluster);
    } finally {
      await release();
    }
  };
  return () => {
    stopping ??= stop();
    return stopping;
  };
}

async function connectAndCheck(
  cluster: Cluster,
  endpoint: Endpoint,
): Promise<Pick<Postgres, 'ownerConfig' | 'appConfig'>> {
  const passwords = await readPasswords(cluster);
  const ownerConfig = { ...endpoint, database, user: ownerRole, password: passwords.owner, ssl: false };
  const appConfig = { ...endpoint, database, user: appRole, password: passwords.app, ssl: false };
  // A start that was cut off may have left any of this undone, so it is looked at each time.
  await runAs({ ...ownerConfig, database: 'postgres' }, async (client) => {
    const found = await client.query(
      `select exists (select from pg_database where datname = $1) as database,
              exists (select from pg_roles where rolname = $2) as role`,
      [database, appRole],
    );
    const { database: hasDatabase, role: hasRole } = found.rows[0];
    if (!hasRole) {
      const password = escapeLiteral(passwords.app);
      await client.query(`create role ${appRole} login nosuperuser nobypassrls password ${password}`);
    }
    if (!hasDatabase) await client.query(`create database ${database}`);
  });
  return { ownerConfig, appConfig };
}

async function runAs(config: ClientConfig, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(config);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
