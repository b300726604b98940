import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** npm run check: everything that can be said about the code without running it. Every check runs; the first line tells. */
const root = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules/.bin', name);
const script = (name) => [process.execPath, path.join(root, 'scripts', name)];

const checks = [
  ['types of the core', [bin('tsc'), '-p', 'tsconfig.core.json']],
  ['types of the server', [bin('tsc'), '-p', 'tsconfig.server.json']],
  ['types of the client', [bin('tsc'), '-p', 'tsconfig.client.json']],
  [
    'form and style',
    [bin('biome'), 'ci', '--colors=off', '--max-diagnostics=40', '--diagnostic-level=warn', '.'],
  ],
  ['generated files', [...script('generate.mjs'), '--check']],
  [
    'arrows',
    [bin('depcruise'), '--config', 'scripts/dependency-cruiser.config.mjs', '--output-type', 'err', 'src'],
  ],
  ...readdirSync(path.join(root, 'scripts'))
    .filter((name) => /^check-[a-z-]+\.ts$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => [name.replace(/^check-|\.ts$/g, ''), script(name)]),
];

const startedAt = Date.now();
await run('words', script('compile-words.mjs'));
const results = [];
// Two at a time: as many as the smallest machine has cores.
const queue = [...checks];
await Promise.all(
  [0, 1].map(async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results.push(await run(...next));
  }),
);
const failed = results.filter((result) => !result.isGood);
const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
console.log(
  failed.length === 0
    ? `All ${results.length} checks are good (${seconds} s).`
    : `${failed.length} of ${results.length} checks found something (${seconds} s): ${failed.map((result) => result.name).join(', ')}.`,
);
process.exit(failed.length === 0 ? 0 : 1);

function run(name, [command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (part) => output.push(part));
    child.stderr.on('data', (part) => output.push(part));
    child.on('close', (code) => {
      const isGood = code === 0;
      if (!isGood) console.log(`\n── ${name} ──\n${Buffer.concat(output).toString('utf8').trim()}\n`);
      resolve({ name, isGood });
    });
  });
}
