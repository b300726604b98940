import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../src/server/embedded-postgres.ts';
import { prepareChromium } from './chromium.mjs';

/**
 * npm run bench: measures what was promised of speed and memory, one part after the other, and prints a table. It is a
 * report, not a test: it fails only where something could not be measured. `npm run bench -- start` runs one part alone:
 * start, deliveries, return, analysis, state, room, spread, bytes, phone, phone-full,
 * panels.
 */
const root = path.resolve(import.meta.dirname, '..');
/** What a part is called, its script, and after how many minutes it is given up. */
const parts = [
  { name: 'start', script: 'bench-start.ts', minutes: 15 },
  { name: 'deliveries', script: 'bench-deliveries.ts', minutes: 10 },
  { name: 'return', script: 'bench-return.ts', minutes: 10 },
  { name: 'analysis', script: 'bench-analysis.ts', minutes: 30, read: readAnalysis },
  { name: 'state', script: 'bench-state.ts', minutes: 45 },
  { name: 'room', script: 'bench-room.ts', minutes: 5 },
  { name: 'spread', script: 'bench-spread.ts', minutes: 5 },
  { name: 'bytes', script: 'check-bytes.ts', minutes: 5, read: readBytes },
  { name: 'phone', script: 'bench-phone.ts', minutes: 15, prepare: prepareBrowser },
  { name: 'phone-full', script: 'bench-phone-full.ts', minutes: 20, prepare: prepareBrowser },
  { name: 'panels', script: 'bench-panels.ts', minutes: 10, prepare: prepareBrowser },
];

const only = process.argv[2];
if (only !== undefined && !parts.some(({ name }) => name === only)) {
  console.log(`There is no part ${only}. There are: ${parts.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

let running = null;
let isEnded = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    isEnded = true;
    if (running !== null) endGroup(running, 'SIGTERM');
  });

const results = [];
const missing = [];
const scratch = mkdtempSync(path.join(tmpdir(), 'jointly-bench-'));
const postgres = await startPostgres({ dataDirectory: scratch });
try {
  for (const part of parts) if (!isEnded && (only ?? part.name) === part.name) await runPart(part);
} finally {
  await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}
printTable();
process.exit(missing.length === 0 && !isEnded ? 0 : 1);

async function runPart({ name, script, minutes, prepare, read }) {
  console.log(`\n── ${name} ──`);
  if (!existsSync(path.join(root, 'scripts', script))) {
    missing.push(`${name}: scripts/${script} is missing`);
    return;
  }
  const found = [];
  let env;
  try {
    env = await prepare?.();
  } catch (error) {
    missing.push(`${name}: ${error.message}`);
    return;
  }
  const { code, output, isLate } = await run(script, minutes, (result) => found.push(result), env);
  found.push(...(read?.(output) ?? []));
  results.push(...found);
  if (isLate) missing.push(`${name}: given up after ${minutes} minutes`);
  else if (found.length === 0 || (code !== 0 && read === undefined))
    missing.push(`${name}: could not be measured; the lines above say why`);
}

/** What a part in a browser needs: the browser, and the client as it is now. */
async function prepareBrowser() {
  const chromium = await prepareChromium();
  const { code } = await run('build.mjs', 10, () => {});
  if (code !== 0) throw new Error('the client could not be built');
  return { CHROMIUM: chromium };
}

/** Runs a script in a process group of its own, so that it can be ended with everything that it has started. */
function run(script, minutes, onResult, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join('scripts', script)], {
      cwd: root,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, ...env, JOINTLY_TEST_POSTGRES: ownerUrl(), FORCE_COLOR: '0' },
    });
    running = child;
    let [output, isLate] = ['', false];
    const late = setTimeout(() => {
      isLate = true;
      endGroup(child, 'SIGTERM');
      setTimeout(() => endGroup(child, 'SIGKILL'), 40_000).unref();
    }, minutes * 60_000);
    child.stdout.on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('message', onResult);
    child.on('close', (code) => {
      clearTimeout(late);
      running = null;
      resolve({ code, output, isLate });
    });
  });
}

function endGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // has ended by itself
  }
}

function ownerUrl() {
  const { host, port, user, password } = postgres.ownerConfig;
  return `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/postgres?host=${encodeURIComponent(host)}`;
}

function readAnalysis(output) {
  const target = 100;
  return [...output.matchAll(/^(.+): p50 ([\d.]+) ms, p95 ([\d.]+) ms/gm)].map(([, what, p50, p95]) => ({
    what: `analysis at a million answers, ${what}`,
    measured: `p95 ${p95} ms (p50 ${p50} ms)`,
    target: `p95 at most ${target} ms`,
    isMet: Number(p95) <= target,
  }));
}

function readBytes(output) {
  return [...output.matchAll(/loads (\d+) bytes .*?; (\d+) at most/g)].map(([, bytes, most]) => ({
    what: 'JavaScript of a visit before its first tap, gzip',
    measured: `${(bytes / 1000).toFixed(1)} kB`,
    target: `at most ${most / 1000} kB`,
    isMet: Number(bytes) <= Number(most),
  }));
}

function printTable() {
  const rows = results.map(({ what, measured, target, isMet }) => [
    what,
    measured,
    target,
    isMet === null ? '' : isMet ? 'met' : 'not met',
  ]);
  const table = [['what', 'measured', 'target', ''], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column].length)));
  console.log('');
  for (const row of table)
    console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  for (const line of missing) console.log(line);
}
