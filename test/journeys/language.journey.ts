import { adoptVision } from '../../src/areas/conversations/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';

/** A title that no other vision of this world has. */
const ownTitle = (about: string) => `${about} ${newId().slice(-6)}`;

test('[C29] a practice is found by its name, stands in an agenda made from a template, and its sentences are one tap away', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics by name') });
  await signIn(page, 'theo');
  await page.goto('/conversations/meetings/new');
  const field = page.getByRole('combobox', { name: 'Which of our practices is this about?' });
  const listed = page.getByRole('listbox');
  await field.pressSequentially(vision.title.split(' ').at(-1) ?? '');
  await expect(listed.getByRole('option')).toHaveCount(3);
  await field.press('ArrowDown');
  await field.press('ArrowDown');
  await expect(listed.getByRole('option', { name: /^Practice 2/ })).toHaveAttribute('aria-selected', 'true');
  await seePage(page);
  await field.press('Enter');
  await expect(listed).toBeHidden();
  const chosen = page.getByRole('list', { name: 'Chosen practices' });
  await expect(chosen.getByRole('button', { name: 'Remove Practice 2' })).toBeVisible();

  await page.getByRole('button', { name: 'Begin with an agenda for this kind of meeting' }).click();
  const agenda = page.getByLabel(/^Agenda/);
  await expect(agenda).toHaveValue(
    new RegExp(`^Which of our practices is this about\\?\n· ${vision.title}: Practice 2\n`),
  );
  await page.getByRole('button', { name: 'To the agenda: I heard practice 2 in the room.' }).click();
  await expect(agenda).toHaveValue(/I heard practice 2 in the room\.$/);
  await seePage(page);
  await page.getByLabel('Name of the meeting').fill('Fourth grade team');
  await page.getByRole('button', { name: 'Save the meeting' }).click();
  await expect(page.getByRole('heading', { name: 'Fourth grade team' })).toBeVisible();

  // In the meeting the sentence is copied, for wherever somebody writes.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy: I heard practice 2 in the room.' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('I heard practice 2 in the room.');
  await seePage(page);
});
