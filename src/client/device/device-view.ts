import { useEffect, useSyncExternalStore } from 'react';
import { showBadge } from './app-badge.ts';
import { compactSoon } from './compaction.ts';
import { findLack, type Lack, openDevice } from './device.ts';
import { type Draft, type DraftFact, withFact } from './journal-rules.ts';
import { byCounter, type OutboxRecord, type ReceivedRecord } from './outbox-rules.ts';
import { listenToSending, readSendState, type SendState, sendNow, startSending } from './sending.ts';
import { listenToTabs } from './tabs.ts';

/** Everything on this device that screens show, read at one moment. */
export type DeviceContent = {
  phase: 'ready';
  deviceId: string;
  /** Who records here while nobody can be asked; null before the first sign-in and after signing out. */
  personId: string | null;
  state: ReadonlyMap<string, unknown>;
  drafts: readonly Draft[];
  outbox: readonly OutboxRecord[];
  received: readonly ReceivedRecord[];
  /** Whether there is a second copy of what is unsent. */
  hasJournal: boolean;
  /** How many records and drafts came back after this device's database had been lost. */
  recoveredCount: number;
};
export type DeviceView =
  | { phase: 'opening' }
  | { phase: 'lacking'; lack: Lack }
  | { phase: 'failed' }
  | DeviceContent;

let view: DeviceView = { phase: 'opening' };
let isStarted = false;
let reading: Promise<void> | null = null;
let isStale = false;
/** True until the journal turns out to be impossible here: it opens while the screen is shown already. */
let hasJournal = true;
const listeners = new Set<() => void>();
const markKey = 'jointly-device';

/** Opens the device for this tab: puts back what was lost, shows what is there, and begins to send. */
export function startDevice(): void {
  if (isStarted) return;
  isStarted = true;
  const lack = findLack();
  if (lack !== null) {
    show({ phase: 'lacking', lack });
    return;
  }
  localStorage.setItem(markKey, 'used');
  listenToTabs((message) => {
    if (message.kind === 'fact') showFact(message.draftId, message.fact);
    else if (message.kind === 'changed') refresh();
  });
  refresh();
  void reading?.then(() => {
    startSending();
    compactSoon();
  });
}

/** Opens the device only where it has been used for records before: most people never record any. */
export function startDeviceIfUsed(): void {
  if (localStorage.getItem(markKey) !== null) startDevice();
}

/** Opens the device again after it failed. */
export function retryDevice(): void {
  show({ phase: 'opening' });
  refresh();
  void reading?.then(() => sendNow());
}

/** A tap changes one draft: the rest of what is on the screen need not be read again. */
function showFact(draftId: string, fact: DraftFact): void {
  if (view.phase !== 'ready') return;
  const drafts = view.drafts.map((draft) => (draft.id === draftId ? withFact(draft, fact) : draft));
  show({ ...view, drafts });
}

function refresh(): void {
  isStale = true;
  reading ??= (async () => {
    while (isStale) {
      isStale = false;
      await read().catch((error) => {
        console.error('This device cannot be read.', error);
        show({ phase: 'failed' });
      });
    }
  })().finally(() => {
    reading = null;
  });
}

async function read(): Promise<void> {
  const device = await openDevice();
  void device.journal.then((journal) => {
    if (hasJournal === (journal !== null)) return;
    hasJournal = journal !== null;
    refresh();
  });
  const tx = device.database.transaction(['state', 'drafts', 'outbox', 'received']);
  const [keys, values, drafts, outbox, received] = await Promise.all([
    tx.objectStore('state').getAllKeys(),
    tx.objectStore('state').getAll(),
    tx.objectStore('drafts').getAll(),
    tx.objectStore('outbox').getAll(),
    tx.objectStore('received').getAll(),
  ]);
  const state = new Map(keys.map((key, index) => [key, values[index]]));
  const person = state.get('person');
  show({
    phase: 'ready',
    deviceId: device.id,
    personId: typeof person === 'string' ? person : null,
    state,
    drafts,
    outbox: outbox.sort(byCounter),
    received: received.sort((a, b) => (a.knownAt < b.knownAt ? 1 : -1)),
    hasJournal,
    recoveredCount: device.recoveredCount,
  });
}

function show(next: DeviceView): void {
  view = next;
  if (next.phase === 'ready') showBadge(next.outbox.length);
  for (const listener of listeners) listener();
}

/** What is on this device; changes with every save, in this tab or another. */
export function useDeviceView(): DeviceView {
  return useSyncExternalStore(listenToView, () => view);
}

/** As `useDeviceView`, for screens that record: opens the device when it is not open yet. */
export function useOpenDevice(): DeviceView {
  useEffect(startDevice, []);
  return useDeviceView();
}

function listenToView(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether records are being sent, and what hinders it. */
export function useSendState(): SendState {
  return useSyncExternalStore(listenToSending, readSendState);
}

/** How many finished records wait on this device, how many of them for a decision, and how many visits are begun. */
export type Unsent = { waiting: number; parked: number; drafts: number };

/** For the frame and for signing out. Zeros on a device that has never recorded anything. */
export function useUnsent(): Unsent {
  const now = useDeviceView();
  if (now.phase !== 'ready') return { waiting: 0, parked: 0, drafts: 0 };
  const parked = now.outbox.filter((record) => record.parked !== null).length;
  return { waiting: now.outbox.length - parked, parked, drafts: now.drafts.length };
}
