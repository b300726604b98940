import { chromium, type Page } from '@playwright/test';
import { adoptVision, publishAgreement } from '../src/areas/observation/test-ground.ts';
import { newId } from '../src/kit/new-id.ts';
import { openWorld, type World } from '../test/world.ts';
import { report } from './bench-report.ts';
import { fillWindows, openWindows } from './bench-visits.ts';

/**
 * A district of sixty buildings on the screen of a cheap laptop, its processor slowed six times: how long until a subject's
 * page shows its first building, and how evenly it scrolls past the sixty panels of a practice. Needs the built client
 * and Chromium.
 *
 *   node scripts/bench-panels.ts
 */
const [buildings, windows, visitsPerBuilding, slower, repeats] = [60, 8, 40, 6, 7];
const world = await openWorld();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-sync',
    '--disable-dev-shm-usage',
  ],
});
try {
  const subjectId = await buildDistrict(world);
  const opened: number[] = [];
  const usual: number[] = [];
  const slow: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const page = await openLaptop();
    opened.push(await timeToPanels(page, `/seen/${subjectId}`));
    const frames = (await page.evaluate(scrollPast)).toSorted((one, other) => one - other);
    usual.push(frames[Math.floor(frames.length / 2)] ?? Number.NaN);
    slow.push(frames[Math.floor(frames.length * 0.95)] ?? Number.NaN);
    await page.context().close();
  }
  const at = `processor ${slower} times slower`;
  const common = { unit: ' ms', digits: 0, isGood: 'at most' } as const;
  report({
    what: `${buildings} buildings, ${at}: the first is painted`,
    values: opened,
    target: 3000,
    ...common,
  });
  report({ what: `${at}, scrolling past them: a frame`, values: usual, target: 34, ...common });
  report({ what: `${at}, scrolling past them: one frame of twenty`, values: slow, target: 50, ...common });
} finally {
  await browser.close();
  await world.close();
}

/** Maple Ridge with sixty buildings and a subject whose windows have all been read but the last. */
async function buildDistrict(on: World): Promise<string> {
  await publishAgreement(on);
  const ground = await adoptVision(on);
  await on.query(
    `insert into district.buildings (district_id, id, name, ordinal)
     select $1, gen_random_uuid(), 'Building ' || n, 10 + n
     from generate_series(1, $2::int - (select count(*)::int from district.buildings where district_id = $1)) n`,
    [on.districtId, buildings],
  );
  const subjectId = newId();
  await on.query(
    'insert into district.subjects (district_id, id, key, name, ordinal) values ($1, $2, $3, $3, 10)',
    [on.districtId, subjectId, 'subject of sixty'],
  );
  const windowIds = await openWindows(on, subjectId, ground, windows);
  await fillWindows(on, windowIds, buildings * visitsPerBuilding);
  for (const windowId of windowIds.slice(0, -1))
    await on.as('sam').analysis.takeReading({ id: newId(), windowId });
  return subjectId;
}

async function openLaptop(): Promise<Page> {
  const context = await browser.newContext({ baseURL: world.url, viewport: { width: 1366, height: 768 } });
  const [name, value] = world.cookieOf('priya').split('=');
  await context.addCookies([{ name: name ?? '', value: value ?? '', url: world.url }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

async function timeToPanels(page: Page, path: string): Promise<number> {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('.seen-panel svg') === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => performance.mark('panels'));
    };
    look();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('panels').length > 0, undefined, {
    timeout: 120_000,
  });
  return page.evaluate(() => performance.getEntriesByName('panels')[0]?.startTime ?? Number.NaN);
}

/** Runs in the page: scrolls past the panels of the first practice, and says how long each frame took. */
async function scrollPast(): Promise<number[]> {
  const list = document.querySelector('.seen-multiples');
  if (list === null) throw new Error('no panels');
  list.scrollIntoView();
  const frames: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  while (list.getBoundingClientRect().bottom > innerHeight && frames.length < 600) {
    scrollBy(0, 40);
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames;
}
