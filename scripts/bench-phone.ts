import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { choose, openVisiting, startVisit } from '../test/journeys/visit-ground.ts';
import { openWorld } from '../test/world.ts';
import { report } from './bench-report.ts';

/**
 * How the visit feels on a cheap phone: a processor slowed six times (twelve for the boot of the cheapest), and for the
 * first visit a connection of 1.6 Mbit/s with 150 ms on the way. Needs the built client and Chromium.
 *
 *   node scripts/bench-phone.ts
 */
const repeats = 7;
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
  const { practices } = await openVisiting(world);
  await benchFirstVisit();
  const context = await openPhone();
  const page = await context.newPage();
  await page.goto('/visit');
  await page.getByText('Works without a signal.').waitFor({ timeout: 60_000 });
  await benchBoot(context, 6, 600);
  await benchBoot(context, 12, 1000);
  await page.bringToFront();
  await startVisit(page, 'Room 1');
  await choose(page, practices[0]?.name ?? '', 'Not seen');
  await benchTaps(page);
} finally {
  await browser.close();
  await world.close();
}

async function openPhone(): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: world.url,
    viewport: { width: 360, height: 740 },
    isMobile: true,
  });
  const [name, value] = world.cookieOf('priya').split('=');
  await context.addCookies([{ name: name ?? '', value: value ?? '', url: world.url }]);
  return context;
}

/** From nothing on the phone to a form that can be tapped. */
async function benchFirstVisit(): Promise<void> {
  const values: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const context = await openPhone();
    const page = await context.newPage();
    const session = await slowDown(page, 6);
    await session.send('Network.enable');
    const [latency, bytesPerSecond] = [150, 200_000];
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    values.push(await timeToForm(page));
    await context.close();
  }
  const what = 'visit ready on the first opening, processor 6 times slower, 1.6 Mbit/s';
  report({ what, values, unit: ' ms', digits: 0, target: 1800, isGood: 'at most' });
}

/** From the phone's own copy, with no signal at all. */
async function benchBoot(context: BrowserContext, slower: number, target: number): Promise<void> {
  const values: number[] = [];
  await context.setOffline(true);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const page = await context.newPage();
    await slowDown(page, slower);
    values.push(await timeToForm(page));
    await page.close();
  }
  await context.setOffline(false);
  const what = `visit ready without a signal, processor ${slower} times slower`;
  report({ what, values, unit: ' ms', digits: 0, target, isGood: 'at most' });
}

/** When the button that starts a visit was first painted, counted from the beginning of the navigation. */
async function timeToForm(page: Page): Promise<number> {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('form.visit-start button[type=submit]') === null)
        requestAnimationFrame(look);
      else requestAnimationFrame(() => performance.mark('form'));
    };
    look();
  });
  await page.goto('/visit', { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('form').length > 0, undefined, {
    timeout: 60_000,
  });
  return page.evaluate(() => performance.getEntriesByName('form')[0]?.startTime ?? Number.NaN);
}

/** A tap on an answer: until it is painted, and until the screen says that it is saved twice. */
async function benchTaps(page: Page): Promise<void> {
  await slowDown(page, 6);
  const painted: number[] = [];
  const saved: number[] = [];
  for (let tap = 0; tap < 40; tap += 1) {
    const times = await page.evaluate(timeOfTap, tap % 4);
    painted.push(times.painted);
    saved.push(times.saved);
    await page.waitForTimeout(250);
  }
  const to = 'tap on an answer, processor 6 times slower';
  report({ what: `${to}: painted`, values: painted, unit: ' ms', digits: 0, target: 100, isGood: 'at most' });
  report({
    what: `${to}: saved twice`,
    values: saved,
    unit: ' ms',
    digits: 0,
    target: 60,
    isGood: 'at most',
  });
  const worst = [Math.max(...saved)];
  report({
    what: `${to}: saved twice, the slowest`,
    values: worst,
    unit: ' ms',
    digits: 0,
    target: 200,
    isGood: 'at most',
  });
}

/** Runs in the page. */
async function timeOfTap(which: number): Promise<{ painted: number; saved: number }> {
  const radio = document.querySelectorAll<HTMLInputElement>('.visit-practice input[type=radio]')[which];
  const line = document.querySelector('.visit-foot');
  let hasBegun = false;
  const start = performance.now();
  const saved = new Promise<number>((resolve) => {
    // The line says "Saving" first, then "Saved on this phone" with its sign.
    const watch = new MutationObserver(() => {
      const isSaved = line?.querySelector('svg.lucide-check') !== null;
      if (isSaved && hasBegun) {
        watch.disconnect();
        resolve(performance.now() - start);
      }
      hasBegun ||= !isSaved;
    });
    if (line !== null) watch.observe(line, { subtree: true, childList: true, characterData: true });
  });
  radio?.click();
  const painted = new Promise<number>((resolve) => {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });
  return { painted: await painted, saved: await saved };
}

async function slowDown(page: Page, times: number) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  return session;
}
