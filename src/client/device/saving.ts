import { openDevice } from './device.ts';
import { beginTransaction, type DeviceTransaction } from './device-database.ts';
import type { JournalLine } from './journal-rules.ts';
import { beside, lockNames } from './locks.ts';

/** Why something is not saved. `full`: no room on the device. `gone`: its draft was finished or thrown away elsewhere. */
export type NotSavedReason = 'full' | 'gone' | 'failed';

/** What was to be kept is not safely on this device; the screen keeps the value and says so. */
export class NotSaved extends Error {
  override name = 'NotSaved';
  readonly reason: NotSavedReason;
  constructor(reason: NotSavedReason, cause?: unknown) {
    super(`not saved: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** What a save asks for inside the transaction: its result, and the lines that say the same in the journal. */
export type Saved<Result> = { result: Result; lines: readonly JournalLine[] };

let lastSave: Promise<unknown> = Promise.resolve();

/**
 * Saves twice: one strict transaction and flushed lines of the journal, both at once. Resolves only when both are on the
 * disk; otherwise throws `NotSaved`. Saves of one tab happen in the order in which they were asked for, and saving the
 * same again is safe.
 *
 * @param work asks for everything within the transaction; it may await nothing but the transaction
 */
export function saveTwice<Result>(
  work: (tx: DeviceTransaction, deviceId: string) => Promise<Saved<Result>>,
): Promise<Result> {
  const save = lastSave.then(() => beside(lockNames.saving, () => saveNow(work)));
  lastSave = save.catch(() => {});
  return save.catch((error) => {
    throw asNotSaved(error);
  });
}

async function saveNow<Result>(
  work: (tx: DeviceTransaction, deviceId: string) => Promise<Saved<Result>>,
): Promise<Result> {
  const device = await openDevice();
  const journal = await device.journal;
  const { result, done } = await beginTransaction(device.database, (tx) => work(tx, device.id));
  const { lines } = result;
  const journaled = lines.length === 0 ? undefined : journal?.append(lines);
  const outcomes = await Promise.allSettled([done, journaled]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return result.result;
}

/** Resolves when everything that this tab was asked to save has been saved or refused. */
export function whenSaved(): Promise<unknown> {
  return lastSave;
}

function asNotSaved(error: unknown): NotSaved {
  if (error instanceof NotSaved) return error;
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  return new NotSaved(isFull ? 'full' : 'failed', error);
}
