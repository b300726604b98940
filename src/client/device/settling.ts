import { type DeviceDatabase, inOneTransaction } from './device-database.ts';
import { asSent, byCounter, type OutboxRecord, type ReceivedRecord, type Verdict } from './outbox-rules.ts';
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
