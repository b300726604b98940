import { newId } from '../../../kit/new-id.ts';
import type { Room, RoomNews, RoomPerson } from '../room-contract.ts';
import type { EntryReceipt, RoomEntry, RoomEntryBody } from '../room-entry-contract.ts';
import { keepWaiting, letGo, readWaiting, type WaitingEntry } from './room-kept.ts';

/** How a room stands on this device. */
export type RoomState = {
  entries: readonly RoomEntry[];
  people: readonly RoomPerson[];
  checkIn: Room['checkIn'];
  waiting: readonly WaitingEntry[];
  /** `away`: no connection. `signed-out`: somebody has to sign in before anything is sent. */
  connection: 'here' | 'away' | 'signed-out';
  /** Milliseconds that the server's clock is ahead of this device's. */
  ahead: number;
  /** The last entry could not be kept on this device: it is lost if the page is closed before it is sent. */
  isNotKept: boolean;
};

/** The calls to the server that a room needs. */
export type RoomCalls = {
  follow(after: number, signal: AbortSignal): Promise<AsyncIterable<RoomNews>>;
  send(entries: readonly { id: string; saidAt: string; body: RoomEntryBody }[]): Promise<EntryReceipt[]>;
};

const longestPause = 10_000;
const mostAtOnce = 50;

/** Follows a room: hears what happens, sends what is said here, and goes on by itself when the connection is back. */
export class RoomFollower {
  #state: RoomState;
  #seq: number;
  #order = Date.now();
  #failures = 0;
  #atOnce = mostAtOnce;
  #wake = () => {};
  #delivering: Promise<void> | null = null;
  /** Received by the server, not yet heard back: then it has its place in the room's order. */
  readonly #received = new Set<string>();
  readonly #known: Map<string, RoomEntry>;
  readonly #stopped = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #room: Pick<Room, 'id'>;
  readonly #personId: string;
  readonly #calls: RoomCalls;

  constructor(room: Room, personId: string, calls: RoomCalls) {
    this.#room = room;
    this.#personId = personId;
    this.#calls = calls;
    this.#known = new Map(room.entries.map((entry) => [entry.id, entry]));
    this.#seq = room.seq;
    const { entries, people, checkIn } = room;
    const ahead = Date.parse(room.now) - Date.now();
    this.#state = { entries, people, checkIn, waiting: [], connection: 'here', ahead, isNotKept: false };
  }

  readonly state = (): RoomState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins to follow: first what this device still owes, then what happens. */
  async start(): Promise<void> {
    const owed = await readWaiting(this.#room.id, this.#personId).catch((): WaitingEntry[] => []);
    const here = new Set(this.#state.waiting.map(({ id }) => id));
    const waiting = owed.filter(({ id }) => !this.#known.has(id) && !here.has(id));
    this.#become({ waiting: [...waiting, ...this.#state.waiting] });
    while (!this.#stopped.signal.aborted) {
      await this.#listen();
      if (!this.#stopped.signal.aborted) await this.#pause();
    }
  }

  /** Says something in the room: kept on this device first, then sent as soon as there is a connection. */
  async say(body: RoomEntryBody): Promise<void> {
    this.#order += 1;
    const entry: WaitingEntry = {
      id: newId(),
      meetingId: this.#room.id,
      personId: this.#personId,
      saidAt: new Date(Date.now() + this.#state.ahead).toISOString(),
      order: this.#order,
      body,
      problem: null,
    };
    const isNotKept = await keepWaiting(entry).then(
      () => false,
      () => true,
    );
    this.#become({ waiting: [...this.#state.waiting, entry], isNotKept });
    void this.#deliver();
  }

  /** Takes away an entry that the server refused. */
  async takeAway(id: string): Promise<void> {
    await letGo([id]);
    this.#become({ waiting: this.#state.waiting.filter((entry) => entry.id !== id) });
  }

  /** Tries at once instead of after a while. */
  hurry(): void {
    this.#wake();
  }

  stop(): void {
    this.#stopped.abort();
    this.#wake();
  }

  async #listen(): Promise<void> {
    try {
      const stream = await this.#calls.follow(this.#seq, this.#stopped.signal);
      this.#failures = 0;
      this.#become({ connection: 'here' });
      void this.#deliver();
      for await (const news of stream) this.#hear(news);
    } catch (error) {
      if (!this.#stopped.signal.aborted) this.#fail(error);
    }
  }

  #hear(news: RoomNews): void {
    for (const entry of news.entries) this.#known.set(entry.id, entry);
    this.#seq = Math.max(this.#seq, news.seq);
    this.#become({
      entries: [...this.#known.values()].toSorted((one, other) => one.seq - other.seq),
      people: news.people,
      checkIn: news.checkIn,
      waiting: this.#state.waiting.filter(({ id }) => !this.#known.has(id)),
      ahead: Date.parse(news.now) - Date.now(),
      connection: 'here',
    });
  }

  #deliver(): Promise<void> {
    this.#delivering ??= this.#deliverAll().finally(() => {
      this.#delivering = null;
    });
    return this.#delivering;
  }

  async #deliverAll(): Promise<void> {
    try {
      for (;;) {
        const next = this.#state.waiting
          .filter(({ id, problem }) => problem === null && !this.#received.has(id))
          .slice(0, this.#atOnce);
        if (next.length === 0 || this.#stopped.signal.aborted) return;
        await this.#settle(await this.#send(next));
      }
    } catch (error) {
      this.#fail(error);
      // The stream may still be there while sending fails: do not wait for it to break.
      setTimeout(() => void this.#deliver(), longestPause);
    }
  }

  /**
   * Sends some entries. What the server refuses whole is sent one by one, so that none holds up the others; one that is
   * refused alone stays here with its words.
   */
  async #send(entries: readonly WaitingEntry[]): Promise<EntryReceipt[]> {
    try {
      const receipts = await this.#calls.send(entries.map(({ id, saidAt, body }) => ({ id, saidAt, body })));
      this.#atOnce = mostAtOnce;
      return receipts;
    } catch (error) {
      const status = refusalStatus(error);
      if (status === null) throw error;
      if (entries.length > 1) {
        this.#atOnce = 1;
        return [];
      }
      const problem = status === 400 ? 'conversations/entry-not-readable' : 'conversations/room-shut';
      return entries.map(({ id }) => ({ id, outcome: 'refused', problem }));
    }
  }

  async #settle(receipts: readonly EntryReceipt[]): Promise<void> {
    const problems = new Map(receipts.map(({ id, problem }) => [id, problem]));
    const done = receipts.filter(({ outcome }) => outcome !== 'refused').map(({ id }) => id);
    for (const id of done) this.#received.add(id);
    const waiting = this.#state.waiting.map((entry) => ({
      ...entry,
      problem: problems.get(entry.id) ?? entry.problem,
    }));
    // What is said without a name is not heard back before the end.
    const isOwed = ({ id, body }: WaitingEntry) =>
      !this.#known.has(id) && !(body.kind === 'check_in' && this.#received.has(id));
    this.#become({ waiting: waiting.filter(isOwed), connection: 'here' });
    await letGo(done).catch(() => {});
    for (const entry of waiting) if (entry.problem !== null) await keepWaiting(entry).catch(() => {});
  }

  #fail(error: unknown): void {
    this.#failures += 1;
    this.#become({ connection: isSignedOut(error) ? 'signed-out' : 'away' });
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const pause = Math.min(longestPause, 500 * 2 ** Math.min(this.#failures, 5));
      const timer = setTimeout(resolve, pause);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #become(next: Partial<RoomState>): void {
    this.#state = { ...this.#state, ...next };
    for (const listener of this.#listeners) listener();
  }
}

function isSignedOut(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('session/');
}

/** The status by which a server refused what it was sent, where sending the same again would change nothing; null otherwise. */
function refusalStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || isSignedOut(error)) return null;
  const status = Number(error.status);
  // A server in trouble may take it a minute later: that is no refusal.
  return [400, 403, 404, 413, 422].includes(status) ? status : null;
}
