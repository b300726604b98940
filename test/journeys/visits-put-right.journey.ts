import type { Page } from '@playwright/test';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';
import { bringVisit, readWindowOfThree } from './put-right-ground.ts';
import { choose, finishVisit, openVisit, openVisiting, startVisit } from './visit-ground.ts';

test.describe.configure({ timeout: 120_000 });

const changesOf = (world: World, visitId: string) =>
  world.query<{ kind: string; reason: string }>(
    'select kind, reason from observation.visit_changes where visit_id = $1 order by changed_at',
    [visitId],
  );
const minutesOf = async (world: World, visitId: string) => {
  const [row] = await world.query<{ minutes: number }>(
    `select extract(epoch from ended_at - started_at)::float8 / 60 as minutes from observation.visits where id = $1`,
    [visitId],
  );
  return row?.minutes;
};
const visitIdIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

test('a visit just sent is put right, taken out and brought back by its observer, and what was sent stays beside it', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { practices } = await openVisiting(world);
  const [first] = practices;
  await signIn(page, 'marcus');
  await openVisit(page);
  await startVisit(page, 'Room 12');
  for (const practice of practices) await choose(page, practice.name, 'Seen');
  await finishVisit(page);
  await expect(page.getByRole('heading', { name: 'Received', level: 1 })).toBeVisible();
  const visitId = visitIdIn(page);
  await page.getByRole('link', { name: 'Put right or take out' }).click();
  await expect(page.getByRole('heading', { name: 'My visits', level: 1 })).toBeVisible();
  await seePage(page);

  const item = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /the visit of/ }) });
  await expect(item).toHaveCount(1);
  await expect(item).toContainText('Lakeside Elementary');
  await item.getByRole('button', { name: /^Put right/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('group', { name: first?.name ?? '' })
    .getByRole('radio', { name: 'Not seen' })
    .click();
  await dialog.getByRole('button', { name: 'Put it right' }).click();
  await expect(dialog.getByText('Choose why, so that it can be understood later.')).toBeVisible();
  await dialog.getByText('A tap went wrong').click();
  await seePage(page);
  await dialog.getByRole('button', { name: 'Put it right' }).click();
  await expect(dialog).toBeHidden();
  await expect(item.getByText(/^Put right on .* A tap went wrong$/)).toBeVisible();
  await expect(item.getByText(/^As it was sent/)).toBeVisible();
  await expect(item.locator('dl').first()).toContainText(`${first?.name}Not seen`);
  await expect(item.locator('dl').last()).toContainText(`${first?.name}Seen`);

  await item.getByRole('button', { name: /^Take out/ }).click();
  await dialog.getByText('Only tried out').click();
  await dialog.getByRole('button', { name: 'Take it out' }).click();
  await expect(item.getByText('Taken out', { exact: true })).toBeVisible();
  expect(await changesOf(world, visitId)).toEqual([
    { kind: 'corrected', reason: 'wrong_tap' },
    { kind: 'voided', reason: 'practice_run' },
  ]);
  await item.getByRole('button', { name: /^Bring back/ }).click();
  await expect(item.getByText('Taken out', { exact: true })).toBeHidden();
  await expect(item.getByText(/^Brought back on /)).toBeVisible();
  expect((await changesOf(world, visitId)).at(-1)).toEqual({ kind: 'corrected', reason: 'brought_back' });
  const kept = await world.query<{ answer: string }>(
    'select answer from observation.tallies where visit_id = $1',
    [visitId],
  );
  expect(kept.map(({ answer }) => answer)).toEqual(practices.map(() => 'seen'));

  // It is nobody else's to see.
  await signIn(page, 'sam');
  await page.goto('/visits/mine');
  await expect(page.getByText('There are none now.')).toBeVisible();
});

test('two visits that look like the same one are shown to their observer alone, who says which one stays', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { windowId, practices } = await openVisiting(world);
  const practiceIds = practices.map(({ id }) => id);
  const room = `alike${Date.now()}`;
  const one = await bringVisit(world, { windowId, practiceIds, room, minutesAgo: 30, name: 'noor' });
  const other = await bringVisit(world, { windowId, practiceIds, room, minutesAgo: 27, name: 'noor' });
  await signIn(page, 'noor');
  await page.goto('/');
  await page.getByRole('link', { name: /Two of your visits look like the same one/ }).click();
  const question = page.getByRole('region', { name: 'These two look like the same visit. Which one stays?' });
  await expect(question).toBeVisible();
  await seePage(page);
  await question
    .getByRole('button', { name: /^This one stays/ })
    .last()
    .click();
  await expect(question).toBeHidden();
  const [voided] = await changesOf(world, other);
  expect([voided?.reason, await changesOf(world, one)]).toEqual(['made_twice', []]);
});

test('a visit left open is finished as it was then, goes on, or is thrown away; it never ends now', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { practices } = await openVisiting(world);
  const answer = () => choose(page, practices[0]?.name ?? '', 'Seen');
  const later = async (minutes: number) => {
    await page.clock.fastForward(minutes * 60_000);
    await page.reload();
  };
  const asked = page.getByRole('heading', { level: 1, name: 'You left this visit open' });
  await page.clock.install();
  await signIn(page, 'elena');
  await openVisit(page);
  await startVisit(page, 'Room 30');
  await answer();
  await expect(page.getByText('Saved on this phone')).toBeVisible();
  await later(8);
  await expect(page.getByRole('heading', { level: 1, name: 'Room 30' })).toBeVisible();
  await later(8);
  await expect(asked).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Room 30' })).toBeVisible();
  await later(30);
  await page.getByRole('button', { name: 'Finish it as it was then' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Before you save' })).toBeVisible();
  await page.getByRole('button', { name: 'Save this visit' }).click();
  await expect(page.getByRole('heading', { name: 'Received', level: 1 })).toBeVisible();
  expect(await minutesOf(world, visitIdIn(page))).toBe(5);

  // One of another day does not go on.
  await page.getByRole('link', { name: 'Next room' }).click();
  await startVisit(page, 'Room 31');
  await answer();
  await expect(page.getByText('Saved on this phone')).toBeVisible();
  await later(26 * 60);
  await expect(asked).toBeVisible();
  await expect(page.getByText('A visit of another day does not go on.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on with it' })).toBeHidden();
  await page.getByRole('button', { name: 'Finish it as it was then' }).click();
  await page.getByRole('button', { name: 'Save this visit' }).click();
  await expect(page.getByRole('heading', { name: 'Received', level: 1 })).toBeVisible();
  expect(await minutesOf(world, visitIdIn(page))).toBeLessThan(2);
  // A day by the phone's clock, none by the server's: the time is set right, and both are kept.
  await page.getByRole('link', { name: 'Put right or take out' }).click();
  await expect(page.getByText(/The device’s clock was [\d.,]+ hours ahead/).first()).toBeVisible();
});

test.describe('without the helper of the browser that sends behind the page’s back', () => {
  test.use({ serviceWorkers: 'block' });
  test('visits that wait on the phone are told with the day since which they wait, on the phone and at home', async ({
    page,
    world,
    signIn,
  }) => {
    const { practices } = await openVisiting(world);
    await page.clock.install();
    await signIn(page, 'dana');
    await page.goto('/visit');
    await page.route('**/api/observation/deliveries', (route) => route.abort());
    await startVisit(page, 'Room 33');
    await choose(page, practices[0]?.name ?? '', 'Not seen');
    await finishVisit(page);
    const savedOn = new Intl.DateTimeFormat('en', { weekday: 'long' }).format(
      await page.evaluate(() => Date.now()),
    );
    await page.clock.fastForward(49 * 60 * 60_000);
    await page.goto('/visit/outbox');
    await expect(page.getByText(`1 visit has waited since ${savedOn}.`)).toBeVisible();
    await page.goto('/');
    await page.getByRole('link', { name: `1 visit on this device has waited since ${savedOn}` }).click();
    await page.unroute('**/api/observation/deliveries');
    // It is sent by itself as soon as a page is opened with a signal.
    await page.reload();
    await expect(page.getByText('Nothing is waiting.')).toBeVisible();
  });
});

test('how the visits behind a reading were made is told beside it as counts of the district, small ones as fewer than five', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const windowId = await readWindowOfThree(world);
  await signIn(page, 'theo');
  await page.goto(`/seen/windows/${windowId}`);
  await page.getByText('How the visits were made').click();
  await expect(page.getByText('For the at least 10 visits behind this reading')).toBeVisible();
  const row = (name: string) => page.locator('.seen-quality > div').filter({ hasText: name });
  await expect(row('where the same person had been before')).toContainText('6 (about 45 of 100)');
  await expect(row('Taken out by whoever made them')).toContainText('fewer than 5');
  await expect(row('a clock was more than ten minutes off')).toContainText('0');
  await expect(page.locator('.seen-quality')).not.toContainText(/Priya|Marcus|Elena/);
  await seePage(page);
});
