import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { newId } from '../src/kit/new-id.ts';
import { openVisiting } from '../test/journeys/visit-ground.ts';
import { openWorld } from '../test/world.ts';
import { report, tell } from './bench-report.ts';

/**
 * A phone with two thousand visits that were never sent, its processor slowed six times: how long until the visit can be
 * used without a signal, and once there is one, until the server has every visit. Needs the built client and Chromium.
 *
 *   node scripts/bench-phone-full.ts
 */
const unsent = 2_000;
const world = await openWorld();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-sync',
  ],
});
try {
  const { windowId, practices } = await openVisiting(world);
  const context = await openPhone();
  const page = await context.newPage();
  await page.goto('/visit');
  await page.getByText('Works without a signal.').waitFor({ timeout: 60_000 });
  await context.setOffline(true);
  await page.evaluate(putInOutbox, recordsOf(windowId, practices));
  await page.close();
  const fullPage = await context.newPage();
  const session = await context.newCDPSession(fullPage);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const opened = await timeToForm(fullPage);
  const what = `visit ready without a signal with ${unsent} unsent visits, processor 6 times slower`;
  report({ what, values: [opened], unit: ' ms', digits: 0, target: 5_000, isGood: 'at most' });
  const startedAt = performance.now();
  await context.setOffline(false);
  const seconds = await waitUntilDrained(startedAt);
  const [stored] = await world.query<{ visits: number; ids: number }>(
    'select count(*)::int as visits, count(distinct id)::int as ids from observation.visits',
  );
  await fullPage.goto('/visit/outbox');
  await fullPage.getByText('Nothing is waiting.').waitFor({ timeout: 120_000 });
  tell({
    what: `the same with a signal, until the server has all ${unsent} and nothing waits`,
    measured: `${seconds.toFixed(0)} s, ${stored?.visits} stored`,
    target: 'all',
    isMet: stored?.visits === unsent,
  });
} finally {
  await browser.close();
  await world.close();
}

async function openPhone(): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...{ baseURL: world.url, viewport: { width: 360, height: 740 }, isMobile: true },
  });
  const [name, value] = world.cookieOf('priya').split('=');
  await context.addCookies([{ name: name ?? '', value: value ?? '', url: world.url }]);
  return context;
}

/** Records as the phone keeps them, of visits made over four months of school days. */
function recordsOf(windowId: string, practices: readonly { id: string }[]): { id: string }[] {
  const priya = world.person('priya');
  const deviceId = newId();
  return Array.from({ length: unsent }, (_, counter) => {
    const id = newId();
    const startedAt = new Date(Date.now() - (unsent - counter) * 1_000);
    const visit = {
      ...{ id, windowId, buildingId: world.place('Lakeside Elementary'), bandId: world.place('K-2') },
      ...{ lessonPart: 'middle', roomToken: `r${counter % 30}`.padEnd(43, 'x') },
      ...{ observerId: priya.id, capacityId: priya.capacityId, deviceId, deviceCounter: counter },
      ...{ startedAt: startedAt.toISOString(), endedAt: new Date(startedAt.getTime() + 900).toISOString() },
      ...{ utcOffsetMinutes: -300, clientVersion: '0.1.0' },
      tallies: practices.map(({ id: practiceId }) => ({ practiceId, answer: 'seen', timesCount: null })),
    };
    return {
      ...{ id, personId: priya.id, counter, deviceId, savedAt: startedAt.toISOString() },
      ...{ content: visit, parked: null },
    };
  });
}

/** Runs in the page: what waits is written as the phone itself writes it. */
function putInOutbox(records: { id: string }[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('jointly-device');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const tx = opening.result.transaction('outbox', 'readwrite');
      for (const record of records) tx.objectStore('outbox').put(record);
      tx.onerror = () => reject(tx.error);
      tx.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

async function timeToForm(page: Page): Promise<number> {
  const startedAt = performance.now();
  await page.goto('/visit', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Start the visit' }).waitFor({ timeout: 120_000 });
  return performance.now() - startedAt;
}

async function waitUntilDrained(startedAt: number): Promise<number> {
  for (;;) {
    const [row] = await world.query<{ visits: number }>(
      'select count(*)::int as visits from observation.visits',
    );
    const seconds = (performance.now() - startedAt) / 1000;
    if (row?.visits === unsent) return seconds;
    if (seconds > 600) throw new Error(`${row?.visits} of ${unsent} arrived in ten minutes`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
