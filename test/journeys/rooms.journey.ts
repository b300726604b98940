import type { Page } from '@playwright/test';
import { adoptVision } from '../../src/areas/conversations/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';

const note = async (page: Page, text: string) => {
  await page.getByLabel('Write a note').fill(text);
  await page.getByRole('button', { name: 'Add the note' }).click();
};

test('[C27] one evening of a Building Network of six on six devices, one of which loses its connection for ten minutes', async ({
  browser,
  world,
  signIn,
  seePage,
  viewport,
}) => {
  const vision = await adoptVision(world, 'Mathematics');
  const others = await addNetwork(world);
  const pages: Page[] = [];
  for (const cookie of ['rosa', 'priya', ...others] as const) {
    const context = await browser.newContext({ baseURL: world.url, viewport, serviceWorkers: 'block' });
    const page = await context.newPage();
    if (cookie === 'rosa' || cookie === 'priya') await signIn(page, cookie);
    else {
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url: world.url }]);
    }
    pages.push(page);
  }
  const [rosa, priya, lost, ...rest] = pages as [Page, Page, Page, ...Page[]];

  await test.step('one of them opens the meeting of the network, with a protocol', async () => {
    await rosa.goto('/conversations/groups');
    await rosa.getByRole('link', { name: 'Building Network: Lakeside Elementary' }).click();
    await rosa.getByRole('link', { name: 'Meet now' }).click();
    await rosa.getByLabel('Protocol').selectOption({ index: 1 });
    await seePage(rosa);
    await rosa.getByRole('button', { name: 'Begin' }).click();
    await expect(rosa.getByText('In the room: 1')).toBeVisible();
    await seePage(rosa);
  });

  await test.step('all six come in, and everybody sees it', async () => {
    await lost.clock.install();
    for (const page of [priya, lost, ...rest]) {
      await page.goto(rosa.url());
    }
    for (const page of pages) await expect(page.getByText('In the room: 6')).toBeVisible();
  });

  await test.step('the step moves on every device at once, and a practice that is named becomes a tag', async () => {
    await rosa.getByRole('button', { name: 'Begin the first step' }).click();
    for (const page of pages) await expect(page.getByText(/^Step 1 of/)).toBeVisible();
    await note(priya, 'Practice 1 came up in every talk this week.');
    for (const page of pages)
      await expect(page.locator('.room-note .tag', { hasText: 'Practice 1' }).first()).toBeVisible();
  });

  await test.step('one goes on without a connection for ten minutes and loses nothing', async () => {
    await lost.context().setOffline(true);
    await note(lost, 'Written in the cellar.');
    await expect(lost.getByText(/No connection. Go on: 1 entry is kept/)).toBeVisible({ timeout: 40_000 });
    await lost.clock.fastForward('10:00');
    await note(lost, 'Still in the cellar.');
    await expect(lost.getByText(/2 entries are kept/)).toBeVisible();
    await note(rosa, 'Meanwhile upstairs.');
    await expect(priya.getByText('Meanwhile upstairs.')).toBeVisible();
    await expect(priya.getByText('Written in the cellar.')).toBeHidden();
    await lost.context().setOffline(false);
    await lost.clock.fastForward('00:30');
    for (const page of pages) {
      await expect(page.getByText('Written in the cellar.')).toBeVisible();
      await expect(page.getByText('Still in the cellar.')).toBeVisible();
    }
    await expect(lost.getByText('Meanwhile upstairs.')).toBeVisible();
    await expect(lost.getByText('Connected. Everything has arrived.')).toBeVisible();
  });

  await test.step('they decide, end, and the minutes have written themselves', async () => {
    await rosa.getByLabel('Add to the agenda').fill('Common planning time');
    await rosa.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(priya.getByText('Common planning time')).toBeVisible();
    await rosa.getByRole('button', { name: 'Put a decision down' }).click();
    await rosa.getByLabel('What was to be decided').fill('When do we look again?');
    await rosa.getByLabel('What was decided').fill('On the first Tuesday of each month.');
    await seePage(rosa);
    await rosa.getByRole('button', { name: 'Put it down', exact: true }).click();
    await expect(priya.getByText('On the first Tuesday of each month.')).toBeVisible();
    await rosa.getByRole('button', { name: 'End the meeting' }).click();
    await rosa.getByRole('button', { name: 'End the meeting' }).click();
    await expect(priya.getByText(/This meeting is over/)).toBeVisible();
    await priya.getByRole('link', { name: 'Minutes' }).click();
    await expect(priya.getByText('On the first Tuesday of each month.')).toBeVisible();
    await expect(priya.getByText('Still in the cellar.')).toBeVisible();
    await expect(priya.getByText('Goes to the next meeting')).toBeVisible();
    await seePage(priya);
  });

  await test.step('what was named in it is a part of the talk that is counted', async () => {
    await priya.goto(`/conversations/language/${vision.versionId}`);
    await expect(priya.getByText(/named in 1 of 1 meeting/)).toBeVisible();
    await priya.getByLabel('Building').selectOption({ label: 'Maple Ridge High' });
    await expect(priya.getByText(/No meeting/i).first()).toBeVisible();
  });
  for (const page of pages) await page.context().close();
});

/** Four more members of Lakeside's Building Network, and the cookies of their sessions. */
async function addNetwork(world: World): Promise<string[]> {
  const names = ['Ines', 'Jamal', 'Keiko', 'Lena'].map((name) => `${name} ${newId().slice(-8)}`);
  const people = [];
  for (const name of names) people.push(await world.addPerson(name, 'bn_member', 'Lakeside Elementary'));
  return people.map(({ cookie }) => cookie);
}
