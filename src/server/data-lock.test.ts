import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { lockDataDirectory } from './data-lock.ts';
import { identifyThisProcess } from './process-identity.ts';
import { Refusal } from './refusal.ts';

const scratch = temporaryDirectory('jointly-lock-');
after(() => scratch.remove());

function lockFileIn(name: string): { directory: string; file: string } {
  const directory = join(scratch.path, name);
  return { directory, file: join(directory, 'jointly.lock') };
}

/** Another process that takes the lock, says so, and holds it until it is killed. */
async function lockElsewhere(directory: string): Promise<ChildProcess> {
  const program = `
    const { lockDataDirectory } = await import(${JSON.stringify(import.meta.resolve('./data-lock.ts'))});
    await lockDataDirectory(${JSON.stringify(directory)}).then(() => console.log('held'), (error) => console.log(error.message));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  child.stdout.removeAllListeners();
  assert.equal(String(said).trim(), 'held');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test('makes the directory, holds it, and lets it go', async () => {
  const { directory, file } = lockFileIn('plain/and/deep');
  const lock = await lockDataDirectory(directory);
  assert.equal(JSON.parse(readFileSync(file, 'utf8')).pid, process.pid);
  await assert.rejects(lockDataDirectory(directory), Refusal);
  await lock.release();
  assert.equal(existsSync(file), false);
  const again = await lockDataDirectory(directory);
  await lock.release();
  assert.equal(existsSync(file), true, 'a second release of the first lock does not touch the second lock');
  await again.release();
});

test('refuses a directory that another process holds, and names that process', async () => {
  const { directory } = lockFileIn('held');
  const other = await lockElsewhere(directory);
  await assert.rejects(lockDataDirectory(directory), {
    name: 'Refusal',
    message: `Jointly is already running on this data directory (process ${other.pid}). Stop it first, or set JOINTLY_DATA to another folder.`,
  });
  await kill(other);
});

test('takes over at once from a process that was killed', async () => {
  const { directory } = lockFileIn('killed');
  await kill(await lockElsewhere(directory));
  const startedAt = Date.now();
  const lock = await lockDataDirectory(directory);
  assert.ok(Date.now() - startedAt < 1000);
  await lock.release();
});

test('takes over when the number of the killed process belongs to a stranger now', async () => {
  const { directory, file } = lockFileIn('recycled');
  await (await lockDataDirectory(directory)).release();
  writeFileSync(file, JSON.stringify({ ...identifyThisProcess(), startedAt: 'long ago' }));
  const lock = await lockDataDirectory(directory);
  await lock.release();
});

test('takes over from a process that has ended but whose parent never asked', {
  skip: process.platform === 'win32' && 'has no such processes',
}, async () => {
  const { directory, file } = lockFileIn('undead');
  const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = await once(parent.stdout, 'data');
  await sleep(300);
  await (await lockDataDirectory(directory)).release();
  writeFileSync(file, JSON.stringify({ ...identifyThisProcess(), pid: Number(said) }));
  const lock = await lockDataDirectory(directory);
  await lock.release();
  parent.kill();
});

test('of many processes that find the same stale lock, one gets it', async () => {
  const { directory, file } = lockFileIn('race');
  await kill(await lockElsewhere(directory));
  assert.equal(existsSync(file), true);
  const attempts = await Promise.allSettled(Array.from({ length: 40 }, () => lockDataDirectory(directory)));
  assert.equal(attempts.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const attempt of attempts) if (attempt.status === 'fulfilled') await attempt.value.release();
});

test('a process that was killed while it removed a stale lock keeps nobody out', async () => {
  const { directory, file } = lockFileIn('half-removed');
  await kill(await lockElsewhere(directory));
  mkdirSync(`${file}.removal`);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${file}.removal`, longAgo, longAgo);
  const lock = await lockDataDirectory(directory);
  await lock.release();
  assert.equal(existsSync(`${file}.removal`), false);
});

test('refuses a directory held in another container as long as that gives signs of life', async () => {
  const { directory, file } = lockFileIn('container');
  await (await lockDataDirectory(directory)).release();
  writeFileSync(file, JSON.stringify({ ...identifyThisProcess(), pid: 1, system: 'another' }));
  const beats = setInterval(() => utimesSync(file, new Date(), new Date()), 500);
  await assert.rejects(lockDataDirectory(directory), /already running on this data directory \(process 1\)/);
  clearInterval(beats);
  const lock = await lockDataDirectory(directory);
  await lock.release();
});
