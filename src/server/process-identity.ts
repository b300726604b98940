import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Enough to tell one process from every other that ever had or will have its number. */
export type ProcessIdentity = {
  pid: number;
  /** When the process started, in the system's own words; null where the system does not tell. */
  startedAt: string | null;
  /** The running system in which the number means anything: a boot of a machine, and in it a container. */
  system: string;
};

/** The identity of this process. */
export function identifyThisProcess(): ProcessIdentity {
  return { pid: process.pid, startedAt: readStartTime(process.pid), system: identifySystem() };
}

/**
 * Whether the process with this identity still runs. 'unknown' when it belongs to another container or machine, or the
 * system does not tell start times: its number says nothing then.
 */
export function findProcessState(identity: ProcessIdentity): 'running' | 'gone' | 'unknown' {
  if (identity.system !== identifySystem()) return 'unknown';
  if (!isProcessAlive(identity.pid)) return 'gone';
  const startedAt = readStartTime(identity.pid);
  if (startedAt === null || identity.startedAt === null) return 'unknown';
  // Another start time is another process: the number was given out again.
  return startedAt === identity.startedAt ? 'running' : 'gone';
}

/**
 * Whether a process with this number runs now, ours or not. One that has ended counts as gone even while its number is
 * kept for a parent that never asks, as it is in containers without an init.
 */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !/^[ZX]/.test(readStatus(pid)?.state ?? '');
}

/** The command line of a running process, or null where it has ended or the system does not tell. */
export function readCommandLine(pid: number): string | null {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return null;
  }
}

function readStartTime(pid: number): string | null {
  return readStatus(pid)?.startedAt ?? null;
}

function readStatus(pid: number): { state: string; startedAt: string } | null {
  try {
    if (process.platform === 'linux') {
      // The name in parentheses may hold spaces and parentheses itself; after it come the state and 18 more fields.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
    }
    if (process.platform === 'win32') return null;
    const columns = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    const [state = '', ...startedAt] = columns.split(/\s+/);
    return { state, startedAt: startedAt.join(' ') };
  } catch {
    return null;
  }
}

function identifySystem(): string {
  if (process.platform !== 'linux') return hostname();
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
