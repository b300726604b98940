import { compactSoon } from './compaction.ts';
import { openDevice } from './device.ts';
import type { OutboxRecord } from './outbox-rules.ts';
import { raiseCounter } from './recovery.ts';
import { saveTwice } from './saving.ts';
import { announce } from './tabs.ts';

/** Sends a parked record once more, as its person decided. */
export async function unpark(id: string): Promise<void> {
  await saveTwice(async (tx) => {
    const record = await tx.objectStore('outbox').get(id);
    if (record === undefined) return { result: undefined, lines: [] };
    const again = { ...record, parked: null };
    await tx.objectStore('outbox').put(again);
    return { result: undefined, lines: [{ kind: 'record', record: again }] };
  });
  announce({ kind: 'changed' });
}

/** Removes a parked record for good, as its person decided. Records that are not parked cannot be removed. */
export async function discardParked(id: string): Promise<void> {
  await saveTwice(async (tx) => {
    const record = await tx.objectStore('outbox').get(id);
    if (record !== undefined && record.parked !== null) await tx.objectStore('outbox').delete(id);
    return { result: undefined, lines: [] };
  });
  announce({ kind: 'changed' });
  compactSoon();
}

/**
 * Takes records that were read from a file; those that this device has, waiting or received, are left as they are.
 *
 * @returns how many were new here
 */
export async function takeIn(records: readonly OutboxRecord[]): Promise<number> {
  const count = await saveTwice(async (tx, deviceId) => {
    const taken: OutboxRecord[] = [];
    for (const record of records) {
      const waiting = await tx.objectStore('outbox').get(record.id);
      const received = await tx.objectStore('received').get(record.id);
      if (waiting !== undefined || received !== undefined) continue;
      const fresh = { ...record, parked: null };
      await tx.objectStore('outbox').put(fresh);
      if (record.deviceId === deviceId) await raiseCounter(tx, record.personId, record.counter + 1);
      taken.push(fresh);
    }
    return { result: taken.length, lines: taken.map((record) => ({ kind: 'record', record })) };
  });
  announce({ kind: 'changed' });
  return count;
}

/** How many finished records of a person, or of everybody, are on this device and not yet on the server. */
export async function unsentCount(personId?: string): Promise<number> {
  const { database } = await openDevice();
  const records = await database.getAll('outbox');
  return records.filter((record) => personId === undefined || record.personId === personId).length;
}
