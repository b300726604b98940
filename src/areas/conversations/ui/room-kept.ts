import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { EntryProblem, RoomEntryBody } from '../room-entry-contract.ts';

/** An entry that this device still owes to a room. */
export type WaitingEntry = {
  id: string;
  meetingId: string;
  /** Whose words they are: nobody else on this device sends them. */
  personId: string;
  saidAt: string;
  order: number;
  body: RoomEntryBody;
  /** Why the server refused it: then it stays until its writer takes it away. */
  problem: EntryProblem | null;
};

interface Schema extends DBSchema {
  waiting: { key: string; value: WaitingEntry; indexes: { meeting: [string, string] } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('jointly-rooms', 1, {
    upgrade: (db) => {
      db.createObjectStore('waiting', { keyPath: 'id' }).createIndex('meeting', ['meetingId', 'personId']);
    },
    // Another tab brings a newer shape: let it, and open again when next asked.
    blocking: (_from, _to, event) => {
      (event.target as unknown as { close(): void }).close();
      opened = undefined;
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}

/** Keeps an entry on this device before anything else is done with it. */
export async function keepWaiting(entry: WaitingEntry): Promise<void> {
  const db = await database();
  const work = db.transaction('waiting', 'readwrite', { durability: 'strict' });
  await work.store.put(entry);
  await work.done;
}

/** What this device owes to a room, in the order in which it was written. */
export async function readWaiting(meetingId: string, personId: string): Promise<WaitingEntry[]> {
  const db = await database();
  const found = await db.getAllFromIndex('waiting', 'meeting', [meetingId, personId]);
  return found.toSorted((one, other) => one.order - other.order);
}

/** Lets go of entries: the server has them, or their writer took them away. */
export async function letGo(ids: readonly string[]): Promise<void> {
  const db = await database();
  const work = db.transaction('waiting', 'readwrite', { durability: 'strict' });
  await Promise.all(ids.map((id) => work.store.delete(id)));
  await work.done;
}
