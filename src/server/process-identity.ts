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

/** Whether any process has this number now, ours or not. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
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
  try {
    if (process.platform === 'linux') {
      // The name in parentheses may hold spaces and parentheses itself; the start time is the 20th field after it.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
    }
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
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
