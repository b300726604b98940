import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { asListenRefusal, asRefusal, Refusal, refusalInOutput } from './refusal.ts';

function thrownBy(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('says that the disk is full, from a real full device', {
  skip: process.platform !== 'linux' && 'has no /dev/full',
}, () => {
  const refusal = asRefusal(
    thrownBy(() => writeFileSync('/dev/full', 'x')),
    '/data',
  );
  assert.ok(refusal instanceof Refusal);
  assert.match(refusal.message, /^The disk that holds \/data is full\./);
});

test('says that a file stands in the way of a folder, from a real error', () => {
  const refusal = asRefusal(
    thrownBy(() => mkdirSync(`${import.meta.filename}/data`)),
    '/data',
  );
  assert.ok(refusal instanceof Refusal);
  assert.match(refusal.message, /^\/data cannot be a folder/);
});

test('says that a port is taken, from a real error', async () => {
  const first = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => first.once('listening', resolve));
  const address = first.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const second = createServer().listen(port, '127.0.0.1');
  const error = await new Promise((resolve) => second.once('error', resolve));
  first.close();
  const refusal = asListenRefusal(error, port);
  assert.ok(refusal instanceof Refusal);
  assert.match(refusal.message, new RegExp(`^Port ${port} is already used`));
});

test('finds the cause in what initdb and postgres write', () => {
  const causes = {
    'initdb: error: could not write to file "x": No space left on device': /is full\./,
    'FATAL:  could not create lock file "postmaster.pid": Permission denied': /may not write to \/data\./,
    'could not create directory "x": Read-only file system': /can only be read\./,
    'could not extend file: Disk quota exceeded': /is full\./,
  };
  for (const [output, sentence] of Object.entries(causes)) {
    assert.match(refusalInOutput(output, '/data')?.message ?? '', sentence);
  }
  assert.equal(refusalInOutput('the server crashed', '/data'), null);
});

test('leaves an error alone that no person can mend, and a refusal as it is', () => {
  const bug = new TypeError('x is not a function');
  assert.equal(asRefusal(bug, '/data'), bug);
  assert.equal(asListenRefusal(bug, 1), bug);
  const refusal = new Refusal('Set PORT.');
  assert.equal(asRefusal(refusal, '/data'), refusal);
});
