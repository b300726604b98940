import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { isProcessAlive } from '../../src/server/process-identity.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { type StartedProcess, type StartOptions, startNode, waitForEnd } from './start-process.ts';

const home = join(import.meta.dirname, '..', '..');
const scratch = temporaryDirectory('jointly-script-');
const running: ChildProcess[] = [];
let project: string;
let count = 0;

/** A project with the real start scripts around a small server, a build that only counts, and one package. */
beforeEach(() => {
  count += 1;
  project = join(scratch.path, `project-${count}`);
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const runtime = `node-${os}-${process.arch}`;
  for (const folder of ['scripts', 'src/app', 'src/server', `vendor/${runtime}/bin`]) {
    mkdirSync(join(project, folder), { recursive: true });
  }
  for (const file of ['scripts/start.mjs', 'scripts/run.mjs', 'scripts/node-runtime.mjs']) {
    copyFileSync(join(home, file), join(project, file));
  }
  for (const file of ['src/server/shutdown.ts', 'src/server/refusal.ts']) {
    copyFileSync(join(home, file), join(project, file));
  }
  symlinkSync(process.execPath, join(project, 'vendor', runtime, 'bin', 'node'));
  write(`vendor/${runtime}/package.json`, JSON.stringify({ name: runtime, version: '24.0.0' }));
  const dependencies = { [runtime]: `file:vendor/${runtime}` };
  const scripts = { start: 'node scripts/start.mjs' };
  write(
    'package.json',
    JSON.stringify({ name: 'small', version: '1.0.0', type: 'module', scripts, dependencies }),
  );
  execFileSync('npm', ['install', '--package-lock-only', '--offline', '--no-audit'], {
    cwd: project,
    stdio: 'pipe',
  });
  write(
    'scripts/build.mjs',
    `import { appendFileSync, mkdirSync } from 'node:fs';
     mkdirSync('build/client', { recursive: true });
     appendFileSync('builds', 'x');`,
  );
  write(
    'src/app/server.ts',
    `import { writeFileSync } from 'node:fs';
     import { onShutdown } from '../server/shutdown.ts';
     if (process.argv[2] === '--fail') process.exit(7);
     onShutdown(async () => writeFileSync('stopped', ''));
     console.log('serving', process.pid, process.version, ...process.argv.slice(2));
     setInterval(() => {}, 1000);`,
  );
});

after(() => {
  for (const child of running) child.kill('SIGKILL');
  scratch.remove();
});

function write(path: string, text: string): void {
  writeFileSync(join(project, path), text);
}

function start(args: string[] = [], options: StartOptions = {}): StartedProcess {
  const script = startNode(join(project, 'scripts', 'start.mjs'), args, options);
  running.push(script.child);
  return script;
}

async function served(script: StartedProcess): Promise<number> {
  return Number((await script.prints(/^serving (\d+) v/m))[1]);
}

async function stop(script: StartedProcess): Promise<void> {
  script.child.kill('SIGTERM');
  assert.equal(await script.ended, 0, script.output());
}

test('installs, builds and serves, and the second time only serves', async () => {
  const first = start(['--demo']);
  await served(first);
  assert.match(
    first.output(),
    /Installing packages[\s\S]*Installed[\s\S]*Building the client[\s\S]*Built[\s\S]*--demo/,
  );
  await stop(first);
  const second = start();
  await served(second);
  assert.match(second.output(), /^serving .*\n$/);
  await stop(second);
});

test('builds again when a source changed, and not when only a test or a page of words about it did', async () => {
  await stop(await started());
  for (const [path, builds] of [
    ['src/app/server.test.ts', 1],
    ['src/README.md', 1],
    ['src/app/page.tsx', 2],
    ['vite.config.ts', 3],
  ] as const) {
    write(path, 'export {};');
    await stop(await started());
    assert.equal(readFileSync(join(project, 'builds'), 'utf8').length, builds, path);
  }
});

async function started(): Promise<StartedProcess> {
  const script = start();
  await served(script);
  return script;
}

test('installs again when package-lock.json changed', async () => {
  await stop(await started());
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const name = Object.keys(lock.packages).find((path) => path.startsWith('vendor/')) ?? '';
  lock.packages[name].version = '24.0.1';
  write('package-lock.json', JSON.stringify(lock));
  const manifest = join(project, name, 'package.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('24.0.0', '24.0.1'));
  const again = await started();
  assert.match(again.output(), /Installing packages/);
  await stop(again);
});

test('does not install what a person has installed by hand', async () => {
  execFileSync('npm', ['ci', '--offline', '--no-audit'], { cwd: project, stdio: 'pipe' });
  const script = await started();
  assert.doesNotMatch(script.output(), /Installing/);
  await stop(script);
});

test('runs the server under the Node that npm installed when its own is too old', async () => {
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.1.0'}})`;
  const script = start([], { nodeOptions: ['--import', old] });
  await served(script);
  await stop(script);
  // The server prints what it runs on; the path shows that it is the installed one.
  rmSync(join(project, 'node_modules'), { recursive: true });
  mkdirSync(join(project, 'node_modules'));
  const hash = execFileSync('sha256sum', [join(project, 'package-lock.json')], { encoding: 'utf8' }).split(
    ' ',
  )[0];
  write('node_modules/.jointly-lock', hash ?? '');
  const refused = start([], { nodeOptions: ['--import', old] });
  assert.equal(await refused.ended, 1);
  assert.match(
    refused.output(),
    /^Jointly needs Node 24 or newer, this is 20\.1\.0, .*install Node 24 from nodejs\.org\.\n$/,
  );
});

test('hands on signals, and the exit code of the server', async () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    rmSync(join(project, 'stopped'), { force: true });
    const script = await started();
    script.child.kill(signal);
    assert.equal(await script.ended, 0);
    assert.equal(existsSync(join(project, 'stopped')), true);
  }
  const failing = start(['--fail']);
  assert.equal(await failing.ended, 7);
});

test('a server whose start script was killed stops cleanly', async () => {
  const script = start();
  const server = await served(script);
  script.child.kill('SIGKILL');
  await waitForEnd(server);
  assert.equal(existsSync(join(project, 'stopped')), true);
});

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const) {
  // Ctrl-C in a terminal reaches npm and all that it started; the others reach npm alone.
  const isForAll = signal === 'SIGINT';
  test(`a server whose npm got ${signal} stops cleanly`, async () => {
    const npm = spawn('npm', ['start', '--', '--demo'], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: isForAll,
    });
    running.push(npm);
    let output = '';
    for await (const chunk of npm.stdout) {
      output += chunk;
      if (/^serving \d+ v/m.test(output)) break;
    }
    const server = Number(/^serving (\d+) v.* --demo$/m.exec(output)?.[1]);
    assert.equal(isProcessAlive(server), true);
    process.kill(isForAll ? -(npm.pid ?? 0) : (npm.pid ?? 0), signal);
    await waitForEnd(server);
    assert.equal(existsSync(join(project, 'stopped')), true);
  });
}

test('says in one sentence that the build failed, and tries again the next time', async () => {
  const good = readFileSync(join(project, 'scripts/build.mjs'), 'utf8');
  await stop(await started());
  write('scripts/build.mjs', "console.error('a type is missing'); process.exit(2);");
  for (const attempt of [1, 2]) {
    const failing = start();
    assert.equal(await failing.ended, 1, `attempt ${attempt}`);
    assert.match(
      failing.output(),
      /a type is missing\nThe client could not be built\. The lines above say why\.\n$/,
    );
  }
  write('scripts/build.mjs', good);
  const mended = await started();
  assert.match(mended.output(), /Building the client/);
  await stop(mended);
});

test('says in one sentence that packages could not be installed', async () => {
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  manifest.dependencies.missing = '1.0.0'; // and package-lock.json knows nothing of it
  write('.npmrc', 'offline=true\n');
  write('package.json', JSON.stringify(manifest));
  const script = start();
  assert.equal(await script.ended, 1);
  assert.match(script.output(), /The packages could not be installed\. The lines above say why\.\n$/);
});

test('Ctrl-C during the build ends everything and begins nothing new', async () => {
  appendFileSync(
    join(project, 'scripts/build.mjs'),
    "\nconsole.log('building'); setInterval(() => {}, 1000);",
  );
  const script = start();
  await script.prints(/^building$/m);
  script.child.kill('SIGINT');
  assert.equal(await script.ended, 130);
  assert.doesNotMatch(script.output(), /serving|could not/);
});

test('run.mjs runs a script with its arguments and passes its exit code on', async () => {
  write('scripts/check.mjs', "console.log('checking', ...process.argv.slice(2)); process.exit(5);");
  const script = startNode(join(project, 'scripts', 'run.mjs'), ['scripts/check.mjs', '--fast']);
  assert.equal(await script.ended, 5);
  assert.match(script.output(), /checking --fast\n$/);
});
