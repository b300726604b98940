import { compactSoon } from './compaction.ts';
import { openDevice } from './device.ts';
import type { DeviceDatabase } from './device-database.ts';
import { inOneTransaction } from './device-database.ts';
import { asSent, byCounter, type OutboxRecord, type ReceivedRecord, type Verdict } from './outbox-rules.ts';
import { raiseCounter } from './recovery.ts';
import { saveTwice } from './saving.ts';
import { announce } from './tabs.ts';

/** How many received records stay in sight once the server's own list has confirmed them. */
const confirmedKept = 50;

/** Everything that waits on this device, of whomever, oldest first. */
export async function listOutbox(database: DeviceDatabase): Promise<OutboxRecord[]> {
  return (await database.getAll('outbox')).sort(byCounter);
}

/** What an answer settled, in one transaction: received records leave the outbox, refused ones are parked in it. */
export async function settle(database: DeviceDatabase, verdict: Verdict): Promise<void> {
  await inOneTransaction(database, async (tx) => {
    const outbox = tx.objectStore('outbox');
    for (const { id, receivedAt } of verdict.received) {
      const record = await outbox.get(id);
      if (record === undefined) continue;
      const { personId, counter, deviceId, content } = record;
      const received = { id, personId, counter, deviceId, content, receivedAt, isConfirmed: false };
      await tx.objectStore('received').put({ ...received, knownAt: new Date().toISOString() });
      await outbox.delete(id);
    }
    for (const { id, code, data } of verdict.parked) {
      const record = await outbox.get(id);
      if (record !== undefined)
        await outbox.put({ ...record, parked: { code, data, at: new Date().toISOString() } });
    }
  });
  announce({ kind: 'changed' });
}

/** Records that the server's own list shows are confirmed; those that it lacks go back to the outbox. */
export async function settleConfirmation(
  database: DeviceDatabase,
  settled: { confirmed: ReceivedRecord[]; missing: ReceivedRecord[] },
): Promise<void> {
  await inOneTransaction(database, async (tx) => {
    const received = tx.objectStore('received');
    for (const record of settled.confirmed) await received.put({ ...record, isConfirmed: true });
    for (const record of settled.missing) {
      await tx.objectStore('outbox').put(asSent(record));
      await received.delete(record.id);
    }
    const confirmed = (await received.getAll()).filter((record) => record.isConfirmed);
    confirmed.sort((a, b) => (a.knownAt < b.knownAt ? 1 : -1));
    for (const record of confirmed.slice(confirmedKept)) await received.delete(record.id);
  });
  announce({ kind: 'changed' });
}

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
