import {
  type Birth,
  type DeviceDatabase,
  type DeviceTransaction,
  inOneTransaction,
} from './device-database.ts';
import type { Journal } from './journal.ts';
import type { JournalContent } from './journal-rules.ts';
import { alone, lockNames } from './locks.ts';
import { type Known, planRecovery } from './recovery-rules.ts';

/**
 * Makes sure that the database has begun its life. When its birth record is missing, it is new, or the browser threw it
 * away after a damage: whatever the journal holds is put back, once, by one tab. Nothing is sent before this is done.
 */
export async function ensureBirth(
  database: DeviceDatabase,
  opening: Promise<Journal | null>,
): Promise<Birth> {
  const known = await database.get('birth', 'birth');
  if (known?.isJournalRead) return known;
  const journal = await opening;
  if (known !== undefined && journal === null) return known;
  return alone(lockNames.recovery, async () => {
    const again = await database.get('birth', 'birth');
    if (again !== undefined && (again.isJournalRead || journal === null)) return again;
    const content = journal === null ? null : await journal.read();
    return putBack(database, content);
  });
}

async function putBack(database: DeviceDatabase, content: JournalContent | null): Promise<Birth> {
  return inOneTransaction(database, async (tx) => {
    const birth: Birth = { at: new Date().toISOString(), isJournalRead: content !== null, recoveredCount: 0 };
    if (content !== null) {
      const plan = planRecovery(content, await knownTo(tx));
      for (const [key, value] of plan.state) await tx.objectStore('state').put(value, key);
      for (const record of plan.records) await tx.objectStore('outbox').put(record);
      for (const draft of plan.drafts) await tx.objectStore('drafts').put(draft);
      for (const [personId, next] of plan.nextCounters) await raiseCounter(tx, personId, next);
      birth.recoveredCount = plan.records.length + plan.drafts.length;
    }
    await tx.objectStore('birth').put(birth, 'birth');
    return birth;
  });
}

async function knownTo(tx: DeviceTransaction): Promise<Known> {
  const keysOf = (name: 'state' | 'drafts' | 'outbox' | 'received') => tx.objectStore(name).getAllKeys();
  const [state, drafts, outbox, received] = await Promise.all([
    keysOf('state'),
    keysOf('drafts'),
    keysOf('outbox'),
    keysOf('received'),
  ]);
  return {
    stateKeys: new Set(state),
    draftIds: new Set(drafts),
    recordIds: new Set([...outbox, ...received]),
  };
}

/** The counter of a person never runs behind a record that carries it. */
export async function raiseCounter(tx: DeviceTransaction, personId: string, next: number): Promise<void> {
  const key = counterKey(personId);
  const kept = await tx.objectStore('state').get(key);
  if (typeof kept !== 'number' || kept < next) await tx.objectStore('state').put(next, key);
}

/** Under which name the next count of a person is kept. */
export function counterKey(personId: string): string {
  return `counter:${personId}`;
}
