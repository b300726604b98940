import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../src/server/embedded-postgres.ts';
import { startInstalledPostgres } from '../test/external-postgres.ts';
import { prepareChromium } from './chromium.mjs';
import { groupTests } from './test-groups.mjs';

/**
 * npm test: the checks, then the tests of the core and the server on the embedded PostgreSQL, then the server's again on
 * an installed one (15 or newer) where there is one, then the faults, then the journeys in a real browser.
 * `npm test -- unit` runs one part alone: checks, unit, installed, faults, journeys.
 */
const root = path.resolve(import.meta.dirname, '..');
const compileCache = path.join(root, 'node_modules/.cache/node-compile');
const only = process.argv[2];
const totals = { passed: 0, failed: 0 };
const failedParts = [];
/** What failed, to be said once more at the very end, where nobody has to look for it. */
const failures = [];

const areaTests = ['src/areas/**/*.test.ts', 'src/server/migrate.test.ts', 'test/api/*.test.ts'];
const unitTests = ['src/**/*.test.ts', 'scripts/*.test.ts', 'test/api/*.test.ts'];
/** Long, and one after the other: begun first, beside the others. */
const worldTests = ['worlds/**/*.test.ts'];

await part('checks', () => run([process.execPath, 'scripts/check.mjs'], countOne));
await part('unit', () =>
  onEmbedded(async (env) => {
    const both = [run(nodeTest(worldTests), countNodeTest, env), runInGroups(unitTests, env)];
    return (await Promise.all(both)).every((isGood) => isGood);
  }),
);
await part('installed', async () => {
  const installed = await startInstalledPostgres();
  if (installed === null) {
    console.log(
      'No PostgreSQL 15 or newer is installed here, so the server was tested on the embedded one alone.',
    );
    return true;
  }
  try {
    // As its superuser: a database for each file is made and dropped, and looked into behind the server's back.
    return await runInGroups(areaTests, { JOINTLY_TEST_POSTGRES: installed.superuserUrl });
  } finally {
    await installed.stop();
  }
});
await part('faults', async () => {
  await prepareChromium();
  await build();
  return onEmbedded((env) => run(nodeTest(['test/faults/*.test.ts'], 3), countNodeTest, env));
});
await part('journeys', async () => {
  const chromium = await prepareChromium();
  await build();
  const command = [process.execPath, 'node_modules/@playwright/test/cli.js', 'test'];
  return onEmbedded((env) => run(command, countPlaywright, { ...env, CHROMIUM: chromium }));
});

if (failedParts.length > 0) {
  console.log(`\nNot good: ${failedParts.join(', ')}.`);
  for (const failure of failures.slice(0, 30)) console.log(`\n${failure}`);
  if (failures.length > 30) console.log(`\n… and ${failures.length - 30} more, above.`);
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(failedParts.length === 0 ? 0 : 1);

async function part(name, work) {
  if (only !== undefined && only !== name) return;
  const startedAt = Date.now();
  console.log(`\n── ${name} ──`);
  let isGood = false;
  try {
    isGood = await work();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    totals.failed += 1;
  }
  if (!isGood) failedParts.push(name);
  console.log(
    `── ${name}: ${isGood ? 'good' : 'not good'}, ${((Date.now() - startedAt) / 1000).toFixed(0)} s ──`,
  );
}

function nodeTest(patterns, atOnce = 2) {
  return [process.execPath, '--test', `--test-concurrency=${atOnce}`, '--test-timeout=600000', ...patterns];
}

/**
 * Runs test files in groups, a process for each group, two processes at once: most of what a file costs is loading
 * what all of them load.
 */
async function runInGroups(patterns, env) {
  const groups = groupTests(root, patterns);
  const runNext = async (isGood = true) => {
    const group = groups.shift();
    if (group === undefined) return isGood;
    const command = [process.execPath, '--test', '--test-isolation=none', ...group];
    return runNext((await run(command, countNodeTest, env)) && isGood);
  };
  return (await Promise.all([runNext(), runNext()])).every((isGood) => isGood);
}

/** Runs on a scratch server of our own: durable writes are off, since nothing in it outlives the tests. */
async function onEmbedded(work) {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'jointly-tests-'));
  const postgres = await startPostgres({ dataDirectory });
  const { host, port, user, password } = postgres.ownerConfig;
  const url = `postgres://${user}:${encodeURIComponent(password)}@localhost:${port ?? 5432}/postgres?host=${encodeURIComponent(host)}`;
  try {
    return await work({ JOINTLY_TEST_POSTGRES: url });
  } finally {
    await postgres.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function build() {
  if (!(await run([process.execPath, 'scripts/build.mjs'], () => {})))
    throw new Error('The client could not be built.');
  if (!existsSync(path.join(root, 'build/client/index.html'))) throw new Error('The build left no page.');
}

function run([command, ...args], count, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      // Each file runs in a process of its own; what they all load is compiled once.
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...env, FORCE_COLOR: '0' },
    });
    const output = [];
    child.stdout.on('data', (text) => {
      output.push(text);
      process.stdout.write(text);
    });
    child.on('close', (code) => {
      count(Buffer.concat(output).toString('utf8'), code);
      resolve(code === 0);
    });
  });
}

function countOne(_output, code) {
  totals[code === 0 ? 'passed' : 'failed'] += 1;
}

function countNodeTest(output) {
  const [, details = ''] = output.split('✖ failing tests:');
  failures.push(
    ...details
      .split(/^(?=test at )/m)
      .filter((text) => text.trim())
      .map(firstLines),
  );
  for (const [, word, number] of output.matchAll(/^. (pass|fail|cancelled) (\d+)$/gm)) {
    totals[word === 'pass' ? 'passed' : 'failed'] += Number(number);
  }
}

function countPlaywright(output) {
  failures.push(
    ...output
      .split(/^(?= {2}\d+\) )/m)
      .slice(1)
      .map(firstLines),
  );
  for (const [, number, word] of output.matchAll(
    /^\s+(\d+) (passed|failed|flaky|interrupted|did not run)/gm,
  )) {
    totals[word === 'passed' ? 'passed' : 'failed'] += Number(number);
  }
}

function firstLines(text) {
  return text.trimEnd().split('\n').slice(0, 12).join('\n');
}
