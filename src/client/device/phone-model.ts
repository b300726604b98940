import assert from 'node:assert/strict';
import { compactLines, encodeLine, type JournalLine, readJournal } from './journal-rules.ts';
import {
  type Answer,
  asSent,
  judgeAnswer,
  nextBatch,
  type OutboxRecord,
  type ReceivedRecord,
} from './outbox-rules.ts';
import { planRecovery } from './recovery-rules.ts';

/** Something that happens to a phone, its tabs, its connection or its disk. */
export type Step =
  | { kind: 'save'; isRefused: boolean }
  | { kind: 'torn-save'; isJournaled: boolean }
  | { kind: 'send' | 'arrive' | 'hear' | 'lose-answer' | 'kill' | 'lose-database' }
  | { kind: 'wrong-answer'; which: number }
  | { kind: 'compact' | 'torn-compact' | 'change-person' | 'late-copy' };

type Content = { id: string; personId: string; counter: number; isRefused: boolean };
type Delivery = { personId: string; batch: OutboxRecord[]; answer: Answer | null };

/**
 * A phone with two tabs, its disk and the server, for tests: the decisions are those of the real rules; what is modeled
 * is the world that interrupts them. Two tabs are two wishes to send of which one holds the lock, so that there is one
 * delivery under way at a time, and copies of earlier ones that still arrive.
 */
export class PhoneModel {
  #outbox = new Map<string, OutboxRecord>();
  #received = new Map<string, ReceivedRecord>();
  #counters = new Map<string, number>();
  #journal: string[] = [''];
  #delivery: Delivery | null = null;
  #late: Delivery[] = [];
  #person = 'priya';
  #made = 0;
  readonly #told: Content[] = [];
  readonly #arrivals: Content[] = [];

  take(step: Step): void {
    if (step.kind === 'save') this.#save(step.isRefused, true, true);
    else if (step.kind === 'torn-save') this.#save(false, !step.isJournaled, step.isJournaled);
    else if (step.kind === 'send') this.#send();
    else if (step.kind === 'arrive') this.#arrive(this.#delivery);
    else if (step.kind === 'hear') this.#hear(this.#delivery?.answer ?? null);
    else if (step.kind === 'wrong-answer') this.#hear(wrongAnswers[step.which] ?? null);
    else if (step.kind === 'lose-answer' || step.kind === 'kill') this.#lose();
    else if (step.kind === 'lose-database') this.#loseDatabase();
    else if (step.kind === 'compact') this.#journal = [this.#compacted()];
    else if (step.kind === 'torn-compact') this.#journal.push(cut(this.#compacted()));
    else if (step.kind === 'change-person') this.#person = this.#person === 'priya' ? 'marcus' : 'priya';
    else this.#arrive(this.#late.pop() ?? null);
  }

  /** The connection comes back and stays; everybody signs in once. */
  settleEverything(): void {
    this.#lose();
    for (const person of ['priya', 'marcus']) {
      this.#person = person;
      for (;;) {
        this.#send();
        if (this.#delivery === null) break;
        this.#arrive(this.#delivery);
        this.#hear(this.#delivery.answer);
      }
    }
  }

  assertNothingLost(): void {
    const arrived = this.#arrivals.map((content) => content.id);
    assert.equal(new Set(arrived).size, arrived.length, 'a record arrived twice');
    for (const content of this.#told) {
      if (content.isRefused)
        assert.notEqual(this.#outbox.get(content.id)?.parked ?? null, null, 'a refusal is gone');
      else assert.ok(arrived.includes(content.id), 'a saved record did not arrive');
    }
    const told = new Set(this.#told.map((content) => content.id));
    for (const person of ['priya', 'marcus']) {
      const inOrder = this.#arrivals.filter((each) => each.personId === person && told.has(each.id));
      const counters = inOrder.map((each) => each.counter);
      assert.deepEqual(
        counters,
        [...new Set(counters)].toSorted((a, b) => a - b),
        'out of order',
      );
    }
    assert.ok(
      [...this.#outbox.values()].every((record) => record.parked !== null),
      'something still waits',
    );
  }

  /** Finishing a record: the transaction, the journal line, or only one of them when the power goes in between. */
  #save(isRefused: boolean, isStored: boolean, isJournaled: boolean): void {
    const counter = this.#counters.get(this.#person) ?? 0;
    this.#made += 1;
    // Ids in no order: the counter alone decides what is older.
    const id = `r${String((this.#made * 7919) % 10_007).padStart(5, '0')}`;
    const content = { id, personId: this.#person, counter, isRefused };
    const record: OutboxRecord = { ...content, deviceId: 'phone', savedAt: '', content, parked: null };
    if (isStored) {
      this.#outbox.set(record.id, record);
      this.#counters.set(this.#person, counter + 1);
    }
    if (isJournaled) this.#append({ kind: 'record', record });
    if (isStored && isJournaled) this.#told.push(content);
    else this.#lose();
  }

  #append(line: JournalLine): void {
    const last = this.#journal.length - 1;
    const text = this.#journal[last] ?? '';
    this.#journal[last] = (text === '' || text.endsWith('\n') ? text : `${text}\n`) + encodeLine(line);
  }

  #send(): void {
    if (this.#delivery !== null) return;
    const byId = [...this.#outbox.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const batch = nextBatch(byId, this.#person);
    if (batch.length > 0) this.#delivery = { personId: this.#person, batch, answer: null };
  }

  #arrive(delivery: Delivery | null): void {
    if (delivery === null) return;
    const receivedAt = '2026-11-20T14:00:00.000Z';
    const contents = delivery.batch.map((record) => record.content as Content);
    for (const content of contents) {
      const isNew = !content.isRefused && !this.#arrivals.some((each) => each.id === content.id);
      if (isNew) this.#arrivals.push(content);
    }
    const received = contents
      .filter((each) => !each.isRefused)
      .map(({ id }) => ({ id, receivedAt, as: 'new' }));
    const refused = contents
      .filter((each) => each.isRefused)
      .map(({ id }) => ({ id, code: 'area/refused', data: {} }));
    const text = JSON.stringify({ received, refused });
    delivery.answer = { status: 200, contentType: 'application/json', text };
  }

  #hear(answer: Answer | null): void {
    if (this.#delivery === null) return;
    const { batch } = this.#delivery;
    if (this.#delivery.answer !== answer) this.#late.push(this.#delivery);
    this.#delivery = null;
    const verdict = judgeAnswer(batch, answer);
    for (const { id, receivedAt } of verdict.received) {
      const record = this.#outbox.get(id);
      if (record === undefined) continue;
      this.#received.set(id, { ...record, receivedAt, knownAt: receivedAt, isConfirmed: false });
      this.#outbox.delete(id);
    }
    for (const { id, code, data } of verdict.parked) {
      const record = this.#outbox.get(id);
      if (record !== undefined) this.#outbox.set(id, { ...record, parked: { code, data, at: '' } });
    }
  }

  #lose(): void {
    if (this.#delivery !== null) this.#late.push(this.#delivery);
    this.#delivery = null;
  }

  #loseDatabase(): void {
    this.#lose();
    const content = readJournal(this.#journal);
    const none = new Set<string>();
    const plan = planRecovery(content, { stateKeys: none, draftIds: none, recordIds: none });
    this.#received = new Map();
    this.#outbox = new Map(plan.records.map((record) => [record.id, record]));
    this.#counters = new Map(
      [...plan.state].map(([key, value]) => [key.replace('counter:', ''), Number(value)] as const),
    );
    for (const [personId, next] of plan.nextCounters) {
      this.#counters.set(personId, Math.max(next, this.#counters.get(personId) ?? 0));
    }
  }

  #compacted(): string {
    const sent = [...this.#received.values()].filter((record) => !record.isConfirmed).map(asSent);
    const lines = compactLines({
      state: new Map([...this.#counters].map(([personId, next]) => [`counter:${personId}`, next])),
      drafts: new Map(),
      records: new Map([...sent, ...this.#outbox.values()].map((record) => [record.id, record])),
    });
    return lines.map(encodeLine).join('');
  }
}

/** A kill in the middle of writing a fresh journal: the earlier files are still there. */
function cut(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}

const wrongAnswers: Answer[] = [
  { status: 200, contentType: 'text/html', text: '<h1>Welcome to the guest network</h1>' },
  { status: 503, contentType: 'application/json', text: '{"status":"starting"}' },
  { status: 200, contentType: 'application/json', text: '{}' },
  { status: 401, contentType: 'application/json', text: '{"code":"session/none"}' },
];
