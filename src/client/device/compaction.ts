import { openDevice } from './device.ts';
import { compactLines } from './journal-rules.ts';
import { alone, lockNames } from './locks.ts';
import { asSent } from './outbox-rules.ts';

let isDue = false;

/**
 * Rids the journal of what is on the server or thrown away, a moment later and while nobody is saving: it begins afresh
 * with what the database holds.
 */
export function compactSoon(): void {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    compact().catch((error) => console.error('The journal keeps its old lines for now.', error));
  }, 1000);
}

async function compact(): Promise<void> {
  const journal = await (await openDevice()).journal;
  if (journal === null) return;
  await alone(lockNames.saving, async () => {
    // Opened again: the database may have been lost, and recovered from the journal, while we waited.
    const { database } = await openDevice();
    const tx = database.transaction(['state', 'drafts', 'outbox', 'received']);
    const [keys, values] = await Promise.all([
      tx.objectStore('state').getAllKeys(),
      tx.objectStore('state').getAll(),
    ]);
    const [drafts, outbox, received] = await Promise.all([
      tx.objectStore('drafts').getAll(),
      tx.objectStore('outbox').getAll(),
      tx.objectStore('received').getAll(),
    ]);
    // What the server named but its own list has not shown yet stays: sent again, it is recognized.
    const sent = received.filter((record) => !record.isConfirmed).map(asSent);
    await journal.replace(
      compactLines({
        state: new Map(keys.map((key, index) => [key, values[index]])),
        drafts: new Map(drafts.map((draft) => [draft.id, draft])),
        records: new Map([...sent, ...outbox].map((record) => [record.id, record])),
      }),
    );
  });
}
