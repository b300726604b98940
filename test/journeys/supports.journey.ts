import type { Page } from '@playwright/test';
import { conversationAtItsEnd, day, seedWindow, stepInput } from '../../src/areas/supports/test-ground.ts';
import { expect, test } from './journey.ts';

const note = (page: Page) => page.getByLabel('Note', { exact: true });

async function write(page: Page, text: string) {
  await note(page).fill(text);
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible();
  await expect(note(page)).toHaveValue('');
}

async function chooseOwner(page: Page, search: string, name: string) {
  await page.getByRole('searchbox', { name: 'Who holds it' }).fill(search);
  await page.getByRole('button', { name }).click();
}

test('[B10] a data conversation begins with an agreement beside its reading and goes stage by stage', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const window = await seedWindow(world);
  await signIn(page, 'dana');
  await page.goto('/steps');
  await expect(page.getByRole('heading', { name: 'Waiting for a data conversation' })).toBeVisible();
  await seePage(page);
  await page.goto(`/steps/conversations/${window.id}`);

  // The group accepts the agreement first.
  await page.getByRole('button', { name: 'Begin the conversation' }).click();
  await expect(page.getByRole('alert')).toContainText('accepted the opening agreement');
  await page.getByLabel('The group has heard this and accepts it').check();
  await seePage(page);
  await page.getByRole('button', { name: 'Begin the conversation' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Facts' })).toBeVisible();
  // The window had no visits: its reading says that there is not enough, practice by practice.
  const reading = page.getByRole('group').filter({ hasText: 'The reading' });
  await expect(reading.getByRole('heading', { name: 'Students explain their reasoning' })).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Go on to: Wonderings' }).click();
  await expect(page.getByRole('alert')).toContainText('Write at least one note');
  await write(page, 'Seen in 12 of 31 visits');
  await page.getByRole('button', { name: 'Go on to: Wonderings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wonderings' })).toBeVisible();
  await write(page, 'Would it look different in the afternoon?');
  await page.getByRole('button', { name: 'Go on to: Meaning' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meaning' })).toBeVisible();
  await write(page, 'There is little time to plan together');
  await page.getByRole('button', { name: 'Go on to: Next steps' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Next steps' })).toBeVisible();
});

test('[B12] [A19] [C43] a conversation ends with an owned next step, and then the window closes', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const window = await seedWindow(world);
  await conversationAtItsEnd(world, window);
  await signIn(page, 'dana');
  await page.goto(`/steps/conversations/${window.id}`);
  await page.getByRole('button', { name: 'Continue the conversation' }).click();
  await expect(page.getByText('It still needs: a next step with an owner')).toBeVisible();

  // A step of each part: kind, learning, practice, building, band, owner, day, measure.
  await page.getByLabel('What we will do').fill('A weekly half hour to plan tasks');
  await page.getByLabel('How we would tell that it helped').fill('Seen in more visits in the next window');
  await page.getByRole('radio', { name: 'Resource' }).check();
  await page.getByRole('radio', { name: 'System-level learning' }).check({ force: true });
  await page.getByLabel('Day on which we look again').fill(day(30));
  await page.getByLabel('Practice', { exact: true }).selectOption('Students explain their reasoning');
  await page.getByLabel('Building', { exact: true }).selectOption('Lakeside Elementary');
  await page.getByLabel('Grade band').selectOption('3-5');
  await page.getByRole('button', { name: 'Make a next step' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose who holds the step');
  await chooseOwner(page, 'elena', 'Elena Vargas');
  await seePage(page);
  await page.getByRole('button', { name: 'Make a next step' }).click();
  const step = page.getByRole('listitem').filter({ hasText: 'A weekly half hour to plan tasks' });
  for (const part of [
    'Elena Vargas',
    'Resource',
    'System-level learning',
    'Students explain their reasoning',
    '3-5',
  ])
    await expect(step).toContainText(part);

  await page.getByRole('button', { name: 'Close the window' }).click();
  await page.getByRole('button', { name: 'Close it for good' }).click();
  await expect(page.getByText('Dana Whitfield closed this window')).toBeVisible();
  await seePage(page);

  // All three learnings are counted, zero included.
  await page.goto('/steps?whose=all');
  for (const learning of ['Student learning', 'Professional learning', 'System-level learning'])
    await expect(page.getByRole('term').filter({ hasText: learning })).toBeVisible();
});

test('[B10] [B04] a note that names a person is refused with words, and stays on the screen', async ({
  page,
  world,
  signIn,
}) => {
  const window = await seedWindow(world);
  await signIn(page, 'dana');
  await page.goto(`/steps/conversations/${window.id}`);
  await page.getByLabel('The group has heard this and accepts it').check();
  await page.getByRole('button', { name: 'Begin the conversation' }).click();
  await note(page).fill('Ms Kowalski did not ask anybody why');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(page.getByRole('alert')).toContainText('Ms Kowalski');
  await expect(page.getByRole('alert')).toContainText('Say what was seen, not who');
  await expect(note(page)).toHaveValue('Ms Kowalski did not ask anybody why');

  // Not even a closed tab loses it.
  await page.reload();
  await expect(note(page)).toHaveValue('Ms Kowalski did not ask anybody why');
  await write(page, 'In 9 of 20 visits nobody was asked why');
  await expect(page.getByText('Kowalski')).toHaveCount(0);
});

test('[B12] [C43] steps that are open are carried over to the next conversation of the subject, until they are done', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const subject = { subject: 'English Language Arts' };
  const [first, second] = [await seedWindow(world, subject), await seedWindow(world, subject)];
  const conversationId = await conversationAtItsEnd(world, first);
  const what = 'A shared text set for grade 4';
  const made = stepInput(world, { conversationId, what });
  await world.as('dana').supports.makeStep(made);
  await conversationAtItsEnd(world, second);

  await signIn(page, 'elena');
  await page.goto(`/steps/conversations/${second.id}`);
  await page.getByRole('button', { name: 'Continue the conversation' }).click();
  await expect(page.getByRole('heading', { name: 'Still open from before' })).toBeVisible();
  await page.getByRole('link', { name: what }).click();
  await seePage(page);
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await page.getByLabel('What came of it').fill('In use in six rooms');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'In use in six rooms' })).toBeVisible();
  await page.goto(`/steps/conversations/${second.id}`);
  await page.getByRole('button', { name: 'Continue the conversation' }).click();
  await expect(page.getByRole('heading', { name: 'Steps from this conversation' })).toBeVisible();
  await expect(page.getByRole('link', { name: what })).toHaveCount(0);
});

test('whoever is added as present finds the conversation on Home and writes in it', async ({
  page,
  world,
  signIn,
}) => {
  const window = await seedWindow(world);
  await signIn(page, 'dana');
  await page.goto(`/steps/conversations/${window.id}`);
  await page.getByLabel('The group has heard this and accepts it').check();
  await page.getByRole('button', { name: 'Begin the conversation' }).click();
  await page.getByRole('button', { name: '1 person present' }).click();
  await page.getByRole('searchbox', { name: 'Add somebody who is present' }).fill('amina');
  await page.getByRole('button', { name: 'Amina Yusuf' }).click();
  await expect(
    page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Amina Yusuf' }),
  ).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, 'amina');
  await page.goto('/');
  await page
    .getByRole('link', { name: /Data conversation: Mathematics/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Facts' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Go on to/ })).toHaveCount(0);
  await write(page, 'Groups of four talked in 8 visits');
});

test('a next step is also made outside a conversation, for a practice of a subject', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await seedWindow(world);
  await signIn(page, 'priya');
  await page.goto('/steps/new');
  await page.getByLabel('What we will do').fill('Ms Yusuf plans with the coach');
  await page.getByLabel('How we would tell that it helped').fill('Plans are shared every Friday');
  await page.getByLabel('Subject').selectOption('Mathematics');
  await page.getByLabel('Practice', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Building', { exact: true }).selectOption('Lakeside Elementary');
  await page.getByLabel('Day on which we look again').fill(day(14));
  await chooseOwner(page, 'amina', 'Amina Yusuf');
  await seePage(page);
  await page.getByRole('button', { name: 'Make a next step' }).click();
  await expect(page.getByRole('alert')).toContainText('Ms Yusuf');
  await page.getByLabel('What we will do').fill('Planning together with the coach');
  await page.getByRole('button', { name: 'Make a next step' }).click();
  await expect(page.getByText('Amina Yusuf is asked, due')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
});
