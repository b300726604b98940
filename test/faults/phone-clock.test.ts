import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { choose, finishVisit, openVisiting, startVisit, type Visiting } from '../journeys/visit-ground.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { openWorld, type World } from '../world.ts';
import { startPhone } from './phone-browser.ts';
import { ensurePostgres } from './phone-postgres.ts';

let stopPostgres: () => Promise<void>;
let world: World;
let visiting: Visiting;

before(async () => {
  stopPostgres = await ensurePostgres();
  world = await openWorld();
  visiting = await openVisiting(world);
});
after(async () => {
  await world.close();
  await stopPostgres();
});

const year = 365 * 86_400_000;

for (const [words, ahead, name] of [
  ['a year ahead', year, 'priya'],
  ['a year behind', -year, 'marcus'],
] as const)
  test(`a phone whose clock is ${words} brings its visit, and both times are kept`, async () => {
    const profile = temporaryDirectory('jointly-phone-');
    const phone = await startPhone(profile.path, { url: world.url, header: world.cookieOf(name) });
    try {
      const { page } = phone;
      await page.clock.install({ time: Date.now() + ahead });
      await page.goto(`${world.url}/visit`);
      await page.getByText(/This phone’s clock is 8,760 hours off\./).waitFor({ timeout: 60_000 });
      const begun = Date.now();
      await startVisit(page, `Room of ${name}`);
      await choose(page, visiting.practices[0]?.name ?? '', 'Seen');
      await finishVisit(page);
      await page.getByRole('heading', { name: 'Received', level: 1 }).waitFor();
      const [times] = await world.query<{ said: Date; set_right: Date; ahead: number }>(
        `select v.started_at as said, t.started_at as set_right, t.ahead_seconds::float8 as ahead
         from observation.visits v join observation.visit_times t on t.visit_id = v.id where v.observer_id = $1`,
        [world.person(name).id],
      );
      assert.ok(times);
      const isNear = (moment: number, expected: number) =>
        assert.ok(Math.abs(moment - expected) < 60_000, `${moment} is not ${expected}`);
      isNear(times.said.getTime(), begun + ahead);
      isNear(times.set_right.getTime(), begun);
      isNear(times.ahead * 1000, ahead);
    } finally {
      await phone.kill();
      profile.remove();
    }
  });
