// Runs under the Node of the machine (20 or newer) and before anything is installed, so it imports nothing from npm.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldestMajor = 24;

/** A failure that one sentence explains to the person who started the script. */
export class StartRefusal extends Error {}

/**
 * Installs the packages of package-lock.json unless exactly these are installed already.
 *
 * @throws {StartRefusal} when npm cannot
 */
export async function installPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const record = join(root, 'node_modules', '.jointly-lock');
  if (existsSync(record) && readFileSync(record, 'utf8') === hash) return;
  if (!holdsPackages(JSON.parse(lock))) {
    console.log('Installing packages. This takes a minute or two the first time.');
    const startedAt = Date.now();
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    const code = await runStep('npm', ['install', '--no-save', ...quiet], {
      shell: process.platform === 'win32',
    });
    if (code !== 0) throw new StartRefusal('The packages could not be installed. The lines above say why.');
    console.log(`Installed packages in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  }
  try {
    writeFileSync(record, hash);
  } catch (error) {
    // Installed by another account, as on a server: the record only saves a comparison.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

/** Whether a person or another tool has already installed just these packages: npm keeps its own list of them. */
function holdsPackages(lock) {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages ?? {};
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return Boolean(wanted.optional || wanted.devOptional);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * The path of a Node that is new enough to run the server: this one, else the one that npm installed for this platform.
 *
 * @throws {StartRefusal} on a platform for which npm has none
 */
export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= oldestMajor) return process.execPath;
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const name of [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`]) {
    const path = join(root, 'node_modules', name, 'bin', program);
    if (existsSync(path)) return path;
  }
  throw new StartRefusal(
    `Jointly needs Node ${oldestMajor} or newer, this is ${process.versions.node}, and npm has none for ${os}-${process.arch}: install Node ${oldestMajor} from nodejs.org.`,
  );
}

let running = null;
let endedBy = null;

/**
 * Runs a program to its end with our own input and output, and hands on the signals that we get while it runs.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code; 128 + n after signal n, as shells have it
 */
export function runStep(command, args, options = {}) {
  // The step before this one may have shrugged off the signal; the script must not.
  if (endedBy) process.exit(128 + signalNumbers[endedBy]);
  return new Promise((resolve, reject) => {
    running = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    running.on('error', (error) => {
      const reason = error.code === 'ENOENT' ? 'it is missing or made for another system' : error.message;
      reject(
        new StartRefusal(
          `Cannot run ${command}: ${reason}. Install Node ${oldestMajor} with npm from nodejs.org.`,
        ),
      );
    });
    running.on('exit', (code, signal) => {
      running = null;
      resolve(code ?? 128 + (signalNumbers[signal] ?? 0));
    });
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/**
 * Ends what runs now, and with it this script, as if the signal had come from outside. The server gets to stop cleanly.
 *
 * @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal
 */
export function endBy(signal) {
  endedBy ??= signal;
  if (running) running.kill(signal);
  else process.exit(128 + signalNumbers[signal]);
}

/**
 * Runs a script: prints a refusal as its sentence alone, and exits with the code that the script returns.
 *
 * @param {() => Promise<number>} script
 */
export async function runScript(script) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endBy(signal));
  try {
    process.exit(await script());
  } catch (error) {
    // Whoever ended a step on purpose need not read that it did not succeed.
    if (endedBy) process.exit(128 + signalNumbers[endedBy]);
    console.error(error instanceof StartRefusal ? error.message : error);
    process.exit(1);
  }
}
