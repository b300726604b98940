import { readFileSync, statSync, unlinkSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcessState, identifyThisProcess, type ProcessIdentity } from './process-identity.ts';
import { asRefusal, Refusal } from './refusal.ts';

/** The right of one process to a data directory, held for as long as it runs. */
export type DataLock = {
  dataDirectory: string;
  /** Tells a process that waits for the directory that this one is about to let it go. */
  announceStop(): Promise<void>;
  /** Lets the directory go. Safe to call again. */
  release(): Promise<void>;
};

type Holder = ProcessIdentity & { isStopping: boolean };

const heartbeatInterval = 2_000;
/** Without a heartbeat for this long a holder that we cannot see is taken for gone. */
const heartbeatPatience = 3 * heartbeatInterval;
/** A server whose start script was killed notices within half a second and says that it stops. */
const runningPatience = 1_500;
const stoppingPatience = 30_000;

/**
 * Makes the data directory if need be and takes the lock on it. A lock left by a killed process is taken over; one that
 * belongs to a process which is just stopping is waited for.
 *
 * @throws Refusal when another Jointly runs on the directory, or it cannot be made or written
 */
export async function lockDataDirectory(
  dataDirectory: string,
  onProgress: (step: string) => void = () => {},
): Promise<DataLock> {
  const file = join(dataDirectory, 'jointly.lock');
  try {
    await mkdir(dataDirectory, { recursive: true });
    for (;;) {
      if (await createLockFile(file)) return holdLock(dataDirectory, file);
      await waitForHolder(file, onProgress);
    }
  } catch (error) {
    throw asRefusal(error, dataDirectory);
  }
}

async function createLockFile(file: string): Promise<boolean> {
  const handle = await open(file, 'wx').catch((error) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (!handle) return false;
  try {
    await handle.writeFile(describeThisProcess(false));
    return true;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

function holdLock(dataDirectory: string, file: string): DataLock {
  let isHeld = true;
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A missed beat is made good by the next one.
    utimes(file, now, now).catch(() => {});
  }, heartbeatInterval);
  heartbeat.unref();
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    clearInterval(heartbeat);
    process.off('exit', release);
    removeOwnLockFile(file);
  };
  process.once('exit', release);
  return {
    dataDirectory,
    async announceStop() {
      if (isHeld) await replaceOwnLockFile(file);
    },
    async release() {
      release();
    },
  };
}

/** Only a courtesy to a process that waits: a full disk must not keep this one from stopping. */
async function replaceOwnLockFile(file: string): Promise<void> {
  const replacement = `${file}.stopping`;
  try {
    await writeFile(replacement, describeThisProcess(true));
    await rename(replacement, file);
  } catch {
    await rm(replacement, { force: true });
  }
}

function removeOwnLockFile(file: string): void {
  try {
    const holder = parseHolder(readFileSync(file, 'utf8'));
    if (holder?.pid === process.pid) unlinkSync(file);
  } catch {
    // Whatever is left is recognized as stale by the next start.
  }
}

/** Returns when the lock file is gone; removes it when its holder is. */
async function waitForHolder(file: string, onProgress: (step: string) => void): Promise<void> {
  let waitedSince = Date.now();
  let wasStopping = false;
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return;
    const holder = parseHolder(text);
    const state = holder ? findProcessState(holder) : 'unknown';
    if (state === 'gone' || (state === 'unknown' && !(await hasHeartbeat(file)))) {
      await removeStaleLockFile(file, text);
      return;
    }
    if (holder?.isStopping && !wasStopping) {
      onProgress('Waiting for the Jointly that is stopping on this data directory');
      wasStopping = true;
      waitedSince = Date.now();
    }
    if (Date.now() - waitedSince > (wasStopping ? stoppingPatience : runningPatience)) throw refuse(holder);
    await sleep(50);
  }
}

function refuse(holder: Holder | null): Refusal {
  const process = holder ? ` (process ${holder.pid})` : '';
  return new Refusal(
    `Jointly is already running on this data directory${process}. Stop it first, or set JOINTLY_DATA to another folder.`,
  );
}

async function hasHeartbeat(file: string): Promise<boolean> {
  const modifiedAt = () => stat(file).then((found) => found.mtimeMs);
  try {
    const before = await modifiedAt();
    for (const start = Date.now(); Date.now() - start < heartbeatPatience; await sleep(100)) {
      if ((await modifiedAt()) !== before) return true;
    }
    return false;
  } catch {
    // The file went away while we watched: somebody was there, and has let go.
    return true;
  }
}

/** The removal of a stale file takes milliseconds: whoever began one this long ago was killed in it. */
const removalPatience = 10_000;

/**
 * Many processes may find the same stale file at once. One at a time looks again and removes just that file: what another
 * has made in the meantime is never touched, so that nobody loses a lock that they hold.
 */
async function removeStaleLockFile(file: string, staleText: string): Promise<void> {
  const removal = `${file}.removal`;
  if (!(await beginRemoval(removal))) {
    await sleep(20);
    return;
  }
  try {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === staleText) await rm(file, { force: true });
  } finally {
    await rmdir(removal);
  }
}

/** Makes the folder by which one process at a time removes; false while another does. */
async function beginRemoval(removal: string): Promise<boolean> {
  try {
    await mkdir(removal);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const begun = statSync(removal, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    // Where another was quicker to clear it away, it is gone all the same.
    if (Date.now() - begun > removalPatience) await rmdir(removal).catch(() => {});
    return false;
  }
}

function describeThisProcess(isStopping: boolean): string {
  const holder: Holder = { ...identifyThisProcess(), isStopping };
  return `${JSON.stringify(holder)}\n`;
}

function parseHolder(text: string): Holder | null {
  try {
    const holder: Partial<Holder> = JSON.parse(text);
    if (typeof holder.pid !== 'number' || typeof holder.system !== 'string') return null;
    return {
      pid: holder.pid,
      startedAt: holder.startedAt ?? null,
      system: holder.system,
      isStopping: holder.isStopping === true,
    };
  } catch {
    return null;
  }
}
