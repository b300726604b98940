import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const body = `export function half(value: number): number {
  if (!Number.isFinite(value)) {
    throw new RangeError('no number');
  }
  return value / 2;
}`;

/** Runs the script on a folder that holds one file with the given source. */
async function check(source: string) {
  const folder = await mkdtemp(join(tmpdir(), 'examples-'));
  try {
    await writeFile(join(folder, 'half.ts'), source);
    await writeFile(join(folder, 'half.test.ts'), 'throw new Error("tests are not read");');
    const script = join(import.meta.dirname, 'check-examples.ts');
    return spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function documented(...lines: string[]) {
  return ['/**', ' * Half of it.', ' * @example', ...lines.map((line) => ` * ${line}`), ' */', body].join(
    '\n',
  );
}

test('examples that are true pass, to the digits printed, over several lines, as JSON and as errors', async () => {
  const result = await check(
    documented(
      'half(2 / 3) // 0.333',
      'half(-3) // -1.50',
      '[half(2),',
      '  half(1)] // [1,0.5]',
      '({ a: half(3), b: null, c: "x" })',
      '  // {"a":1.5,',
      '  //  "b":null,"c":"x"}',
      'half(Number.NaN) // throws RangeError',
    ),
  );
  assert.equal(result.stderr, '');
  assert.match(result.stdout, /^5 examples in 1 files ran; all are true\.$/m);
  assert.equal(result.status, 0);
});

for (const line of [
  'half(3) // 1.51',
  'half(3) // 1',
  'half(3) // "1.5"',
  'half(3) // throws RangeError',
  'half(Number.NaN) // 1',
  'half(Number.NaN) // throws TypeError',
  'half(3)',
  '[half(3)] // [1.5,2]',
  '({ a: 1 }) // {"b":1}',
  'half(3) // about 1.5',
]) {
  test(`the example "${line}" does not pass`, async () => {
    const result = await check(documented('half(4) // 2', line));
    assert.equal(result.status, 1);
    assert.match(result.stdout, /2 examples in 1 files ran; 1 are not\./);
    assert.match(result.stderr, /^half\.ts: /m);
  });
}

test('an exported function without an example does not pass', async () => {
  const result = await check(body);
  assert.equal(result.status, 1);
  assert.match(result.stderr, /half\.ts: half has no @example/);
});
