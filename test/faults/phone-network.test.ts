import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type CDPSession, expect, type Page } from '@playwright/test';
import {
  choose,
  finishVisit,
  openVisiting,
  startVisit,
  type Visiting,
  visitsOnServer,
} from '../journeys/visit-ground.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { openWorld, type World } from '../world.ts';
import { type Phone, startPhone } from './phone-browser.ts';
import { ensurePostgres } from './phone-postgres.ts';
import { type FaultyNetwork, openProxy, type Weather } from './phone-proxy.ts';

const profile = temporaryDirectory('jointly-phone-');
let stopPostgres: () => Promise<void>;
let world: World;
let network: FaultyNetwork;
let visiting: Visiting;
let phone: Phone;
let page: Page;
let rooms = 0;

before(async () => {
  stopPostgres = await ensurePostgres();
  world = await openWorld();
  visiting = await openVisiting(world);
  network = await openProxy(world.url);
  phone = await startPhone(profile.path, { url: network.url, header: world.cookieOf('priya') });
  page = phone.page;
  await page.goto(`${network.url}/visit`);
  await page.getByText('Works without a signal.').waitFor({ timeout: 120_000 });
});
after(async () => {
  await phone.kill();
  await network.close();
  await world.close();
  await stopPostgres();
  profile.remove();
});

const weathers: [Weather, string][] = [
  ['cut', 'without a connection'],
  ['portal', 'behind a guest network that answers everything with its own page'],
  ['redirect', 'behind a guest network that redirects everything to its sign-in page'],
  ['busy', 'while the server is not available'],
  ['lost-answer', 'when the answer is lost after the server has taken it'],
];

for (const [weather, when] of weathers) {
  test(`a visit recorded ${when} stays on the phone until the server has named it, and is there once`, async () => {
    const before = (await visitsOnServer(world)).length;
    network.weather = weather;
    await recordVisit();
    await expect(page.getByRole('heading', { name: 'Saved on this phone', level: 1 })).toBeVisible();
    await page.getByText(/It is tried again by itself\./).waitFor();
    await page.getByRole('link', { name: '1 visit waits on this phone' }).waitFor();
    network.weather = 'open';
    await page.getByRole('heading', { name: 'Received', level: 1 }).waitFor({ timeout: 90_000 });
    assert.equal((await visitsOnServer(world)).length, before + 1);
  });
}

test('a visit is sent by the browser itself when the tab has been closed', async () => {
  const before = (await visitsOnServer(world)).length;
  network.weather = 'cut';
  await recordVisit();
  await page.getByText(/It is tried again by itself\./).waitFor();
  // A page of the same address that is not Jointly's: nothing but the service worker can send.
  const bare = await page.context().newPage();
  await page.close();
  page = bare;
  network.weather = 'open';
  await page.goto(`${network.url}/healthz`);
  await wakeWorker(await page.context().newCDPSession(page));
  await expect.poll(async () => (await visitsOnServer(world)).length, { timeout: 30_000 }).toBe(before + 1);
  await page.goto(`${network.url}/visit/outbox`);
  await page.getByText('Nothing is waiting.').waitFor();
});

test('a visit that a server lost, as one put back from a backup has, is sent again from the phone', async () => {
  await page.goto(`${network.url}/visit`);
  await recordVisit();
  await page.getByRole('heading', { name: 'Received', level: 1 }).waitFor();
  const before = await visitsOnServer(world);
  const lost = page.url().split('/').at(-1);
  await world.query('alter table observation.visits disable trigger user');
  await world.query('alter table observation.tallies disable trigger user');
  await world.query('delete from observation.tallies where visit_id = $1', [lost]);
  await world.query('delete from observation.visits where id = $1', [lost]);
  assert.equal((await visitsOnServer(world)).length, before.length - 1);
  // Six minutes later the phone asks for the server's own list.
  await page.clock.setSystemTime(Date.now() + 6 * 60_000);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect
    .poll(async () => (await visitsOnServer(world)).length, { timeout: 30_000 })
    .toBe(before.length);
});

async function recordVisit(): Promise<void> {
  if (!page.url().endsWith('/visit')) await page.getByRole('link', { name: 'Next room' }).click();
  rooms += 1;
  await startVisit(page, `Room ${rooms}`);
  await choose(page, visiting.practices[0]?.name ?? '', 'Seen');
  await finishVisit(page);
}

/** What the browser does when it finds a connection: it wakes the service worker under the name it was asked to. */
async function wakeWorker(session: CDPSession): Promise<void> {
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find((each) => each.scopeURL.startsWith(network.url));
      if (found !== undefined) resolve(found.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  const origin = network.url;
  await session.send('ServiceWorker.dispatchSyncEvent', {
    origin,
    registrationId,
    tag: 'jointly-send',
    lastChance: false,
  });
}
