import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { isRoot, nobody, prepareGround, stop } from './start-ground.ts';
import { ask, type StartedProcess } from './start-process.ts';

const ground = prepareGround();

/** The last line that a server printed before it gave up, which it did with 1 and without a stack. */
async function refusal(server: StartedProcess): Promise<string> {
  const code = await server.ended;
  assert.equal(code, 1, server.output());
  const last = server.output().trim().split('\n').at(-1) ?? '';
  assert.doesNotMatch(server.output(), /^\s+at .*:\d+:\d+/m, 'a refusal comes without a stack');
  return last;
}

test('refuses a second process on the same data directory and leaves the first alone', async () => {
  const directory = ground.usedDirectory('twice');
  const first = ground.start(directory);
  await first.prints(/^ready$/m);
  const second = ground.start(directory);
  assert.equal(
    await refusal(second),
    `Jointly is already running on this data directory (process ${first.pid}). Stop it first, or set JOINTLY_DATA to another folder.`,
  );
  assert.equal((await ask(first)).status, 200);
  await stop(first);
});

test('says in one sentence that the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = String(address && typeof address === 'object' && address.port);
  try {
    const server = ground.start(ground.usedDirectory('port'), { env: { PORT: port } });
    assert.equal(
      await refusal(server),
      `Port ${port} is already used by another program. Stop that program, or set PORT to another number.`,
    );
  } finally {
    other.close();
  }
});

test('says in one sentence that the data directory may not be written', async () => {
  const closed = join(ground.path, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  // Root may write anywhere, so root's test runs as another account.
  const directory = join(closed, 'data');
  const server = ground.start(directory, isRoot ? { account: nobody } : {});
  assert.equal(
    await refusal(server),
    `Jointly may not write to ${directory}. Let this account write there, or set JOINTLY_DATA to another folder.`,
  );
});

test('says in one sentence that a file stands where the data directory should be', async () => {
  const file = join(ground.path, 'file');
  writeFileSync(file, '');
  const server = ground.start(join(file, 'data'));
  assert.match(await refusal(server), /cannot be a folder because a file stands in its way/);
});

const mayMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', ground.path]).status === 0;

for (const [size, step] of [
  ['16m', 'Copying the programs'],
  ['72m', 'Creating the database'],
] as const) {
  test(`says in one sentence that the disk is full (${step})`, async () => {
    const disk = join(ground.path, `disk-${size}`);
    mkdirSync(disk);
    // A small disk of its own where the system lets us mount one, else a device that is always full.
    const mount = `mount -t tmpfs -o size=${size},mode=755 tmpfs ${disk} && exec "$@"`;
    const server = mayMount
      ? ground.start(join(disk, 'data'), { wrapper: ['unshare', '-m', 'sh', '-c', mount, 'sh'] })
      : ground.start(join(disk, 'data'), {
          nodeOptions: ['--import', join(import.meta.dirname, 'full-disk.mjs')],
        });
    assert.equal(
      await refusal(server),
      `The disk that holds ${join(disk, 'data')} is full. Free some space there, or set JOINTLY_DATA to a folder on another disk.`,
    );
    if (mayMount) assert.match(server.output(), new RegExp(step));
  });
}

test('says in one sentence what is wrong with DATABASE_URL', async () => {
  const directory = ground.usedDirectory('addressed');
  const server = ground.start(directory);
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
    const refused = ground.start(join(ground.path, 'unused'), { env: { DATABASE_URL: databaseUrl } });
    const words = await refusal(refused);
    assert.match(words, sentence);
    assert.doesNotMatch(words, /secret/);
  }
  await stop(server);
});
