import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { createLauncher, mayReach } from './plain-account.ts';

const isRoot = process.getuid?.() === 0;
const stranger = { uid: 61_234, gid: 61_234 };
const scratch = temporaryDirectory('jointly-account-');
const us = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
after(() => scratch.remove());

test('an account reaches a folder only when it may pass through every folder above', () => {
  chmodSync(scratch.path, 0o755);
  const inner = join(scratch.path, 'home', 'jointly', 'data');
  mkdirSync(inner, { recursive: true });
  assert.equal(mayReach(inner, stranger), true);
  chmodSync(join(scratch.path, 'home'), 0o700);
  assert.equal(mayReach(inner, stranger), false);
  assert.equal(mayReach(inner, us), true);
  assert.equal(mayReach(inner, { uid: stranger.uid, gid: us.gid }), false);
  chmodSync(join(scratch.path, 'home'), 0o710);
  assert.equal(mayReach(inner, { uid: stranger.uid, gid: us.gid }), true);
});

test('a folder that does not exist yet is judged by those above it', () => {
  assert.equal(mayReach(join(scratch.path, 'not', 'yet'), us), true);
});

test('programs never run as root, in open folders and in closed ones', async () => {
  chmodSync(scratch.path, 0o755);
  const open = join(scratch.path, 'open');
  const closed = join(scratch.path, 'closed');
  mkdirSync(open);
  mkdirSync(join(closed, 'data'), { recursive: true });
  chmodSync(closed, 0o700);
  for (const folder of [open, join(closed, 'data')]) {
    const launcher = createLauncher(join(folder, 'postgres-18'));
    // PostgreSQL looks for its programs just so: by the access that its account has.
    const { output } = await launcher.run('/bin/sh', [
      '-c',
      'id -u; test -x "$1" && echo reached',
      'sh',
      folder,
    ]);
    const [uid, reached] = output.trim().split('\n');
    assert.equal(uid, String(isRoot ? launcher.account?.uid : us.uid));
    assert.notEqual(uid, '0');
    assert.equal(reached, 'reached');
  }
});

test('programs get nothing from the environment that PostgreSQL would listen to', async () => {
  process.env.PGDATA = '/elsewhere';
  process.env.DATABASE_URL = 'postgres://name:hush@host/database';
  const { output } = await createLauncher(join(scratch.path, 'any')).run('/bin/sh', ['-c', 'env']);
  delete process.env.PGDATA;
  delete process.env.DATABASE_URL;
  assert.doesNotMatch(output, /^PG|hush/m);
});
