import type { Draft, JournalContent } from './journal-rules.ts';
import type { OutboxRecord } from './outbox-rules.ts';

/** What the database knows already, by key or id. */
export type Known = {
  stateKeys: ReadonlySet<string>;
  draftIds: ReadonlySet<string>;
  /** Waiting or received. */
  recordIds: ReadonlySet<string>;
};

/** What is to be put back. */
export type RecoveryPlan = {
  state: ReadonlyMap<string, unknown>;
  records: readonly OutboxRecord[];
  drafts: readonly Draft[];
  /** By person: the lowest count that is still free. */
  nextCounters: ReadonlyMap<string, number>;
};

/** What of a journal is missing in the database. What the database has is never overwritten. */
export function planRecovery(content: JournalContent, known: Known): RecoveryPlan {
  const nextCounters = new Map<string, number>();
  for (const { personId, counter } of content.records.values()) {
    nextCounters.set(personId, Math.max(nextCounters.get(personId) ?? 0, counter + 1));
  }
  return {
    state: new Map([...content.state].filter(([key]) => !known.stateKeys.has(key))),
    records: [...content.records.values()].filter((record) => !known.recordIds.has(record.id)),
    drafts: [...content.drafts.values()].filter(
      (draft) => !known.draftIds.has(draft.id) && !known.recordIds.has(draft.id),
    ),
    nextCounters,
  };
}
