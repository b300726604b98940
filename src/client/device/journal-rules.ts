import type { OutboxRecord } from './outbox-rules.ts';

/** Something that happened to a record in progress. The device does not look into it: the area's rules fold it. */
export type DraftFact = { id: string; at: string };

/** A record in progress: the facts in their order. The draft's id becomes the record's. */
export type Draft = { id: string; personId: string; facts: DraftFact[] };

/** One line of the journal, the second copy of everything that is not yet on the server. */
export type JournalLine =
  /** Something kept by name: this device's id, a counter, the field kit, a list of rooms. Null: removed. */
  | { kind: 'state'; key: string; value: unknown }
  /** A draft begins with its first fact. */
  | { kind: 'draft'; draftId: string; personId: string; fact: DraftFact }
  | { kind: 'fact'; draftId: string; fact: DraftFact }
  /** A finished record; the draft of the same id has become it. */
  | { kind: 'record'; record: OutboxRecord };

/** What a journal amounts to. */
export type JournalContent = {
  state: Map<string, unknown>;
  drafts: Map<string, Draft>;
  records: Map<string, OutboxRecord>;
  /** Lines that could not be read: a line cut by a kill was never told to anybody as saved. */
  unreadable: number;
};

/** A line as it is written: JSON and its end. A line without its end was cut. */
export function encodeLine(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

/**
 * Reads journals, the oldest file first. The same fact or record twice counts once, so that lines of an old file and
 * of the one that replaced it can both be there; the later state of a key or record holds.
 */
export function readJournal(texts: readonly string[]): JournalContent {
  const content: JournalContent = { state: new Map(), drafts: new Map(), records: new Map(), unreadable: 0 };
  for (const text of texts) {
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const read = decodeLine(line);
      if (read === null) content.unreadable += 1;
      else tell(content, read);
    }
  }
  for (const id of content.records.keys()) content.drafts.delete(id);
  return content;
}

function tell(content: JournalContent, line: JournalLine): void {
  if (line.kind === 'state') {
    if (line.value === null) content.state.delete(line.key);
    else content.state.set(line.key, line.value);
  } else if (line.kind === 'record') content.records.set(line.record.id, line.record);
  else if (line.kind === 'draft') {
    const draft = content.drafts.get(line.draftId) ?? {
      id: line.draftId,
      personId: line.personId,
      facts: [],
    };
    content.drafts.set(line.draftId, withFact(draft, line.fact));
  } else {
    // A fact of a draft that never began here belongs to one that was thrown away.
    const draft = content.drafts.get(line.draftId);
    if (draft !== undefined) content.drafts.set(line.draftId, withFact(draft, line.fact));
  }
}

/** The draft with one more fact; the same fact again changes nothing. */
export function withFact(draft: Draft, fact: DraftFact): Draft {
  if (draft.facts.some((known) => known.id === fact.id)) return draft;
  return { ...draft, facts: [...draft.facts, fact] };
}

/** The fewest lines that amount to the same content: what a fresh journal file begins with. */
export function compactLines(content: Omit<JournalContent, 'unreadable'>): JournalLine[] {
  const state: JournalLine[] = [...content.state].map(([key, value]) => ({ kind: 'state', key, value }));
  const facts = [...content.drafts.values()].flatMap((draft) =>
    draft.facts.map(
      (fact, index): JournalLine =>
        index === 0
          ? { kind: 'draft', draftId: draft.id, personId: draft.personId, fact }
          : { kind: 'fact', draftId: draft.id, fact },
    ),
  );
  const records = [...content.records.values()].map((record): JournalLine => ({ kind: 'record', record }));
  return [...state, ...facts, ...records];
}

function decodeLine(text: string): JournalLine | null {
  try {
    const line = JSON.parse(text) as JournalLine;
    return isLine(line) ? line : null;
  } catch {
    return null;
  }
}

function isLine(line: JournalLine): boolean {
  if (line.kind === 'state') return typeof line.key === 'string';
  if (line.kind === 'record')
    return typeof line.record?.id === 'string' && typeof line.record.counter === 'number';
  const isFact = line.kind === 'draft' || line.kind === 'fact';
  return isFact && typeof line.draftId === 'string' && typeof line.fact?.id === 'string';
}
