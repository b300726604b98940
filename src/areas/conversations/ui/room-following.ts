import { isDefinedError } from '@orpc/client';
import { newId } from '../../../kit/new-id.ts';
import type { Room, RoomNews, RoomPerson } from '../room-contract.ts';
import type { EntryReceipt, RoomEntry, RoomEntryBody } from '../room-entry-contract.ts';
import { keepWaiting, letGo, readWaiting, type WaitingEntry } from './room-kept.ts';

/** How a room stands on this device. */
export type RoomState = {
  entries: readonly RoomEntry[];
  people: readonly RoomPerson[];
  waiting: readonly WaitingEntry[];
  /** `away`: no connection. `signed-out`: somebody has to sign in before anything is sent. */
  connection: 'here' | 'away' | 'signed-out';
  /** Milliseconds that the server's clock is ahead of this device's. */
  ahead: number;
  /** An entry could not even be kept on this device. */
  isNotKept: boolean;
};

/** The calls to the server that a room needs. */
export type RoomCalls = {
  follow(after: number, signal: AbortSignal): Promise<AsyncIterable<RoomNews>>;
  send(entries: readonly { id: string; saidAt: string; body: RoomEntryBody }[]): Promise<EntryReceipt[]>;
};

export type Following = {
  state(): RoomState;
  subscribe(listener: () => void): () => void;
  /** Says something in the room: kept on this device first, then sent as soon as there is a connection. */
  say(body: RoomEntryBody): Promise<void>;
  /** Takes away an entry that the server refused. */
  takeAway(id: string): Promise<void>;
  /** Tries at once instead of after a while. */
  hurry(): void;
  stop(): void;
};

const longestWait = 10_000;
const mostAtOnce = 50;

/** Follows a room: hears what happens, sends what is said here, and goes on by itself when the connection is back. */
export function followRoom(room: Room, personId: string, calls: RoomCalls): Following {
  const known = new Map(room.entries.map((entry) => [entry.id, entry]));
  let seq = room.seq;
  let now: RoomState = {
    entries: room.entries,
    people: room.people,
    waiting: [],
    connection: 'here',
    ahead: Date.parse(room.now) - Date.now(),
    isNotKept: false,
  };
  const listeners = new Set<() => void>();
  const stopped = new AbortController();
  let wake = () => {};
  let failures = 0;
  let order = Date.now();

  const become = (next: Partial<RoomState>) => {
    now = { ...now, ...next };
    for (const listener of listeners) listener();
  };
  const pause = () =>
    new Promise<void>((resolve) => {
      const wait = Math.min(longestWait, 500 * 2 ** Math.min(failures, 5));
      const timer = setTimeout(resolve, wait);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const failed = (error: unknown) => {
    failures += 1;
    become({ connection: isSignedOut(error) ? 'signed-out' : 'away' });
  };
  const hear = (news: RoomNews) => {
    for (const entry of news.entries) known.set(entry.id, entry);
    seq = Math.max(seq, news.seq);
    const waiting = now.waiting.filter(({ id }) => !known.has(id));
    const entries = [...known.values()].toSorted((one, other) => one.seq - other.seq);
    const ahead = Date.parse(news.now) - Date.now();
    become({ entries, people: news.people, waiting, ahead, connection: 'here' });
  };

  const listen = async () => {
    while (!stopped.signal.aborted) {
      try {
        const stream = await calls.follow(seq, stopped.signal);
        failures = 0;
        become({ connection: 'here' });
        void deliver();
        for await (const news of stream) hear(news);
      } catch (error) {
        if (!stopped.signal.aborted) failed(error);
      }
      if (!stopped.signal.aborted) await pause();
    }
  };

  let delivering: Promise<void> | null = null;
  // Received by the server, not yet heard back.
  let received: ReadonlySet<string> = new Set();
  const settle = async (receipts: readonly EntryReceipt[]) => {
    const done = receipts.filter(({ outcome }) => outcome !== 'refused').map(({ id }) => id);
    await letGo(done);
    const problemOf = new Map(receipts.map(({ id, problem }) => [id, problem]));
    const refused = now.waiting
      .filter(({ id }) => (problemOf.get(id) ?? null) !== null)
      .map((entry) => ({ ...entry, problem: problemOf.get(entry.id) ?? null }));
    for (const entry of refused) await keepWaiting(entry);
    const isRefused = new Map(refused.map((entry) => [entry.id, entry]));
    // What was received stays in sight until it is heard back: then it has its place in the room's order.
    const settled: WaitingEntry[] = now.waiting.map((entry) => isRefused.get(entry.id) ?? entry);
    received = new Set([...received, ...done]);
    become({ waiting: settled.filter(({ id }) => !known.has(id)) });
  };
  const deliver = () => {
    delivering ??= deliverOnce().finally(() => {
      delivering = null;
    });
    return delivering;
  };
  const deliverOnce = async () => {
    try {
      const unsent = () => now.waiting.filter(({ id, problem }) => problem === null && !received.has(id));
      while (unsent().length > 0 && !stopped.signal.aborted) {
        const next = unsent().slice(0, mostAtOnce);
        await settle(await calls.send(next.map(({ id, saidAt, body }) => ({ id, saidAt, body }))));
      }
    } catch (error) {
      failed(error);
      wake();
    }
  };

  void readWaiting(room.id, personId)
    .catch((): WaitingEntry[] => [])
    .then((waiting) => {
      const here = new Set(now.waiting.map(({ id }) => id));
      become({
        waiting: [...waiting.filter(({ id }) => !known.has(id) && !here.has(id)), ...now.waiting],
      });
      void listen();
    });

  return {
    state: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say: async (body) => {
      order += 1;
      const saidAt = new Date(Date.now() + now.ahead).toISOString();
      const entry: WaitingEntry = {
        id: newId(),
        meetingId: room.id,
        personId,
        saidAt,
        order,
        body,
        problem: null,
      };
      try {
        await keepWaiting(entry);
        become({ waiting: [...now.waiting, entry], isNotKept: false });
      } catch {
        // No store on this device: it is still sent, and said so when it cannot be.
        become({ waiting: [...now.waiting, entry], isNotKept: true });
      }
      void deliver();
    },
    takeAway: async (id) => {
      await letGo([id]);
      become({ waiting: now.waiting.filter((entry) => entry.id !== id) });
    },
    hurry: () => wake(),
    stop: () => {
      stopped.abort();
      wake();
    },
  };
}

function isSignedOut(error: unknown): boolean {
  return error instanceof Error && isDefinedError(error) && String(error.code).startsWith('session/');
}
