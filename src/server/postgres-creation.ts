import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Cluster } from './postgres-cluster.ts';
import { asRefusal, Refusal, refusalInOutput } from './refusal.ts';

/** The passwords of the two roles of the embedded database. They are kept in its folder and known to nobody. */
export type Passwords = { owner: string; app: string };

/** The superuser of the embedded database, who owns every table. */
export const ownerRole = 'jointly';

const passwordFile = 'jointly-passwords.json';

/**
 * Makes the cluster unless it exists. It is made under another name and renamed when whole, so that a start that was
 * cut off leaves nothing that looks like a database.
 *
 * @throws Refusal when the disk is full, may not be written, or holds the database of another PostgreSQL version
 */
export async function createCluster(cluster: Cluster, onProgress: (step: string) => void): Promise<void> {
  const dataDirectory = dirname(cluster.directory);
  const names = await readdir(dataDirectory);
  await removePartials(dataDirectory, names);
  if (names.includes(basename(cluster.directory))) return;
  refuseOtherMajor(names, cluster);

  onProgress('Creating the database');
  const partial = `${cluster.directory}.partial-${process.pid}`;
  try {
    await initialize(cluster, partial);
    await rename(partial, cluster.directory);
    await syncFolder(dataDirectory);
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => {});
    throw asRefusal(error, dataDirectory);
  }
}

/**
 * Reads the passwords that were made with the cluster.
 *
 * @throws Refusal when they are gone or belong to another account
 */
export async function readPasswords(cluster: Cluster): Promise<Passwords> {
  const file = join(cluster.directory, passwordFile);
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const isMissing =
      error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT');
    if (!isMissing) throw asRefusal(error, cluster.directory);
    throw new Refusal(
      `${file} is missing or damaged, and without it the database cannot be opened. Put it back from a backup.`,
      {
        cause: error,
      },
    );
  }
}

async function initialize(cluster: Cluster, directory: string): Promise<void> {
  const passwords: Passwords = { owner: makePassword(), app: makePassword() };
  const initialPassword = `${directory}.password`;
  try {
    await mkdir(directory, { mode: 0o700 });
    await writeFile(initialPassword, passwords.owner, { mode: 0o600 });
    await cluster.launcher.giveAway(directory);
    await cluster.launcher.giveAway(initialPassword);
    const { code, output } = await cluster.launcher.run(cluster.binaries.initdb, [
      `--pgdata=${directory}`,
      `--username=${ownerRole}`,
      `--pwfile=${initialPassword}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
      '--no-instructions',
    ]);
    if (code !== 0) throw explainFailedCreation(output, dirname(directory));
  } finally {
    await rm(initialPassword, { force: true });
  }
  await appendFile(join(directory, 'postgresql.conf'), "\ninclude 'jointly.conf'\n");
  await writeSynced(join(directory, passwordFile), JSON.stringify(passwords));
  await cluster.launcher.giveAway(directory);
}

function explainFailedCreation(output: string, dataDirectory: string): Error {
  const known = refusalInOutput(output, dataDirectory);
  if (known) return known;
  const unnamed = /could not look up effective user ID (\d+)/.exec(output)?.[1];
  if (unnamed) {
    return new Refusal(
      `PostgreSQL needs an account with a name, and account ${unnamed} has none on this machine. Start Jointly as another account, or set DATABASE_URL.`,
    );
  }
  return new Error(`The database could not be created:\n${output}`);
}

/** An empty new database beside a full old one would look as if everything were lost. */
function refuseOtherMajor(names: string[], cluster: Cluster): void {
  const other = names.find((name) => /^postgres-\d+$/.test(name));
  if (!other) return;
  const major = other.slice('postgres-'.length);
  throw new Refusal(
    `${dirname(cluster.directory)} holds a database of PostgreSQL ${major}, and this Jointly brings PostgreSQL ${cluster.binaries.major}. Save a backup with the Jointly that made it and restore it here in a new folder.`,
  );
}

async function removePartials(dataDirectory: string, names: string[]): Promise<void> {
  for (const name of names.filter((each) => /^postgres-\d+\.partial-/.test(each))) {
    await rm(join(dataDirectory, name), { recursive: true, force: true });
  }
}

function makePassword(): string {
  return randomBytes(24).toString('base64url');
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
