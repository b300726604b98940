/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  PrecacheController,
  type PrecacheEntry,
  PrecacheRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { visitAddress } from './visit-address.ts';

declare const self: ServiceWorkerGlobalScope;

/** How many files are asked for at once: as many as a browser asks one server for anyway. */
const atOnce = 6;

/**
 * Keeps the whole program on the device and answers every page from there. Workbox asks for one file after the other,
 * which on a slow signal is a long wait for the first "Works without a signal": here they come six at a time, and those
 * that an earlier program left are not asked for again, for a name with a hash in it never changes its content.
 */
export function keepProgram(entries: (string | PrecacheEntry)[], noPages: RegExp[]): void {
  const controller = new PrecacheController();
  controller.addToCacheList(entries);
  self.addEventListener('install', (event) => event.waitUntil(keepAll(controller, event)));
  self.addEventListener('activate', (event) => event.waitUntil(controller.activate(event)));
  cleanupOutdatedCaches();
  registerRoute(new PrecacheRoute(controller));
  const page = (name: string) => controller.createHandlerBoundToURL(name);
  registerRoute(new NavigationRoute(page('/visit.html'), { allowlist: [visitAddress] }));
  registerRoute(new NavigationRoute(page('/index.html'), { denylist: noPages }));
}

async function keepAll(controller: PrecacheController, event: ExtendableEvent): Promise<void> {
  const cache = await self.caches.open(controller.strategy.cacheName);
  const waiting = [...controller.getURLsToCacheKeys()];
  const takeNext = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [url, cacheKey] = next;
      // The key of a file that can change carries its revision.
      if (await cache.match(cacheKey)) continue;
      const isHashed = url === cacheKey;
      const request = new Request(url, {
        cache: isHashed ? 'default' : 'reload',
        credentials: 'same-origin',
      });
      await Promise.all(controller.strategy.handleAll({ params: { cacheKey }, request, event }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeNext));
}
