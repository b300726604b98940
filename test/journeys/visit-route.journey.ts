import type { Page } from '@playwright/test';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';
import { choose, finishVisit, openVisit, openVisiting, startVisit } from './visit-ground.ts';

test.describe.configure({ timeout: 120_000 });

/** A window at two buildings: the first practice is looked at every thirty seconds, the second is counted. */
const openWindow = (world: World) =>
  openVisiting(world, ([first = '', second = '']) => ({
    buildingIds: [world.place('Lakeside Elementary'), world.place('Birchwood Middle')],
    ways: { [first]: { kind: 'scans', everySeconds: 30 }, [second]: { kind: 'count' } },
  }));

test('[C31] without a signal the next room is proposed from one’s own list, says why, and can be passed over without a trace', async ({
  page,
  context,
  world,
  signIn,
  seePage,
}) => {
  const { windowId } = await openWindow(world);
  await signIn(page, 'priya');
  await openVisit(page);
  await context.setOffline(true);
  await page.getByText('Your list of rooms').click();
  await page.getByLabel('Rooms', { exact: true }).fill('Room 1\tMs. Bell\tK-2\nRoom 2\tK-2\nRoom 3\tK-2');
  await page.getByRole('button', { name: 'Add to the list' }).click();
  await expect(page.getByText('3 rooms are on the list.')).toBeVisible();
  const csv = 'Room,Teacher,Grades\nRoom 4,Anna Smith,3-5\nRoom 5,Ben Jones,3-5\n';
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'rooms.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByText('2 rooms are on the list.')).toBeVisible();
  const rooms = page.getByRole('list', { name: 'Rooms on your list' });
  await expect(rooms.getByRole('listitem')).toHaveCount(5);
  await expect(rooms).not.toContainText(/Bell|Smith|Jones/);
  await expect(rooms).toContainText('3-5');
  await page.getByText('Why this room').click();
  await expect(page.getByText(/Drawn by lot from [23] rooms in use .* with the number/)).toBeVisible();
  await seePage(page);

  const first = await proposed(page);
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.locator('.visit-next-name')).not.toHaveText(first);
  await page.reload();
  await expect(page.locator('.visit-next-name')).toHaveText(first);

  await choose(page, 'Part of the lesson', 'Middle');
  await page.getByRole('button', { name: 'Start the visit' }).click();
  await page.getByRole('heading', { level: 1, name: first }).waitFor();
  const { practices } = await openWindow(world);
  await choose(page, practices[2]?.name ?? '', 'No opportunity');
  await finishVisit(page);
  await page.getByRole('link', { name: 'Next room' }).click();
  await expect(page.locator('.visit-next-name')).not.toHaveText(first);
  await expect(page.getByText('4 rooms of your list are not yet visited.')).toBeVisible();
  await page.getByText('Your list of rooms').click();
  const spread = page.getByRole('table', { name: 'What your visits here have covered' });
  await expect(spread.getByText('✓ Seen')).toHaveCount(1);
  await expect(spread.getByText('Not yet').first()).toBeVisible();

  // What the district sees of it is spread too, and says nothing of a single visit.
  await context.setOffline(false);
  await page.goto(`/seen/windows/${windowId}`);
  const grid = page.getByRole('table', { name: 'Grade bands by time of day' });
  await expect(grid.getByRole('row', { name: /K-2/ })).toContainText('Not yet');
  await expect(grid).not.toContainText('Seen');
  await seePage(page);
});

test('[C32] looks at fixed beats and counts stand beside what was seen; a missed beat is no look, and nothing sounds unasked', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { practices } = await openWindow(world);
  const [talk = '', asks = ''] = practices.map(({ name }) => name);
  await page.addInitScript(countTicks);
  await signIn(page, 'elena');
  await openVisit(page);
  await page.clock.install();
  await page.getByLabel('Building').selectOption('Lakeside Elementary');
  await startVisit(page, 'Room 12');
  await expect(page.getByText(/^Next look in \d+ seconds$/)).toBeVisible();
  await page.clock.fastForward(30_000);
  const look = page.getByRole('group', { name: `Look now: is it there? ${talk}` });
  await expect(look).toBeVisible();
  await seePage(page);
  await look.getByRole('radio', { name: 'There', exact: true }).click();
  await expect(look.getByRole('radio', { name: 'There', exact: true })).toBeChecked();
  await expect(
    page.getByRole('group', { name: talk, exact: true }).getByLabel('Seen', { exact: true }),
  ).toBeChecked();
  expect(await ticks(page)).toBe(0);

  // Its fifteen seconds pass, and the next beat is missed.
  await page.clock.fastForward(16_000);
  await expect(look).toBeHidden();
  await page.getByText('Tick or vibration').click();
  await page.getByLabel('A quiet tick').check();
  expect(await ticks(page)).toBe(1);
  await page.clock.fastForward(20_000);
  await page.clock.fastForward(15_000);
  await expect(look).toBeHidden();
  await page.clock.fastForward(12_000);
  await look.getByRole('radio', { name: 'Not there' }).click();
  expect(await ticks(page)).toBeGreaterThan(1);

  await page.getByRole('button', { name: new RegExp(`^${asks}`) }).click();
  await page.getByRole('button', { name: new RegExp(`^${asks}`) }).click();
  await page.clock.fastForward(240_000);
  await expect(page.getByText('The 5 minutes are over. Finish when you are ready.').last()).toBeVisible();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByText('There at 1 of 2 looks')).toBeVisible();
  await page.getByRole('button', { name: 'Save this visit' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Received' })).toBeVisible();
  const kept = await world.query<Record<string, unknown>>(
    `select t.answer, t.times_count, t.scans_seen, t.scans_count from observation.tallies t
     join observation.visits v on v.id = t.visit_id where v.observer_id = $1 and v.received_at > now() - interval '1 minute'
     order by t.scans_count nulls last`,
    [world.person('elena').id],
  );
  expect(kept).toEqual([
    { answer: 'seen', times_count: null, scans_seen: 1, scans_count: 2 },
    { answer: 'seen', times_count: 2, scans_seen: null, scans_count: null },
  ]);
});

test('a note stays on the phone of whoever wrote it: no names, no way to send it, shown only when one chooses', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { practices } = await openWindow(world);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await signIn(page, 'marcus');
  await openVisit(page);
  await page.getByLabel('Building').selectOption('Birchwood Middle');
  await startVisit(page, 'Room 20', '6-8');
  await choose(page, practices[0]?.name ?? '', 'Seen');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await page.getByRole('button', { name: 'Students asked:' }).click();
  const field = page.getByLabel('What did you see and hear?');
  await field.pressSequentially('why the zebra has stripes. Then Anna Smith said great');
  // The tab is closed: what is half written is on this phone still, in nobody else’s sight.
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('/visit/notes');
  await expect(page.getByRole('list', { name: 'Half written; not kept as a note' })).toContainText('zebra');
  await page.goto('/visit');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await expect(field).toHaveValue('Students asked: why the zebra has stripes. Then Anna Smith said great');
  await expect(page.getByText('looks like a name')).toBeVisible();
  await expect(page.getByText('“great” judges.')).toBeVisible();
  await seePage(page);
  const keep = page.getByRole('button', { name: 'Keep on this phone' });
  await expect(keep).toHaveAttribute('aria-disabled', 'true');
  await field.fill('Students asked: why the zebra has stripes\nAt the zebra table: a drawing\nA zebra cried');
  await keep.click();
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await expect(field).toHaveValue('');
  // What stood before a colon is a beginning from now on; a whole line is not.
  await expect(page.getByRole('button', { name: 'At the zebra table:', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'A zebra cried' })).toBeHidden();
  await page.getByRole('button', { name: 'Close' }).click();
  await finishVisit(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Received' })).toBeVisible();
  await page.getByRole('link', { name: 'Show to the teacher' }).click();
  const show = page.getByRole('button', { name: 'Show my note too' });
  await expect(show).toBeVisible();
  await expect(page.getByText('zebra')).toBeHidden();
  await show.click();
  await expect(page.getByText('Students asked: why the zebra has stripes')).toBeVisible();

  await page.evaluate(keepOlderBeginnings, world.person('marcus').id);
  await page.goto('/visit/notes');
  const note = page.getByRole('listitem').filter({ hasText: 'zebra' });
  await expect(note).toContainText('Goes from this phone on');
  await seePage(page);
  expect(sent.filter((body) => body.includes('zebra'))).toEqual([]);
  // On a phone that another person uses, it is not there.
  await signIn(page, 'priya');
  await page.evaluate(() =>
    localStorage.setItem('note-draft:a:b', JSON.stringify({ text: 'zebra', goesAt: 1 })),
  );
  await page.goto('/visit');
  await expect(page.getByText('Recording as Priya')).toBeVisible();
  // What was half written once and is over is gone, whoever wrote it.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('note-draft:a:b'))).toBe(null);
  await page.goto('/visit/notes');
  await expect(page.getByText('There are no notes here.')).toBeVisible();
  await signIn(page, 'marcus');
  await page.goto('/visit');
  await page.getByRole('link', { name: 'Your notes on this phone' }).click();
  await note.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('There are no notes here.')).toBeVisible();
  // Nothing of a deleted note is left on the phone, a beginning out of it neither.
  expect(await page.evaluate(readKeptNames)).not.toContain('zebra');
});

type Kept = { result: IDBDatabase };

/** As a phone kept them before: beside the notes, whole short lines among them. */
function keepOlderBeginnings(personId: string): Promise<void> {
  return new Promise((resolve) => {
    indexedDB.open('jointly-device').onsuccess = ({ target }) => {
      const database = (target as unknown as Kept).result;
      const tx = database.transaction('state', 'readwrite');
      tx.objectStore('state').put([{ text: 'A zebra cried', uses: 1 }], `snippets:${personId}`);
      tx.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}

/** Everything that is kept by name on this phone, as one text. */
function readKeptNames(): Promise<string> {
  return new Promise((resolve) => {
    indexedDB.open('jointly-device').onsuccess = ({ target }) => {
      const database = (target as unknown as Kept).result;
      const all = database.transaction('state').objectStore('state').getAll();
      all.onsuccess = () => {
        database.close();
        resolve(JSON.stringify(all.result));
      };
    };
  });
}

function proposed(page: Page): Promise<string> {
  return page.locator('.visit-next-name').innerText();
}

/** Counts every tone that the page makes. */
function countTicks(): void {
  const counted = globalThis as unknown as { ticks: number };
  counted.ticks = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) {
    counted.ticks += 1;
    start.apply(this, at);
  };
}

function ticks(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { ticks: number }).ticks);
}
