import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Draft } from './journal-rules.ts';
import type { OutboxRecord, ReceivedRecord } from './outbox-rules.ts';

/** That this database has begun its life; when it is missing, the database is new or was lost. */
export type Birth = {
  at: string;
  /** Whether the journal was read at birth; if it could not be, it is read later. */
  isJournalRead: boolean;
  /** How many records and drafts were put back. */
  recoveredCount: number;
};

/** What the device keeps. Upgrades only ever add. */
export interface DeviceSchema extends DBSchema {
  state: { key: string; value: unknown };
  drafts: { key: string; value: Draft };
  outbox: { key: string; value: OutboxRecord };
  received: { key: string; value: ReceivedRecord };
  birth: { key: 'birth'; value: Birth };
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>;
export type StoreName = StoreNames<DeviceSchema>;
export type DeviceTransaction = IDBPTransaction<DeviceSchema, StoreName[], 'readwrite'>;

export const storeNames: StoreName[] = ['state', 'drafts', 'outbox', 'received', 'birth'];
export const databaseName = 'jointly-device';

/**
 * Opens the database as it is; it may be new, or newly empty because the browser threw a damaged one away.
 *
 * @param onLost called when the browser closes it under us or a newer program needs it
 */
export function openDeviceDatabase(onLost: () => void): Promise<DeviceDatabase> {
  return openDB<DeviceSchema>(databaseName, 1, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore('state');
        for (const name of ['drafts', 'outbox', 'received'] as const)
          database.createObjectStore(name, { keyPath: 'id' });
        database.createObjectStore('birth');
      }
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });
}

/**
 * One transaction that has reached the disk when `done` resolves. `work` may await nothing but this database; when it
 * throws, nothing of it is kept.
 */
export async function inOneTransaction<Result>(
  database: DeviceDatabase,
  work: (tx: DeviceTransaction) => Promise<Result>,
): Promise<Result> {
  const { result, done } = await beginTransaction(database, work);
  await done;
  return result;
}

/** As `inOneTransaction`, but gives the result when all is asked for, and `done` for when it is on the disk. */
export async function beginTransaction<Result>(
  database: DeviceDatabase,
  work: (tx: DeviceTransaction) => Promise<Result>,
): Promise<{ result: Result; done: Promise<void> }> {
  const tx = database.transaction(storeNames, 'readwrite', { durability: 'strict' });
  const done = tx.done;
  // A failure is told once, by whoever awaits `done` or the work.
  done.catch(() => {});
  try {
    return { result: await work(tx), done };
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It had failed already, which is what we are about to say.
    }
    throw tx.error ?? error;
  }
}
