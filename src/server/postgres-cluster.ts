import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Launcher } from './plain-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isProcessAlive, readCommandLine } from './process-identity.ts';
import { Refusal, refusalInOutput } from './refusal.ts';

/** A folder with one PostgreSQL database cluster, and the means to run it. */
export type Cluster = { directory: string; binaries: PostgresBinaries; launcher: Launcher };

/** Where a running cluster listens: the folder of a socket, or 127.0.0.1 where Node knows no such sockets. */
export type Endpoint = { host: string; port: number };

/** Unix refuses longer socket paths: 107 bytes on Linux, 103 on macOS. */
const longestSocketPath = 103;

/** Recovery after a crash may have much to read; a start that only hangs is still seen one day. */
const startDeadline = 600;

/**
 * Starts the cluster and waits until it answers. A server left running by a killed Jointly is stopped first, so that
 * this one runs with the settings of this version.
 *
 * @throws Refusal when PostgreSQL says why it cannot start
 */
export async function startCluster(cluster: Cluster): Promise<Endpoint> {
  await claimFolder(cluster);
  await stopOrphan(cluster);
  const endpoint = await configure(cluster);
  const log = join(cluster.directory, 'jointly.log');
  await rename(log, `${log}.before`).catch(() => {});
  const wait = ['-w', '-t', String(startDeadline), '-s'];
  // Processes of a killed server may need a moment to notice that it is gone; until then a new one may not start.
  for (let attempt = 1; ; attempt++) {
    const { code } = await controlCluster(cluster, ['start', '-l', log, ...wait]);
    if (code === 0) return endpoint;
    const written = await readFile(log, 'utf8').catch(() => '');
    if (attempt < 5 && /shared memory block .* still in use/.test(written)) {
      await rm(log);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      continue;
    }
    throw explainFailedStart(cluster, written);
  }
}

/** PostgreSQL insists on a folder that is its account's alone; one put back from a copy is often neither. */
async function claimFolder({ directory, launcher }: Cluster): Promise<void> {
  const { uid, mode } = await stat(directory);
  if (launcher.account && uid !== launcher.account.uid) await launcher.giveAway(directory);
  if ((mode & 0o777) !== 0o700) await chmod(directory, 0o700);
}

/** Stops the cluster: open transactions are rolled back, everything committed is on disk. Safe to call when stopped. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const { code, output } = await controlCluster(cluster, ['stop', '-m', 'fast', '-w', '-t', '20', '-s']);
  if (code !== 0 && (await isRunning(cluster))) {
    // Cut short, PostgreSQL loses nothing: it replays its journal at the next start.
    const hard = await controlCluster(cluster, ['stop', '-m', 'immediate', '-w', '-t', '8', '-s']);
    if (hard.code !== 0) throw new Error(`PostgreSQL did not stop: ${output}${hard.output}`);
  }
  const { host } = await readEndpoint(cluster).catch(() => ({ host: cluster.directory }));
  await removeSocketFolder(cluster, host);
}

function controlCluster(cluster: Cluster, args: string[]): Promise<{ code: number; output: string }> {
  return cluster.launcher.run(cluster.binaries.pgCtl, [...args, '-D', cluster.directory]);
}

async function isRunning(cluster: Cluster): Promise<boolean> {
  return (await controlCluster(cluster, ['status'])).code === 0;
}

/** Stops a server that a killed Jointly left running, or clears up after one that was killed too. */
async function stopOrphan(cluster: Cluster): Promise<void> {
  const pidFile = join(cluster.directory, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => null);
  if (text === null) return;
  const pid = Number.parseInt(text, 10);
  if (!(pid > 0)) {
    await rm(pidFile); // left empty by a full disk or a power cut
    return;
  }
  if (isProcessAlive(pid) && readCommandLine(pid)?.includes(cluster.directory) !== false) {
    if (await isRunning(cluster)) await stopCluster(cluster);
    return;
  }
  // PostgreSQL takes the number for a live server if a stranger has it now, or a parent has not asked for the dead one.
  // It knows better about the number of whoever starts it; the rest of the file lets it see whether parts of the old
  // server still work on the data, which removing the file would not.
  await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
  const endpoint = await readEndpoint(cluster).catch(() => null);
  if (endpoint) await rm(join(endpoint.host, `.s.PGSQL.${endpoint.port}.lock`), { force: true });
}

/** Settings are written anew at each start: the socket may have to move, and a newer Jointly may know better ones. */
async function configure(cluster: Cluster): Promise<Endpoint> {
  const before = await readEndpoint(cluster).catch(() => null);
  if (before) await removeSocketFolder(cluster, before.host);
  const endpoint = await chooseEndpoint(cluster);
  const isSocket = endpoint.host !== '127.0.0.1';
  const settings = {
    listen_addresses: isSocket ? '' : endpoint.host,
    port: endpoint.port,
    unix_socket_directories: isSocket ? endpoint.host : '',
    unix_socket_permissions: '0700',
    max_connections: 50,
    shared_buffers: '128MB',
    huge_pages: 'off',
    jit: 'off',
    // A table that fills within minutes is looked at again soon, and what was planned for an empty one is planned anew.
    autovacuum_naptime: '15s',
    ssl: 'off',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${quote(String(value))}'\n`);
  const file = join(cluster.directory, 'jointly.conf');
  await writeFile(file, lines.join(''));
  await cluster.launcher.giveAway(file);
  return endpoint;
}

async function chooseEndpoint(cluster: Cluster): Promise<Endpoint> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await findFreePort() };
  const port = 5432;
  const socketName = `/.s.PGSQL.${port}`;
  if (Buffer.byteLength(cluster.directory + socketName) <= longestSocketPath) {
    return { host: cluster.directory, port };
  }
  const temporary = tmpdir().length < 60 ? tmpdir() : '/tmp';
  const folder = await mkdtemp(join(temporary, 'jointly-'));
  await cluster.launcher.giveAway(folder);
  return { host: folder, port };
}

async function readEndpoint(cluster: Cluster): Promise<Endpoint> {
  const text = await readFile(join(cluster.directory, 'jointly.conf'), 'utf8');
  const find = (name: string) => new RegExp(`^${name} = '(.*)'$`, 'm').exec(text)?.[1]?.replaceAll("''", "'");
  return { host: find('unix_socket_directories') || '127.0.0.1', port: Number(find('port')) };
}

async function removeSocketFolder(cluster: Cluster, folder: string): Promise<void> {
  if (folder === cluster.directory || !/\/jointly-[A-Za-z0-9]{6}$/.test(folder)) return;
  await rm(folder, { recursive: true, force: true }).catch(() => {});
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

function explainFailedStart(cluster: Cluster, log: string): Refusal {
  const known = refusalInOutput(log, dirname(cluster.directory));
  if (known) return known;
  const fatal = log.match(/(?:FATAL|PANIC):\s*(.*)/g)?.at(-1) ?? 'it did not say why';
  return new Refusal(
    `The database in ${cluster.directory} could not start: ${fatal.replace(/^\w+:\s*/, '')}. More is in jointly.log there.`,
  );
}

function quote(value: string): string {
  return value.replaceAll("'", "''");
}
