import { compactSoon } from './compaction.ts';
import { openDevice } from './device.ts';
import { drain } from './drain.ts';
import { type Hindrance, waitBeforeAttempt } from './outbox-rules.ts';
import { syncTag } from './sync-tag.ts';
import { announce, listenToTabs } from './tabs.ts';

/** Whether records are being sent, and what hinders it. */
export type SendState = { isSending: boolean; hindrance: Hindrance | null };

/** Hindrances that pass without anybody doing anything: tried again by themselves, ever more rarely. */
const passing: ReadonlySet<Hindrance> = new Set(['no-connection', 'server-busy', 'not-understood']);

let state: SendState = { isSending: false, hindrance: null };
const listeners = new Set<() => void>();
let isStarted = false;
let isWanted = false;
let running: Promise<void> | null = null;
let attempts = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function readSendState(): SendState {
  return state;
}

export function listenToSending(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * From now on this tab sends: at once, when the connection seems to be back, when the page becomes visible, when somebody
 * signs in, after every save, and again by itself after a failure.
 */
export function startSending(): void {
  if (isStarted) return;
  isStarted = true;
  addEventListener('online', () => void sendNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendNow();
  });
  listenToTabs((message) => {
    if (message.kind === 'session') void sendNow();
  });
  void sendNow();
}

/** Tries to send now. Asked while sending, it sends once more afterwards, so that nothing is overlooked. */
export function sendNow(): Promise<void> {
  isWanted = true;
  running ??= run().finally(() => {
    running = null;
  });
  return running;
}

async function run(): Promise<void> {
  while (isWanted) {
    isWanted = false;
    clearTimeout(timer);
    show({ ...state, isSending: true });
    try {
      const { database } = await openDevice();
      const outcome = await drain(database);
      if (outcome.receivedCount > 0) compactSoon();
      conclude(outcome.hindrance);
    } catch (error) {
      // The device's own storage failed: the screens that read it say so; sending waits like after a lost connection.
      console.error('Could not send.', error);
      conclude('no-connection');
    }
  }
}

function conclude(hindrance: Hindrance | null): void {
  show({ isSending: false, hindrance });
  attempts = hindrance === null ? 0 : attempts + 1;
  if (hindrance === null) return;
  void askForBackgroundSync();
  if (passing.has(hindrance))
    timer = setTimeout(() => void sendNow(), waitBeforeAttempt(attempts, Math.random()));
}

function show(next: SendState): void {
  if (next.isSending === state.isSending && next.hindrance === state.hindrance) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Where the browser can, it wakes the service worker when a connection is there, even after the tab was closed. */
async function askForBackgroundSync(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.getRegistration()) as
      | (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } })
      | undefined;
    await registration?.sync?.register(syncTag);
  } catch {
    // Not allowed here: the page sends when it is opened.
  }
}

/** Tells every tab that somebody signed in or out: unsent records may go now. */
export function announceSession(): void {
  announce({ kind: 'session' });
}
