import type { Page } from '@playwright/test';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';
import { choose, finishVisit, openVisit, openVisiting, startVisit, visitsOnServer } from './visit-ground.ts';

test.describe.configure({ timeout: 120_000 });

/** What goes wrong in the field, one at a time: nothing that was told as saved is lost, and nothing is sent twice. */

test('a visit in progress outlives a reload, a closed tab and no signal, and goes on in another tab', async ({
  page,
  context,
  world,
  signIn,
}) => {
  const { practices } = await openVisiting(world);
  const [first, second] = practices.map((practice) => practice.name);
  await signIn(page, 'priya');
  await openVisit(page);
  await startVisit(page, 'Room 30');
  await choose(page, first ?? '', 'Seen');
  await saved(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Room 30' })).toBeVisible();
  await expect(
    page.getByRole('group', { name: first ?? '' }).getByLabel('Seen', { exact: true }),
  ).toBeChecked();

  const other = await context.newPage();
  await other.goto('/visit');
  await choose(other, second ?? '', 'Not seen');
  await saved(other);
  await expect(page.getByRole('group', { name: second ?? '' }).getByLabel('Not seen')).toBeChecked();
  await page.close();
  await context.setOffline(false);
  await finishVisit(other);
  await expect(other.getByRole('heading', { name: 'Received', level: 1 })).toBeVisible();
});

test('a visit that was begun by mistake can be thrown away, and is asked about', async ({
  page,
  world,
  signIn,
}) => {
  await openVisiting(world);
  await signIn(page, 'priya');
  await openVisit(page);
  await startVisit(page, 'Room 31');
  await page.getByRole('button', { name: 'Throw this visit away' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Room 31' })).toBeVisible();
  await page.getByRole('button', { name: 'Throw this visit away' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Throw this visit away' }).click();
  await expect(page.getByRole('button', { name: 'Start the visit' })).toBeVisible();
});

test('after the session has ended visits are recorded all the same, and wait for the same person to sign in', async ({
  page,
  context,
  world,
  signIn,
  seePage,
}) => {
  await openVisiting(world);
  await signIn(page, 'priya');
  await openVisit(page);
  await context.clearCookies();
  await page.reload();
  await recordVisit(page, world, 'Room 40');
  const invitation = page.getByRole('link', { name: 'Sign in to send 1 visit' });
  await expect(invitation).toHaveAttribute('href', /sign-in\?next=.*visit/);
  await seePage(page);

  // Somebody else signs in on this phone: Priya's visit is not theirs to send.
  const before = await countOf(world, 'priya');
  await signIn(page, 'marcus');
  await page.goto('/visit/outbox');
  await page.goto('/visit');
  await expect(page.getByText('Recording as Marcus Bell')).toBeVisible();
  await page.goto('/visit/outbox');
  await expect(page.getByText('1 visit of another person waits here until they sign in')).toBeVisible();
  expect(await countOf(world, 'priya')).toBe(before);

  await signIn(page, 'priya');
  await page.goto('/visit/outbox');
  await expect.poll(() => countOf(world, 'priya')).toBe(before + 1);
});

test('a visit that the server refuses stays on the phone with its words until a person decides', async ({
  page,
  context,
  world,
  signIn,
  seePage,
}) => {
  await openVisiting(world);
  await signIn(page, 'priya');
  // The phone's clock is forty days ahead: the window is found by the server's clock, the visit carries the phone's.
  await page.clock.install({ time: Date.now() + 40 * 86_400_000 });
  await openVisit(page);
  await expect(page.getByText('This phone’s clock is 960 hours off.')).toBeVisible();
  // Somebody sets the clock before the visit is sent: what it was off by cannot be known any more.
  await context.setOffline(true);
  await recordVisit(page, world, 'Room 41');
  await page.clock.setSystemTime(Date.now());
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Kept on this phone, not received' })).toBeVisible();
  await page.getByRole('link', { name: 'Visits on this phone' }).first().click();
  const item = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Try once more' }) });
  await expect(item).toContainText('Mathematics');
  await expect(item.getByRole('paragraph')).not.toBeEmpty();
  await seePage(page);
  await item.getByRole('button', { name: 'Try once more' }).click();
  await expect(item).toBeVisible();
  await item.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(item).toBeHidden();
});

test('unsent visits are saved to a file and read back on another phone, from where they arrive once', async ({
  page,
  context,
  browser,
  world,
  signIn,
}) => {
  await openVisiting(world);
  const before = await countOf(world, 'elena');
  await signIn(page, 'elena');
  await openVisit(page);
  await context.setOffline(true);
  await recordVisit(page, world, 'Room 50');
  await page.getByRole('link', { name: '1 visit waits on this phone' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save to a file' }).click();
  const file = await (await download).path();
  await expect(page.getByText('1 visit is in the file. It stays here as well.')).toBeVisible();

  const otherPhone = await browser.newContext({ baseURL: world.url });
  const other = await otherPhone.newPage();
  await signIn(other, 'elena');
  await other.goto('/visit/outbox');
  await other.locator('input[type=file]').setInputFiles(file);
  await expect(other.getByText('1 visit was new here')).toBeVisible();
  await expect.poll(() => countOf(world, 'elena')).toBe(before + 1);
  await otherPhone.close();

  await context.setOffline(false);
  await expect(page.getByText('Nothing is waiting.')).toBeVisible();
  expect(await countOf(world, 'elena')).toBe(before + 1);
});

test('a full phone says "Not saved" and why, keeps what was tapped on the screen, and saves it when there is room', async ({
  page,
  context,
  world,
  signIn,
}) => {
  const { practices } = await openVisiting(world);
  const name = practices[0]?.name ?? '';
  await signIn(page, 'priya');
  await openVisit(page);
  await startVisit(page, 'Room 60');
  const session = await context.newCDPSession(page);
  const origin = new URL(world.url).origin;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await choose(page, name, 'Seen');
  await expect(page.getByText('This phone is full.')).toBeVisible();
  await expect(page.getByRole('group', { name }).getByLabel('Seen', { exact: true })).toBeChecked();
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  await page.reload();
  await expect(page.getByRole('group', { name }).getByLabel('Seen', { exact: true })).toBeChecked();
});

async function recordVisit(page: Page, world: World, room: string): Promise<void> {
  const { practices } = await openVisiting(world);
  await startVisit(page, room);
  await choose(page, practices[0]?.name ?? '', 'Seen');
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('button', { name: 'Save this visit' }).click();
  await page.getByRole('list', { name: 'Where this visit is' }).waitFor();
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText('Saved on this phone')).toBeVisible();
}

async function countOf(world: World, name: 'priya' | 'marcus' | 'elena'): Promise<number> {
  const visits = await visitsOnServer(world);
  return visits.filter((visit) => visit.observer_id === world.person(name).id).length;
}
