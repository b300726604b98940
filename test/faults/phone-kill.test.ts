import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { choose, openVisiting, type Visiting, visitsOnServer } from '../journeys/visit-ground.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { openWorld, type World } from '../world.ts';
import { startPhone } from './phone-browser.ts';
import { chanceFromSeed, rounds } from './phone-chance.ts';
import { ensurePostgres } from './phone-postgres.ts';
import { type FaultyNetwork, openProxy, type Weather } from './phone-proxy.ts';

const profile = temporaryDirectory('jointly-phone-');
const chance = chanceFromSeed();
const weathers: Weather[] = ['open', 'open', 'cut', 'lost-answer', 'portal', 'redirect', 'busy'];
let stopPostgres: () => Promise<void>;
let world: World;
let proxy: FaultyNetwork;
let visiting: Visiting;

before(async () => {
  stopPostgres = await ensurePostgres();
  world = await openWorld();
  visiting = await openVisiting(world);
  proxy = await openProxy(world.url);
});
after(async () => {
  await proxy.close();
  await world.close();
  await stopPostgres();
  profile.remove();
});

/** Everything that the screen has told as saved. */
type Told = {
  /** Ids of finished visits, by room. */
  visits: Map<string, string>;
  /** Answers of the visit that is under way, by the name of the practice. */
  answers: Map<string, string>;
  room: string;
};

test(`a browser killed ${rounds} times while visits are recorded, over a network that fails in every way, loses nothing that it told as saved`, async () => {
  console.log(`seed ${chance.seed}`);
  const told: Told = { visits: new Map(), answers: new Map(), room: '' };
  let rooms = 0;
  const nextRoom = () => {
    rooms += 1;
    return `Room ${rooms}`;
  };
  for (let round = 0; round < rounds; round += 1) {
    proxy.weather = round === 0 ? 'open' : chance.oneOf(weathers);
    const phone = await on();
    try {
      await phone.page.goto(`${proxy.url}/visit`);
      if (round === 0) await phone.page.getByText('Works without a signal.').waitFor({ timeout: 120_000 });
      await checkDraft(phone.page, told);
      const recording = record(phone.page, told, nextRoom).catch((error: Error) => {
        if (!isDeath(error)) throw error;
      });
      await wait(chance.below(2500));
      await phone.kill();
      await recording;
    } finally {
      await phone.kill();
    }
  }

  proxy.weather = 'open';
  const phone = await on();
  try {
    await phone.page.goto(`${proxy.url}/visit`);
    await checkDraft(phone.page, told);
    await record(phone.page, told, nextRoom, 1);
    await phone.page.goto(`${proxy.url}/visit/outbox`);
    await phone.page.getByText('Nothing is waiting.').waitFor({ timeout: 30_000 });
  } finally {
    await phone.kill();
  }
  const arrived = await visitsOnServer(world);
  const ids = new Set(arrived.map((visit) => visit.id));
  for (const [room, id] of told.visits)
    assert.ok(ids.has(id), `${room} was told as saved and did not arrive`);
  assert.equal(ids.size, arrived.length);
  assert.ok(arrived.length <= rooms, 'more visits arrived than were begun');
  const counters = arrived.map((visit) => visit.device_counter);
  assert.equal(new Set(counters).size, counters.length, 'two visits have one count');
  console.log(`${rounds} kills, ${told.visits.size} visits told as saved, ${arrived.length} arrived`);
});

function on() {
  return startPhone(profile.path, { url: proxy.url, header: world.cookieOf('priya') });
}

/** After a start: a visit under way shows every answer that had been told as saved. */
async function checkDraft(page: Page, told: Told): Promise<void> {
  await page.locator('form.visit-start, .visit-practice, .visit-answered').first().waitFor();
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  if (heading !== told.room) return;
  for (const [practice, answer] of told.answers) {
    const radio = page
      .getByRole('group', { name: practice })
      .getByRole('radio', { name: answer, exact: true });
    await expect(radio, `${practice} in ${told.room}`).toBeChecked();
  }
}

/** Records visit after visit, as fast as the screen allows, until the browser dies or there are enough. */
async function record(
  page: Page,
  told: Told,
  nextRoom: () => string,
  enough = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (let count = 0; count < enough; count += 1) {
    if (await page.locator('form.visit-start').isVisible()) {
      told.room = nextRoom();
      told.answers = new Map();
      await begin(page, told.room);
    }
    if (await page.locator('.visit-running').isVisible()) {
      for (const practice of visiting.practices) {
        const answer = chance.oneOf(['Seen', 'Not seen', 'No opportunity', 'Could not tell']);
        // From the tap until it is told as saved, either answer may be the one that is kept.
        told.answers.delete(practice.name);
        await choose(page, practice.name, answer);
        await page.locator('.visit-save', { hasText: 'Saved on this phone' }).waitFor();
        told.answers.set(practice.name, answer);
      }
      await page.getByRole('button', { name: 'Finish' }).click();
    }
    await page.getByRole('button', { name: 'Save this visit' }).click();
    await page.getByRole('heading', { level: 1, name: /^(Saved on this phone|Received)$/ }).waitFor();
    told.visits.set(told.room, page.url().split('/').at(-1) ?? '');
    await page.getByRole('link', { name: 'Next room' }).click();
    await page.locator('form.visit-start').waitFor();
  }
}

async function begin(page: Page, room: string): Promise<void> {
  const other = page.getByRole('button', { name: 'Another room' });
  if (await other.isVisible()) await other.click();
  await page.getByLabel('Room', { exact: true }).fill(room);
  await choose(page, 'Grade band', '3-5');
  await choose(page, 'Part of the lesson', 'Middle');
  await page.getByRole('button', { name: 'Start the visit' }).click();
  await page.locator('.visit-running').waitFor();
}

/** The error of a browser that has just been killed. */
function isDeath(error: Error): boolean {
  return /closed|crashed|disconnected|ECONNRESET|socket hang up/i.test(error.message);
}
