import { adoptVision } from '../../src/areas/conversations/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';

const own = (words: string) => `${words} ${newId().slice(-6)}`;

test('[A18] [A21] [B09] a team says what it is for and which practices it shares, sees where it stays among its own, and keeps its decisions', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await adoptVision(world, 'Mathematics');
  const names = [];
  for (const first of ['Omar', 'Pilar', 'Quinn']) names.push(`${first} ${newId().slice(-8)}`);
  for (const name of names) await world.addPerson(name, 'teacher', 'Lakeside Elementary');
  const title = own('Writing across subjects');
  await signIn(page, 'theo');
  await page.goto('/conversations/groups');
  await expect(page.getByRole('heading', { name: 'Others' })).toBeVisible();
  await seePage(page);
  await page.getByRole('link', { name: 'Form a group' }).click();
  await page.getByLabel('Name of the group').fill(title);
  await page.getByLabel('Building').selectOption({ label: 'Whole district' });
  for (const name of names) {
    await page.getByLabel('Add somebody').fill(name);
    await page.getByRole('button', { name: new RegExp(name) }).click();
  }
  await seePage(page);
  await page.getByRole('button', { name: 'Form the group' }).click();

  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByText('Who is in it: 4')).toBeVisible();
  await expect(page.getByText(/Everybody in it is from one building/)).toBeVisible();
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.getByLabel('What this group is for').fill('So that a child writes in every subject.');
  await page.getByRole('combobox', { name: 'Practices we share' }).fill('Practice 2');
  await page
    .getByRole('option', { name: /Practice 2/ })
    .first()
    .click();
  await seePage(page);
  await page.getByRole('button', { name: 'Save what we are for' }).click();
  await expect(page.getByText('So that a child writes in every subject.')).toBeVisible();
  await expect(page.locator('.tag', { hasText: 'Practice 2' }).first()).toBeVisible();

  await page.getByLabel('Write to the group').fill('Who brings the slips on Tuesday?');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Who brings the slips on Tuesday?')).toBeVisible();

  await page.getByRole('link', { name: 'Meet now' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Put a decision down' }).click();
  await page.getByLabel('What was to be decided').fill('Do we share one rubric?');
  await page.getByLabel('By vote').check();
  await page.getByLabel('For', { exact: true }).fill('3');
  await page.getByLabel('Against').fill('1');
  await page.getByLabel('What was decided').fill('One rubric from January on.');
  await page.getByLabel('Dissent (optional)').fill('Two grades would rather keep their own.');
  await page.getByRole('button', { name: 'Put it down', exact: true }).click();
  await expect(page.getByText('3 for, 1 against, 0 abstained')).toBeVisible();
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByText('One rubric from January on.')).toBeVisible();
  await expect(page.getByText('Two grades would rather keep their own.')).toBeVisible();
  await seePage(page);
});

test('[B21] a meeting solves a problem with a protocol, and its next step is everybody’s to see', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await adoptVision(world, 'Mathematics');
  await signIn(page, 'dana');
  await page.goto('/conversations/new');
  await page.getByLabel('Protocol').selectOption({ label: await labelOf(page, /problem/i) });
  await page.getByLabel(/^Name of the meeting/).fill(own('Why is there no common hour?'));
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('How we listen').click();
  await seePage(page);
  await page.getByRole('button', { name: 'Begin the first step' }).click();
  await page.getByLabel('Write a note').fill('Ms Raman never plans the hour, it is her fault.');
  await expect(page.getByText('What in our systems made this likely?')).toBeVisible();
  await page.getByLabel('Write a note').fill('The schedule is made in spring, before teams are known.');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(page.locator('.room-note')).toContainText('The schedule is made in spring');
  await page.getByRole('link', { name: 'Make a next step' }).click();
  await page.getByLabel('What we will do').fill('Form teams before the schedule.');
  await page.getByLabel('How we would tell that it helped').fill('Every team has one common hour.');
  await page.getByLabel('Who holds it').fill('Dana');
  await page.getByRole('button', { name: /Dana Whitfield/ }).click();
  await page.getByLabel('Day on which we look again').fill('2027-03-01');
  await page.getByRole('button', { name: 'Make a next step' }).click();
  await expect(page.getByText('Form teams before the schedule.')).toBeVisible();
  await expect(page.getByRole('heading', { name: /Why is there no common hour/ })).toBeVisible();
});

test('a barrier that a building raises is on the District Network’s agenda, and the reply comes back', async ({
  browser,
  page,
  world,
  signIn,
  seePage,
}) => {
  const title = own('No common planning time');
  await signIn(page, 'rosa');
  await page.goto('/conversations/barriers');
  await page.getByRole('button', { name: 'Raise a barrier' }).click();
  await page.getByLabel('What stands in the way').fill(title);
  await page.getByLabel('What it hinders, and what was tried').fill('Marcus Bell does not share his hour.');
  await page.getByRole('button', { name: 'Send to the District Network' }).click();
  await expect(page.getByRole('alert')).toContainText('This names somebody: Marcus Bell');
  await page.getByLabel('What it hinders, and what was tried').fill('Grades never share a free hour.');
  await seePage(page);
  await page.getByRole('button', { name: 'Send to the District Network' }).click();
  await expect(page.getByText('Waiting for the District Network')).toBeVisible();

  const context = await browser.newContext({ baseURL: world.url, serviceWorkers: 'block' });
  const dana = await context.newPage();
  await signIn(dana, 'dana');
  await dana.goto('/conversations/groups');
  await dana.getByRole('link', { name: 'District Network', exact: true }).click();
  await expect(dana.getByRole('link', { name: new RegExp(title) })).toBeVisible();
  await seePage(dana);
  await dana.getByRole('link', { name: 'Meet now' }).click();
  await dana.getByRole('button', { name: 'Begin' }).click();
  await dana
    .getByRole('listitem')
    .filter({ hasText: title })
    .getByRole('button', { name: 'Put on the agenda' })
    .click();
  await expect(dana.getByRole('button', { name: 'Mark as done' }).first()).toBeVisible();
  await dana.goto('/conversations/barriers');
  const barrier = dana.getByRole('article').filter({ hasText: title });
  await barrier.getByRole('button', { name: 'Our answer' }).click();
  await barrier.getByLabel('Our answer').fill('The schedule changes in January.');
  await barrier.getByRole('button', { name: 'Send the reply' }).click();
  await expect(barrier.getByText('Answered: is it resolved?')).toBeVisible();
  await context.close();

  await page.reload();
  const back = page.getByRole('article').filter({ hasText: title });
  await expect(back.getByText('The schedule changes in January.')).toBeVisible();
  await back.getByRole('button', { name: 'This resolves it' }).click();
  await back.getByLabel('This resolves it').fill('Thank you: it does.');
  await back.getByRole('button', { name: 'Send the reply' }).click();
  await expect(back).toBeHidden();
  await page.getByLabel('Show').selectOption({ label: 'Resolved' });
  await expect(page.getByRole('article').filter({ hasText: title })).toBeVisible();
  await seePage(page);
});

/** The whole label of the option that says this. */
async function labelOf(page: import('@playwright/test').Page, words: RegExp): Promise<string> {
  const options = page.getByLabel('Protocol').getByRole('option');
  await expect(options.nth(1)).toBeAttached();
  const labels = await options.allTextContents();
  const found = labels.find((label) => words.test(label));
  if (found === undefined) throw new Error(`no protocol says ${words}: ${labels.join(', ')}`);
  return found;
}
