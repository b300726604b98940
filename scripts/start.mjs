// npm start: installs, builds the client and runs the server, doing only what has not been done yet.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endBy, findNode, installPackages, root, runScript, runStep, StartRefusal } from './node-runtime.mjs';

/** What the client is built from. Made by the build itself or of no matter to it: the exceptions. */
const inputs = [
  ...['src', 'packs', 'project.inlang'],
  ...['index.html', 'visit.html', 'vite.config.ts', 'package-lock.json', 'scripts/build.mjs'],
];
const exceptions = /^src\/client\/words\/compiled\/|(^|\/)\.|\.test\.tsx?$|\.md$/;

async function buildClient() {
  const record = join(root, 'build', 'client', '.built');
  const hash = hashInputs();
  if (existsSync(record) && readFileSync(record, 'utf8') === hash) return;
  console.log('Building the client.');
  const startedAt = Date.now();
  try {
    rmSync(record, { force: true });
    const code = await runStep(findNode(), [join('scripts', 'build.mjs')]);
    if (code !== 0) throw new StartRefusal('The client could not be built. The lines above say why.');
    mkdirSync(join(root, 'build', 'client'), { recursive: true });
    writeFileSync(record, hash);
  } catch (error) {
    throw explainBuildFailure(error);
  }
  console.log(`Built the client in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

function explainBuildFailure(error) {
  const folder = join(root, 'build');
  if (error.code === 'ENOSPC')
    return new StartRefusal(`The disk that holds ${folder} is full. Free some space there.`);
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return new StartRefusal(`Jointly may not write to ${folder}. Let this account write there.`);
  }
  return error;
}

function hashInputs() {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap(listFiles)) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The files at or below a path of the project, by their paths with slashes, in an order that is always the same. */
function listFiles(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    const names = readdirSync(join(root, path)).sort();
    return names.flatMap((name) => listFiles(`${path}/${name}`));
  }
  return found?.isFile() && !exceptions.test(path) ? [path] : [];
}

/**
 * Left to itself, Node lets garbage grow with the memory of the machine: 390 MB after a morning where 190 do. The heap may
 * still reach half a gigabyte, several times what the largest import takes.
 */
const modestMemory = ['--max-old-space-size=512', '--max-semi-space-size=8'];

async function serve() {
  watchNpm();
  const server = [...modestMemory, join('src', 'app', 'server.ts'), ...process.argv.slice(2)];
  return runStep(findNode(), server, {
    // Spares the next start half of the time that reading the server's sources takes.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env },
    // The channel tells the server when this script is gone, even if it was killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

/**
 * Whoever kills npm means to end what npm started, but npm passes on neither kill -9 nor, where a shell stands between
 * it and us, anything else. So we look whether our parent is still the one we began with, and that shell's parent too.
 */
function watchNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const grandparent = isShellOfNpm(parent) ? readParent(parent) : null;
  setInterval(() => {
    const isAlone = process.ppid !== parent || (grandparent !== null && readParent(parent) !== grandparent);
    if (isAlone) endBy('SIGTERM');
  }, 400).unref();
}

function isShellOfNpm(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs');
  } catch {
    return false; // no /proc: such systems' shells make way for the one command they run
  }
}

function readParent(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

await runScript(async () => {
  await installPackages();
  await buildClient();
  return serve();
});
