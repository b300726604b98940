import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { writeFileText } from '../../src/client/device/file-rules.ts';
import type { OutboxRecord } from '../../src/client/device/outbox-rules.ts';
import { newId } from '../../src/kit/new-id.ts';
import { openVisiting, type Visiting, visitsOnServer } from '../journeys/visit-ground.ts';
import type { NamedPerson } from '../maple-ridge.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { openWorld, type World } from '../world.ts';
import { startServer } from './own-server.ts';
import { chanceFromSeed, rounds } from './phone-chance.ts';
import { ensurePostgres } from './phone-postgres.ts';
import { type FaultyNetwork, openProxy } from './phone-proxy.ts';

const files = temporaryDirectory('jointly-phone-files-');
const chance = chanceFromSeed();
const names = ['priya', 'marcus', 'elena'] as const;
let stopPostgres: () => Promise<void>;
let world: World;
let visiting: Visiting;
let proxy: FaultyNetwork;
let browser: Browser;
let server: ChildProcess;
let serverPort = 0;

before(async () => {
  stopPostgres = await ensurePostgres();
  world = await openWorld();
  visiting = await openVisiting(world);
  serverPort = 20_000 + chance.below(20_000);
  server = await startServer(world, serverPort);
  proxy = await openProxy(`http://127.0.0.1:${serverPort}`);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-sync',
    ],
  });
});
after(async () => {
  await browser.close();
  await proxy.close();
  server.kill('SIGKILL');
  await world.close();
  await stopPostgres();
  files.remove();
});

test(`a server killed ${rounds} times while three phones send keeps every visit exactly once, in the order of each phone, and every pair whole`, async () => {
  console.log(`seed ${chance.seed}`);
  const phones: Page[] = [];
  for (const name of names) phones.push(await openPhone(name));
  const saved: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const killed = killDuringNextDelivery();
    const taken = phones.map((phone, index) => takeVisits(phone, names[index] ?? 'priya', round));
    saved.push(...(await Promise.all(taken)).flat());
    await nudge(phones);
    await killed;
    server = await startServer(world, serverPort);
  }
  for (const [index, phone] of phones.entries()) {
    await nudge([phone]);
    await phone.getByText('Nothing is waiting.').waitFor({ timeout: 90_000 });
    assert.equal(await phone.getByRole('button', { name: 'Try once more' }).count(), 0, names[index]);
  }
  await assertArrived(saved);
  console.log(`${rounds} kills, ${saved.length} visits told as saved, ${proxy.deliveriesCount} deliveries`);
});

/** Every visit once, and for each phone in the order of its counter: none was received before an older one. */
async function assertArrived(saved: readonly string[]): Promise<void> {
  const arrived = new Set((await visitsOnServer(world)).map((visit) => visit.id));
  assert.equal(arrived.size, saved.length);
  for (const id of saved) assert.ok(arrived.has(id), `${id} did not arrive`);
  const [row] = await world.query<{ swapped: number }>(
    `select count(*)::int as swapped from observation.visits a join observation.visits b
       on a.observer_id = b.observer_id and a.device_counter < b.device_counter and a.received_at > b.received_at`,
  );
  assert.equal(row?.swapped, 0, 'a visit overtook an older one');
  const [doubled] = await world.query<{ count: number }>(
    'select count(*)::int as count from observation.tallies group by visit_id having count(*) <> 2',
  );
  assert.equal(doubled, undefined, 'a visit arrived with half of its answers');
  const [paired] = await world.query<{ visits: number; pairs: number }>(
    `select (select count(*)::int from observation.visits where pair_id is not null) as visits,
       (select count(*)::int from observation.valid_pairs) as pairs`,
  );
  assert.deepEqual(
    paired,
    { visits: 2 * pairs.size, pairs: pairs.size },
    'a pair lost one of its two, or has one twice',
  );
}

/** Priya and Elena are in every room together, each with a phone of her own: the same pair on both. */
const pairs = new Map<string, string>();
function pairOf(name: NamedPerson, round: number, index: number): { pairId?: string } {
  if (name !== 'priya' && name !== 'elena') return {};
  const key = `${round}/${index}`;
  const pairId = pairs.get(key) ?? crypto.randomUUID();
  pairs.set(key, pairId);
  return { pairId };
}

async function openPhone(name: NamedPerson): Promise<Page> {
  const context = await browser.newContext({ baseURL: proxy.url });
  const [cookie, value] = world.cookieOf(name).split('=');
  await context.addCookies([{ name: cookie ?? '', value: value ?? '', url: proxy.url }]);
  const page = await context.newPage();
  await page.goto('/visit');
  await page.getByText('Works without a signal.').waitFor({ timeout: 120_000 });
  await page.goto('/visit/outbox');
  return page;
}

/** Puts visits on a phone as it would have recorded them; resolves with their ids when it has told them as saved. */
async function takeVisits(phone: Page, name: NamedPerson, round: number): Promise<string[]> {
  // Never the same number twice in a row, so that the words on the screen are of this round.
  const count = 3 + (round % 3);
  const records = Array.from({ length: count }, (_, index) => recordOf(name, pairOf(name, round, index)));
  const file = path.join(files.path, `${name}-${round}.json`);
  writeFileSync(file, writeFileText(records, new Date().toISOString()));
  await phone.locator('input[type=file]').setInputFiles(file);
  await phone.getByText(`${count} visits were new here`).waitFor();
  return records.map((record) => record.id);
}

const devices = new Map<string, { deviceId: string; next: number }>();

function recordOf(name: NamedPerson, pair: { pairId?: string }): OutboxRecord {
  const { id: personId, capacityId } = world.person(name);
  const device = devices.get(name) ?? { deviceId: newId(), next: 0 };
  const { deviceId, next: counter } = device;
  devices.set(name, { deviceId, next: counter + 1 });
  const [id, now] = [newId(), new Date().toISOString()];
  const tallies = visiting.practices.slice(0, 2).map((practice) => ({
    practiceId: practice.id,
    answer: 'seen',
    timesCount: 1 + chance.below(9),
  }));
  const content = {
    id,
    windowId: visiting.windowId,
    buildingId: world.place('Lakeside Elementary'),
    bandId: world.place('3-5'),
    lessonPart: 'middle',
    roomToken: 'r'.repeat(43),
    ...pair,
    observerId: personId,
    capacityId,
    deviceId,
    deviceCounter: counter,
    startedAt: now,
    endedAt: now,
    utcOffsetMinutes: -300,
    clientVersion: '0.1.0',
    tallies,
  };
  return { id, personId, deviceId, counter, savedAt: now, content, parked: null };
}

/** Kills the server within a few milliseconds of a delivery's arrival: before, during or after its transaction. */
function killDuringNextDelivery(): Promise<void> {
  return new Promise((resolve) => {
    const skipped = chance.below(3);
    const delay = chance.below(25);
    let seen = 0;
    proxy.onDelivery = () => {
      seen += 1;
      if (seen <= skipped) return;
      proxy.onDelivery = null;
      const victim = server;
      void wait(delay).then(async () => {
        const ended = once(victim, 'exit');
        victim.kill('SIGKILL');
        await ended;
        resolve();
      });
    };
  });
}

/** Tells the phones what a connection that comes back tells them, instead of waiting for their next own attempt. */
async function nudge(phones: readonly Page[]): Promise<void> {
  for (const phone of phones) await phone.evaluate(() => dispatchEvent(new Event('online')));
}
