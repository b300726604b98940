import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isProcessAlive } from '../../src/server/process-identity.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { ask, readPostmaster, type StartedProcess, startFixture, waitForEnd } from './start-process.ts';

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
const scratch = temporaryDirectory('jointly-start-');
const template = join(scratch.path, 'template');
const started: StartedProcess[] = [];

/** Remembers a process, so that a failing test leaves nothing running. */
function start(...args: Parameters<typeof startFixture>): StartedProcess {
  const server = startFixture(...args);
  started.push(server);
  return server;
}

/** A data directory that has been started once and stopped, with one note in it. */
function usedDirectory(name: string): string {
  const directory = join(scratch.path, name);
  cpSync(template, directory, { recursive: true, verbatimSymlinks: true });
  return directory;
}

async function refusal(server: StartedProcess): Promise<string> {
  const code = await server.ended;
  assert.equal(code, 1, server.output());
  const last = server.output().trim().split('\n').at(-1) ?? '';
  assert.doesNotMatch(server.output(), /^\s+at .*:\d+:\d+/m, 'a refusal comes without a stack');
  return last;
}

before(async () => {
  chmodSync(scratch.path, 0o755);
  const server = start(template);
  await server.prints(/^ready$/m);
  await ask(server, 'POST');
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0, server.output());
});

after(async () => {
  for (const server of started.filter(({ child }) => child.exitCode === null && child.signalCode === null)) {
    server.child.kill('SIGTERM');
    await server.ended;
  }
  scratch.remove();
});

test('answers 503 until the database is ready, then 200, and says each long step', async () => {
  const server = start(join(scratch.path, 'fresh'));
  assert.equal((await ask(server)).status, 503);
  await server.prints(/^ready$/m);
  const { status, body } = await ask(server);
  assert.equal(status, 200);
  assert.match(String(body.version), /^18\./);
  assert.match(
    server.output(),
    /Copying the programs[\s\S]*Creating the database[\s\S]*Starting the database/,
  );
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`stops PostgreSQL and lets the directory go on ${signal}`, async () => {
    const directory = usedDirectory(`stop-${signal}`);
    const server = start(directory);
    await server.prints(/^ready$/m);
    const postmaster = readPostmaster(directory);
    server.child.kill(signal);
    server.child.kill(signal); // a terminal and npm may both pass it on
    assert.equal(await server.ended, 0, server.output());
    assert.equal(isProcessAlive(postmaster), false);
    assert.deepEqual(
      readdirSync(directory).filter((name) => name.startsWith('jointly')),
      [],
    );
  });
}

test('stops PostgreSQL when the script that started it is killed', async () => {
  const directory = usedDirectory('channel');
  const server = start(directory, { channel: true });
  await server.prints(/^ready$/m);
  const postmaster = readPostmaster(directory);
  server.child.disconnect();
  assert.equal(await server.ended, 0);
  assert.equal(isProcessAlive(postmaster), false);
});

test('starts again by itself after kill -9, with everything kept that was answered', async () => {
  const directory = usedDirectory('killed');
  const first = start(directory);
  await first.prints(/^ready$/m);
  for (let note = 2; note <= 20; note++) assert.equal((await ask(first, 'POST')).status, 200);
  const orphan = readPostmaster(directory);
  first.child.kill('SIGKILL');
  await first.ended;
  assert.equal(isProcessAlive(orphan), true, 'the database outlives the server, so this shows something');

  const second = start(directory);
  await second.prints(/^ready$/m);
  assert.equal((await ask(second)).body.notes, 20);
  assert.equal(isProcessAlive(orphan), false);
  second.child.kill('SIGTERM');
  assert.equal(await second.ended, 0);
});

test('starts again by itself when the database was killed too and its number went to a stranger', async () => {
  const directory = usedDirectory('crashed');
  const first = start(directory);
  await first.prints(/^ready$/m);
  await ask(first, 'POST');
  const postmaster = readPostmaster(directory);
  first.child.kill('SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  await waitForEnd(postmaster);
  const stranger = spawn('sleep', ['60'], isRoot ? nobody : {});
  const pidFile = join(directory, 'postgres-18', 'postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)));
  const lockFile = join(directory, 'jointly.lock');
  const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
  writeFileSync(lockFile, JSON.stringify({ ...lock, pid: stranger.pid }));
  try {
    const second = start(directory);
    await second.prints(/^ready$/m);
    assert.equal((await ask(second)).body.notes, 2);
    second.child.kill('SIGTERM');
    assert.equal(await second.ended, 0);
    assert.equal(isProcessAlive(stranger.pid ?? 0), true, 'the stranger was left in peace');
  } finally {
    stranger.kill();
  }
});

test('starts again by itself after kill -9 in the middle of the very first start', async () => {
  const directory = join(scratch.path, 'cut-off');
  const first = start(directory);
  await first.prints(/Creating the database/);
  first.child.kill('SIGKILL');
  await first.ended;
  assert.equal(existsSync(join(directory, 'postgres-18')), false);

  const second = start(directory);
  await second.prints(/^ready$/m);
  second.child.kill('SIGTERM');
  assert.equal(await second.ended, 0);
  const left = readdirSync(directory).filter((name) => /partial|jointly\./.test(name));
  assert.deepEqual(left, []);
});

test('refuses a second process on the same data directory and leaves the first alone', async () => {
  const directory = usedDirectory('twice');
  const first = start(directory);
  await first.prints(/^ready$/m);
  const second = start(directory);
  assert.equal(
    await refusal(second),
    `Jointly is already running on this data directory (process ${first.pid}). Stop it first, or set JOINTLY_DATA to another folder.`,
  );
  assert.equal((await ask(first)).status, 200);
  first.child.kill('SIGTERM');
  assert.equal(await first.ended, 0);
});

test('waits for a process that is just stopping instead of refusing', async () => {
  const directory = usedDirectory('handover');
  const first = start(directory);
  await first.prints(/^ready$/m);
  first.child.kill('SIGTERM');
  const second = start(directory);
  await second.prints(/^ready$/m);
  assert.equal(await first.ended, 0);
  second.child.kill('SIGTERM');
  assert.equal(await second.ended, 0);
});

test('says in one sentence that the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = String(address && typeof address === 'object' && address.port);
  try {
    const server = start(usedDirectory('port'), { env: { PORT: port } });
    assert.equal(
      await refusal(server),
      `Port ${port} is already used by another program. Stop that program, or set PORT to another number.`,
    );
  } finally {
    other.close();
  }
});

test('says in one sentence that the data directory may not be written', async () => {
  const closed = join(scratch.path, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  // Root may write anywhere, so root's test runs as another account.
  const directory = join(closed, 'data');
  const server = start(directory, isRoot ? { account: nobody } : {});
  assert.equal(
    await refusal(server),
    `Jointly may not write to ${directory}. Let this account write there, or set JOINTLY_DATA to another folder.`,
  );
});

test('says in one sentence that a file stands where the data directory should be', async () => {
  const file = join(scratch.path, 'file');
  writeFileSync(file, '');
  const server = start(join(file, 'data'));
  assert.match(await refusal(server), /cannot be a folder because a file stands in its way/);
});

const mayMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', scratch.path]).status === 0;

for (const [size, step] of [
  ['16m', 'Copying the programs'],
  ['72m', 'Creating the database'],
] as const) {
  test(`says in one sentence that the disk is full (${step})`, async () => {
    const disk = join(scratch.path, `disk-${size}`);
    mkdirSync(disk);
    // A small disk of its own where the system lets us mount one, else a device that is always full.
    const mount = `mount -t tmpfs -o size=${size},mode=755 tmpfs ${disk} && exec "$@"`;
    const server = mayMount
      ? start(join(disk, 'data'), { wrapper: ['unshare', '-m', 'sh', '-c', mount, 'sh'] })
      : start(join(disk, 'data'), { nodeOptions: ['--import', join(import.meta.dirname, 'full-disk.mjs')] });
    assert.equal(
      await refusal(server),
      `The disk that holds ${join(disk, 'data')} is full. Free some space there, or set JOINTLY_DATA to a folder on another disk.`,
    );
    if (mayMount) assert.match(server.output(), new RegExp(step));
  });
}

test('says in one sentence what is wrong with DATABASE_URL', async () => {
  const directory = usedDirectory('addressed');
  const server = start(directory);
  await server.prints(/^ready$/m);
  const folder = encodeURIComponent(join(directory, 'postgres-18'));
  const wrong = {
    'postgres://jointly:secret@127.0.0.1:1/jointly':
      /^Jointly cannot reach the database at 127\.0\.0\.1:1\. /,
    [`postgres://jointly:secret@localhost/jointly?host=${folder}`]:
      /refuses the name or password in DATABASE_URL/,
    'mysql://localhost/jointly': /^DATABASE_URL is not the address of a PostgreSQL database\. /,
  };
  for (const [databaseUrl, sentence] of Object.entries(wrong)) {
    const refused = start(join(scratch.path, 'unused'), { env: { DATABASE_URL: databaseUrl } });
    const words = await refusal(refused);
    assert.match(words, sentence);
    assert.doesNotMatch(words, /secret/);
  }
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});

test('runs as a plain account with a home that is closed to others', async () => {
  const home = join(scratch.path, 'plain-home');
  mkdirSync(home);
  chmodSync(home, 0o700);
  if (isRoot) chownSync(home, nobody.uid, nobody.gid);
  const account = isRoot ? nobody : undefined;
  const directory = join(home, 'jointly', 'data');
  for (const notes of [1, 2]) {
    const server = start(directory, { account, env: { HOME: home } });
    await server.prints(/^ready$/m);
    assert.equal((await ask(server, 'POST')).body.notes, notes);
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0);
  }
});

test('runs with a data directory in a home that is closed to others, as root too', async () => {
  const home = join(scratch.path, 'closed-home');
  mkdirSync(home);
  chmodSync(home, 0o700);
  const directory = join(home, 'jointly', 'data');
  for (const notes of [1, 2]) {
    const server = start(directory, { env: { HOME: home } });
    await server.prints(/^ready$/m);
    assert.equal((await ask(server, 'POST')).body.notes, notes);
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0);
  }
});

test('runs in a folder whose path is too long for a socket', async () => {
  const directory = join(scratch.path, 'a-long-name-'.repeat(8), 'with spaces');
  const server = start(directory);
  await server.prints(/^ready$/m);
  server.child.kill('SIGTERM');
  assert.equal(await server.ended, 0);
});
