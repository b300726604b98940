import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { expect, type Page } from '@playwright/test';
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
import { startPhone } from './phone-browser.ts';
import { ensurePostgres } from './phone-postgres.ts';
import { type FaultyNetwork, openProxy } from './phone-proxy.ts';

type TemporaryDirectory = ReturnType<typeof temporaryDirectory>;

let stopPostgres: () => Promise<void>;
let world: World;
let network: FaultyNetwork;
let visiting: Visiting;

before(async () => {
  stopPostgres = await ensurePostgres();
  world = await openWorld();
  visiting = await openVisiting(world);
  network = await openProxy(world.url);
});
after(async () => {
  await network.close();
  await world.close();
  await stopPostgres();
});

const damages: [string, (folder: string) => void][] = [
  ['whose log is damaged', damageLog],
  ['that is gone', (folder) => rmSync(folder, { recursive: true })],
];

for (const [what, damage] of damages) {
  test(`a database ${what} is put back from the journal, and every visit arrives once`, async () => {
    const profile = temporaryDirectory('jointly-phone-');
    const before = (await visitsOnServer(world)).length;
    try {
      await recordAndDie(profile);
      damage(databaseFolder(profile));
      network.weather = 'cut';
      const phone = await on(profile);
      try {
        await phone.page.goto(`${network.url}/visit`);
        // The visit that was under way goes on where it was.
        await phone.page.getByRole('heading', { level: 1, name: 'Room 3' }).waitFor();
        await expect(answerIn(phone.page, 'Seen')).toBeChecked();
        await finishVisit(phone.page);
        await phone.page
          .getByText('This phone’s browser had lost its storage. 3 visits were put back')
          .waitFor();
        assert.equal((await visitsOnServer(world)).length, before);
        network.weather = 'open';
        await phone.page.goto(`${network.url}/visit/outbox`);
        await phone.page.getByText('Nothing is waiting.').waitFor({ timeout: 60_000 });
      } finally {
        await phone.kill();
      }
      const arrived = (await visitsOnServer(world)).slice(before);
      const counters = arrived.map((visit) => visit.device_counter);
      assert.deepEqual(counters.toSorted(), [0, 1, 2]);
    } finally {
      profile.remove();
    }
  });
}

/** Two finished visits and one under way, all told as saved and none sent; then the battery dies. */
async function recordAndDie(profile: TemporaryDirectory): Promise<void> {
  network.weather = 'open';
  const { page, kill } = await on(profile);
  try {
    await ready(page);
    network.weather = 'cut';
    for (const room of ['Room 1', 'Room 2']) {
      await startVisit(page, room);
      await choose(page, visiting.practices[0]?.name ?? '', 'Not seen');
      await finishVisit(page);
      await page.getByRole('link', { name: 'Next room' }).click();
    }
    await startVisit(page, 'Room 3');
    await choose(page, visiting.practices[0]?.name ?? '', 'Seen');
    await page.locator('.visit-save', { hasText: 'Saved on this phone' }).waitFor();
  } finally {
    await kill();
  }
}

test('a newer program is let in between visits only, takes every tab with it, and leaves what is unsent alone', async () => {
  const profile = temporaryDirectory('jointly-phone-');
  network.weather = 'open';
  const { page, kill } = await on(profile);
  try {
    await ready(page);
    const other = await page.context().newPage();
    await other.goto(`${network.url}/visit/outbox`);
    network.workerSuffix = '\n// A newer program.';
    network.weather = 'open';
    await startVisit(page, 'Room 9');
    await choose(page, visiting.practices[0]?.name ?? '', 'Seen');
    await page.locator('.visit-save', { hasText: 'Saved on this phone' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Room 9' }).waitFor();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect.poll(() => isUpdateWaiting(page), { timeout: 60_000 }).toBe(true);
    await expect(page.getByText('A newer version of Jointly is on this phone.')).toBeHidden();
    network.weather = 'cut';
    await finishVisit(page);
    const [one, two] = [page.waitForEvent('load'), other.waitForEvent('load')];
    await page.getByRole('button', { name: 'Change to it now' }).click();
    await Promise.all([one, two]);
    await page.getByText('Works without a signal.').waitFor();
    assert.equal(await isUpdateWaiting(page), false);
    await other.getByText('1 visit waits on this phone').waitFor();
    network.weather = 'open';
    await other.getByRole('button', { name: 'Send now' }).click();
    await other.getByText('Nothing is waiting.').waitFor();
  } finally {
    await kill();
    profile.remove();
  }
});

function on(profile: TemporaryDirectory) {
  return startPhone(profile.path, { url: network.url, header: world.cookieOf('priya') });
}

async function ready(page: Page): Promise<void> {
  await page.goto(`${network.url}/visit`);
  await page.getByText('Works without a signal.').waitFor({ timeout: 120_000 });
}

function isUpdateWaiting(page: Page): Promise<boolean> {
  return page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
}

function answerIn(page: Page, words: string) {
  const group = page.getByRole('group', { name: visiting.practices[0]?.name ?? '' });
  return group.getByRole('radio', { name: words, exact: true });
}

function databaseFolder(profile: TemporaryDirectory): string {
  const folder = path.join(profile.path, 'Default', 'IndexedDB');
  const name = readdirSync(folder).find((each) => each.endsWith('.indexeddb.leveldb'));
  assert.ok(name, 'the browser keeps its databases elsewhere now');
  return path.join(folder, name);
}

/** What a power cut in the middle of a write can leave: bytes that do not fit their checksum. */
function damageLog(folder: string): void {
  const logs = readdirSync(folder).filter((each) => each.endsWith('.log'));
  assert.ok(logs.length > 0, 'there is no log to damage');
  for (const log of logs) {
    const file = path.join(folder, log);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, Math.floor(bytes.length / 3), Math.floor(bytes.length / 3) + 64);
    writeFileSync(file, bytes);
  }
}
