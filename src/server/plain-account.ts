import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chown, lstat, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal.ts';

/** An account of the operating system. */
export type Account = { uid: number; gid: number };

/** How to run a program of PostgreSQL, which refuses to run as root. */
export type Launcher = {
  /** The account the programs run as, or null when it is simply ours. */
  account: Account | null;
  /** Runs a program to its end. Never throws for an exit code; `output` is what it wrote, errors included. */
  run(command: string, args: readonly string[]): Promise<{ code: number; output: string }>;
  /** Hands a folder or file that we made, with all that is in it, to the account. */
  giveAway(path: string): Promise<void>;
};

/**
 * The launcher for a database cluster. As a plain account everything runs as that account. As root, it runs as the owner
 * of the cluster if there is one already, else as `postgres` or `nobody`.
 *
 * @param cluster the folder of the cluster, which need not exist yet
 * @throws Refusal when root finds no account to use, or none that can be let into the folder
 */
export function createLauncher(cluster: string): Launcher {
  const account = process.getuid?.() === 0 ? choosePlainAccount(cluster) : null;
  const needsHelp = account !== null && !mayReach(dirname(cluster), account);
  const capability = needsHelp ? chooseCapability(dirname(cluster)) : null;
  return {
    account,
    run: (command, args) => runAs(account, capability, command, args),
    giveAway: async (path) => {
      if (account) await chownAll(path, account);
    },
  };
}

/**
 * Whether an account may pass through all folders down to this one, by their mode bits. Access lists are not looked at:
 * they are rare, and taking such a folder for closed costs nothing.
 */
export function mayReach(folder: string, account: Account): boolean {
  for (let path = folder; ; path = dirname(path)) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found) {
      const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
      if (!(found.mode & bit)) return false;
    }
    if (path === dirname(path)) return true;
  }
}

function choosePlainAccount(cluster: string): Account {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    // macOS writes the number of nobody as -2.
    if (fields) return { uid: Number(fields[2]) >>> 0, gid: Number(fields[3]) >>> 0 };
  }
  throw new Refusal(
    'PostgreSQL does not run as root, and this machine has no account named postgres or nobody. Start Jointly as a plain account, or set DATABASE_URL to an existing PostgreSQL.',
  );
}

/**
 * A data directory in root's own home is closed to every other account. There PostgreSQL keeps one right of root's: to
 * pass through folders. It gains nothing that the root process beside it does not have.
 */
function chooseCapability(dataDirectory: string): string {
  const canGrant =
    ['/usr/bin/setpriv', '/bin/setpriv'].some((path) => existsSync(path)) && isPermitted(setpcap);
  const capability = canGrant && capabilities.find(({ bit }) => isPermitted(bit))?.name;
  if (capability) return capability;
  throw new Refusal(
    `PostgreSQL does not run as root, and no other account can reach ${dataDirectory}. Set JOINTLY_DATA to a folder such as /var/lib/jointly, or start Jointly as a plain account.`,
  );
}

/** The right to hand on rights, by its bit in the kernel's masks. */
const setpcap = 8n;

/** The narrower one first; containers often have only the wider. */
const capabilities = [
  { name: 'dac_read_search', bit: 2n },
  { name: 'dac_override', bit: 1n },
];

function isPermitted(bit: bigint): boolean {
  try {
    const mask = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return mask !== undefined && ((BigInt(`0x${mask}`) >> bit) & 1n) === 1n;
  } catch {
    return false;
  }
}

function runAs(
  account: Account | null,
  capability: string | null,
  command: string,
  args: readonly string[],
): Promise<{ code: number; output: string }> {
  // A folder that the account can surely enter: initdb and pg_ctl want to know where they are.
  const options = { cwd: process.platform === 'win32' ? dirname(command) : '/', env: readPlainEnvironment() };
  const child =
    account && capability
      ? spawn('setpriv', [...describePrivileges(account, capability), command, ...args], options)
      : spawn(command, args, { ...options, ...account });
  return new Promise((resolve, reject) => {
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    // Not 'close': the server that pg_ctl leaves running may hold the pipes open.
    child.on('exit', (code) => {
      setImmediate(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ code: code ?? 1, output });
      });
    });
  });
}

function describePrivileges({ uid, gid }: Account, capability: string): string[] {
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  // Without no_setuid_fixup the kernel forgets the right in access(2), with which initdb looks for its programs.
  const grants = [`--inh-caps=-all,+${capability}`, `--ambient-caps=-all,+${capability}`];
  return [...identity, '--securebits=+no_setuid_fixup', ...grants];
}

/** Settings that PostgreSQL would take from the environment (PGDATA, PGOPTIONS, the language) must not reach it. */
function readPlainEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'ComSpec', 'windir', 'USERPROFILE'];
  const entries = Object.entries(process.env).filter(([name]) => kept.includes(name));
  return { ...Object.fromEntries(entries), LC_ALL: 'C' };
}

async function chownAll(path: string, account: Account): Promise<void> {
  const found = await lstat(path);
  if (found.isSymbolicLink()) return;
  if (found.uid !== account.uid || found.gid !== account.gid) await chown(path, account.uid, account.gid);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await chownAll(join(path, name), account);
}
