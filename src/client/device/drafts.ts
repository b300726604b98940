import { compactSoon } from './compaction.ts';
import type { Draft, DraftFact, JournalLine } from './journal-rules.ts';
import { withFact } from './journal-rules.ts';
import { asSent, type OutboxRecord } from './outbox-rules.ts';
import { counterKey } from './recovery.ts';
import { NotSaved, saveTwice } from './saving.ts';
import { announce } from './tabs.ts';

/** Begins a draft with its first fact. */
export async function beginDraft(draftId: string, personId: string, fact: DraftFact): Promise<void> {
  await saveTwice(async (tx) => {
    const drafts = tx.objectStore('drafts');
    const draft = (await drafts.get(draftId)) ?? { id: draftId, personId, facts: [] };
    await drafts.put(withFact(draft, fact));
    const line: JournalLine = { kind: 'draft', draftId, personId, fact };
    return { result: undefined, lines: [line] };
  });
  announce({ kind: 'changed' });
}

/** Adds a fact to a draft, whichever tab began it. `NotSaved` with `gone` when the draft is no more. */
export async function addFact(draftId: string, fact: DraftFact): Promise<void> {
  await saveTwice(async (tx) => {
    const drafts = tx.objectStore('drafts');
    const draft = await drafts.get(draftId);
    if (draft === undefined) throw new NotSaved('gone');
    await drafts.put(withFact(draft, fact));
    const line: JournalLine = { kind: 'fact', draftId, fact };
    return { result: undefined, lines: [line] };
  });
  announce({ kind: 'fact', draftId, fact });
}

/** Throws a draft away, as its person decided. */
export async function discardDraft(draftId: string): Promise<void> {
  await saveTwice(async (tx) => {
    await tx.objectStore('drafts').delete(draftId);
    return { result: undefined, lines: [] };
  });
  announce({ kind: 'changed' });
  compactSoon();
}

/**
 * Makes a draft into a finished record, in one transaction: the next count of its person, the outbox, the end of the
 * draft. Asked again, in this tab or another, it gives the record that was made.
 *
 * @param makeContent gives what is sent, out of the draft as it is kept, its count and this device's id
 */
export async function finishDraft(
  draftId: string,
  makeContent: (draft: Draft, counter: number, deviceId: string) => unknown,
): Promise<OutboxRecord> {
  const record = await saveTwice(async (tx, deviceId) => {
    const made = await tx.objectStore('outbox').get(draftId);
    if (made !== undefined) return { result: made, lines: [{ kind: 'record', record: made }] };
    const received = await tx.objectStore('received').get(draftId);
    if (received !== undefined) return { result: asSent(received), lines: [] };
    const draft = await tx.objectStore('drafts').get(draftId);
    if (draft === undefined) throw new NotSaved('gone');
    const key = counterKey(draft.personId);
    const counter = Number((await tx.objectStore('state').get(key)) ?? 0);
    const finished: OutboxRecord = {
      id: draftId,
      personId: draft.personId,
      counter,
      deviceId,
      savedAt: new Date().toISOString(),
      content: makeContent(draft, counter, deviceId),
      parked: null,
    };
    await tx.objectStore('state').put(counter + 1, key);
    await tx.objectStore('outbox').put(finished);
    await tx.objectStore('drafts').delete(draftId);
    return { result: finished, lines: [{ kind: 'record', record: finished }] };
  });
  announce({ kind: 'changed' });
  return record;
}
