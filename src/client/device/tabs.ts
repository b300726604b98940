import type { DraftFact } from './journal-rules.ts';

/** What the tabs and the service worker tell each other. */
export type TabMessage =
  /** The outbox, the kit, a list of rooms or the person changed. */
  | { kind: 'changed' }
  /** One more fact of a draft was saved. */
  | { kind: 'fact'; draftId: string; fact: DraftFact }
  /** Somebody signed in or out. */
  | { kind: 'session' };

let channel: BroadcastChannel | null = null;
const listeners = new Set<(message: TabMessage) => void>();

/** Tells the other tabs, and whoever listens in this one. */
export function announce(message: TabMessage): void {
  channelOf().postMessage(message);
  for (const listener of listeners) listener(message);
}

/** Listens to this tab and the others; returns how to stop. */
export function listenToTabs(listener: (message: TabMessage) => void): () => void {
  channelOf();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function channelOf(): BroadcastChannel {
  if (channel !== null) return channel;
  channel = new BroadcastChannel('jointly-device');
  channel.onmessage = (event: MessageEvent<TabMessage>) => {
    for (const listener of listeners) listener(event.data);
  };
  return channel;
}
