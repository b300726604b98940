import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isProcessAlive } from '../../src/server/process-identity.ts';
import { isRoot, nobody, prepareGround, stop } from './start-ground.ts';
import { ask, readPostmaster, waitForEnd } from './start-process.ts';

const ground = prepareGround();

test('answers 503 until the database is ready, then 200, and says each long step', async () => {
  const server = ground.start(join(ground.path, 'fresh'));
  assert.equal((await ask(server)).status, 503);
  await server.prints(/^ready$/m);
  const { status, body } = await ask(server);
  assert.equal(status, 200);
  assert.match(String(body.version), /^18\./);
  assert.match(
    server.output(),
    /Copying the programs[\s\S]*Creating the database[\s\S]*Starting the database/,
  );
  await stop(server);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`stops PostgreSQL and lets the directory go on ${signal}`, async () => {
    const directory = ground.usedDirectory(`stop-${signal}`);
    const server = ground.start(directory);
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
  const directory = ground.usedDirectory('channel');
  const server = ground.start(directory, { channel: true });
  await server.prints(/^ready$/m);
  const postmaster = readPostmaster(directory);
  server.child.disconnect();
  assert.equal(await server.ended, 0);
  assert.equal(isProcessAlive(postmaster), false);
});

test('starts again by itself after kill -9, with everything kept that was answered', async () => {
  const directory = ground.usedDirectory('killed');
  const first = ground.start(directory);
  await first.prints(/^ready$/m);
  for (let note = 2; note <= 20; note++) assert.equal((await ask(first, 'POST')).status, 200);
  const orphan = readPostmaster(directory);
  first.child.kill('SIGKILL');
  await first.ended;
  assert.equal(isProcessAlive(orphan), true, 'the database outlives the server, so this shows something');

  const second = ground.start(directory);
  await second.prints(/^ready$/m);
  assert.equal((await ask(second)).body.notes, 20);
  assert.equal(isProcessAlive(orphan), false);
  await stop(second);
});

test('starts again by itself when the database was killed too and its number went to a stranger', async () => {
  const directory = ground.usedDirectory('crashed');
  const first = ground.start(directory);
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
    const second = ground.start(directory);
    await second.prints(/^ready$/m);
    assert.equal((await ask(second)).body.notes, 2);
    await stop(second);
    assert.equal(isProcessAlive(stranger.pid ?? 0), true, 'the stranger was left in peace');
  } finally {
    stranger.kill();
  }
});

test('starts again by itself after kill -9 in the middle of the very first start', async () => {
  const directory = join(ground.path, 'cut-off');
  const first = ground.start(directory);
  await first.prints(/Creating the database/);
  first.child.kill('SIGKILL');
  await first.ended;
  assert.equal(existsSync(join(directory, 'postgres-18')), false);

  const second = ground.start(directory);
  await second.prints(/^ready$/m);
  await stop(second);
  const left = readdirSync(directory).filter((name) => /partial|jointly\./.test(name));
  assert.deepEqual(left, []);
});

test('waits for a process that is just stopping instead of refusing', async () => {
  const directory = ground.usedDirectory('handover');
  const first = ground.start(directory);
  await first.prints(/^ready$/m);
  first.child.kill('SIGTERM');
  const second = ground.start(directory);
  await second.prints(/^ready$/m);
  assert.equal(await first.ended, 0);
  await stop(second);
});

test('runs as a plain account with a home that is closed to others', async () => {
  const home = join(ground.path, 'plain-home');
  mkdirSync(home);
  chmodSync(home, 0o700);
  if (isRoot) chownSync(home, nobody.uid, nobody.gid);
  const account = isRoot ? nobody : undefined;
  const directory = join(home, 'jointly', 'data');
  for (const notes of [1, 2]) {
    const server = ground.start(directory, { account, env: { HOME: home } });
    await server.prints(/^ready$/m);
    assert.equal((await ask(server, 'POST')).body.notes, notes);
    await stop(server);
  }
});

test('runs with a data directory in a home that is closed to others, as root too', async () => {
  const home = join(ground.path, 'closed-home');
  mkdirSync(home);
  chmodSync(home, 0o700);
  const directory = join(home, 'jointly', 'data');
  for (const notes of [1, 2]) {
    const server = ground.start(directory, { env: { HOME: home } });
    await server.prints(/^ready$/m);
    assert.equal((await ask(server, 'POST')).body.notes, notes);
    await stop(server);
  }
});

test('runs in a folder whose path is too long for a socket', async () => {
  const directory = join(ground.path, 'a-long-name-'.repeat(8), 'with spaces');
  const server = ground.start(directory);
  await server.prints(/^ready$/m);
  await stop(server);
});
