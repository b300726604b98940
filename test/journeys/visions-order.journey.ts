import { setTarget, startVision, writtenPractice } from '../../src/areas/visions/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';
import { draftOf, openPart, saved } from './visions-ground.ts';

test.describe.configure({ timeout: 180_000 });

test('practices are put in order by key and by button, taken out and put back, and an earlier text is brought back', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const visionId = await startVision(world, 'create');
  const target = await setTarget(world);
  for (const name of ['First of three', 'Second of three', 'Third of three']) {
    const content = writtenPractice(name, target);
    await world
      .as('theo')
      .visions.savePractice({ visionId, practiceId: newId(), baseRevision: 0, content } as never);
  }
  const order = async () => (await draftOf(world, visionId)).practices.map(({ content }) => content.name);
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}/draft`);
  await openPart(page, 'Third of three');
  await page.getByRole('button', { name: 'Move up: Third of three' }).click();
  await expect.poll(order).toEqual(['First of three', 'Third of three', 'Second of three']);
  await expect(page.getByRole('button', { name: 'Move up: Third of three' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['Third of three', 'First of three', 'Second of three']);
  await expect(page.getByText('Third of three is now at place 1 of 3.')).toBeAttached();
  await seePage(page);

  await page.getByLabel('The practice in a sentence').fill('Other words.');
  await saved(page);
  await page.getByText('Earlier texts').click();
  await page.getByRole('button', { name: 'Bring this text back' }).first().click();
  await expect(page.getByLabel('The practice in a sentence')).toHaveValue(
    'Students compare two ways to solve a problem.',
  );

  await page.getByRole('button', { name: 'Take this practice out' }).click();
  await expect(page.getByText('Its words are kept.')).toBeVisible();
  await expect.poll(order).toEqual(['First of three', 'Second of three']);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect.poll(order).toEqual(['First of three', 'Second of three', 'Third of three']);
});
