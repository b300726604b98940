/// <reference lib="webworker" />
import { openDeviceDatabase } from './device/device-database.ts';
import { drain } from './device/drain.ts';
import { syncTag } from './device/sync-tag.ts';
import { keepProgram } from './keep-program.ts';

declare const self: ServiceWorkerGlobalScope;

/** The whole program lies on the device; every address of a page opens it, signal or none. */
keepProgram(self.__WB_MANIFEST, [/^\/api(\/|$)/, /^\/healthz$/]);

// The first worker takes over at once, so that the page that installed it can lose its signal. A later one waits until
// a person agrees, between visits.
self.addEventListener('install', () => {
  if (self.registration.active === null) void self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

type SyncEvent = ExtendableEvent & { tag: string };

self.addEventListener('sync' as 'activate', (event) => {
  if ((event as SyncEvent).tag === syncTag) event.waitUntil(sendInBackground());
});

/** A database without its birth record was lost: only a page can put it back, and until then nothing is sent. */
async function sendInBackground(): Promise<void> {
  const database = await openDeviceDatabase(() => {});
  try {
    if ((await database.get('birth', 'birth')) === undefined) return;
    const { hindrance } = await drain(database);
    if (hindrance === 'no-connection' || hindrance === 'server-busy')
      throw new Error(`still waiting: ${hindrance}`);
  } finally {
    database.close();
  }
}
