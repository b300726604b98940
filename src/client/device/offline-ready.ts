import { alone, lockNames } from './locks.ts';
import { whenSaved } from './saving.ts';

/**
 * Whether this page would open without a signal. `ready`: the service worker holds the whole program and controls the
 * page. `update-waiting`: a newer program is on the device and waits to be let in.
 */
export type OfflineState = 'not-ready' | 'ready' | 'update-waiting';

let state: OfflineState = 'not-ready';
let registration: ServiceWorkerRegistration | null = null;
let isRegistered = false;
const listeners = new Set<() => void>();
const updateCheckMilliseconds = 3_600_000;

export function readOfflineState(): OfflineState {
  return state;
}

export function listenToOfflineState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Registers the service worker, once, and watches for newer ones. Does nothing while developing. */
export async function getOfflineReady(): Promise<void> {
  // A private window may have the name and nothing behind it.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (isRegistered || !import.meta.env.PROD || workers === undefined) return;
  isRegistered = true;
  let hadController = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (hadController) void reloadWhenSaved();
    hadController = true;
    look();
  });
  try {
    registration = await workers.register('/service-worker.js', { updateViaCache: 'none' });
  } catch (error) {
    isRegistered = false;
    console.error('This page will not open without a signal.', error);
    return;
  }
  registration.addEventListener('updatefound', () => {
    registration?.installing?.addEventListener('statechange', look);
  });
  look();
  checkForUpdates(registration);
}

/** As `getOfflineReady`, only where a service worker is at home already: elsewhere nobody needs one. */
export async function getOfflineReadyIfUsed(): Promise<void> {
  if ((await navigator.serviceWorker?.getRegistration()) !== undefined) await getOfflineReady();
}

/**
 * Lets the newer program in, when no tab is in the middle of saving; every tab then starts again where it was. Offer it
 * only between visits.
 */
export async function applyUpdate(): Promise<void> {
  await whenSaved();
  await alone(lockNames.saving, async () => {
    registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
  });
}

async function reloadWhenSaved(): Promise<void> {
  await whenSaved();
  location.reload();
}

function look(): void {
  const isControlled = navigator.serviceWorker.controller !== null;
  const next = !isControlled ? 'not-ready' : registration?.waiting ? 'update-waiting' : 'ready';
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

function checkForUpdates(known: ServiceWorkerRegistration): void {
  let checkedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - checkedAt < updateCheckMilliseconds) return;
    checkedAt = Date.now();
    // Without a signal there is nothing to find; the next time will do.
    known.update().catch(() => {});
  });
}
