import { align, setTarget, startVision, writtenPractice } from '../../src/areas/visions/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';
import { draftOf, openOutline, openPart, saved, saveLine } from './visions-ground.ts';

// Whole journeys through several people's hands take their time.
test.describe.configure({ timeout: 180_000 });

test('[C17] a model is adopted unchanged: the page proves it, and its words cannot be written in', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const target = await setTarget(world, 'Students explain why a method works, in their own words.');
  const visionId = await startVision(world, 'adopt');
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}/draft`);
  await expect(page.getByText(/Word for word the model .*edition 1\.0\.0.*nothing differs/)).toBeVisible();
  await expect(page.getByLabel('What it is about')).toHaveCount(0);
  await seePage(page);
  await openPart(page, 'One idea, two pictures');
  await expect(page.getByLabel('The practice in a sentence')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Take this practice out' })).toHaveCount(0);
  await page
    .getByRole('checkbox', { name: 'Students explain why a method works, in their own words.' })
    .check();
  await saved(page);
  await align(world, visionId, target);
  await page.reload();
  await expect(page.getByText('nothing differs')).toBeVisible();
  await expect(page.getByText('Nothing is missing.')).toBeVisible();
  await page.getByText('How this is checked').click();
  const digests = await page.locator('.visions-digest code').allTextContents();
  expect(digests).toHaveLength(2);
  expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(digests[1]).toBe(digests[0]);
  await seePage(page);
});

test('[C18] a change to the model asks for its reason and research where it is made, and is not sent without them', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const visionId = await startVision(world, 'modify');
  await align(world, visionId, await setTarget(world));
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}/draft`);
  await expect(page.getByText('Nothing is missing.')).toBeVisible();
  await openPart(page, 'One idea, two pictures');
  await expect(page.getByRole('region', { name: 'Why this change' })).toHaveCount(0);
  await page
    .getByLabel('The practice in a sentence')
    .fill('The same quantity or relation is shown in two forms, and students name the link.');
  const why = page.getByRole('region', { name: 'Why this change' });
  await expect(why).toBeVisible();
  await seePage(page);
  await saved(page);
  const missing = page.locator('section', {
    has: page.getByRole('heading', { name: 'What is still missing' }),
  });
  await expect(missing).toContainText('One idea, two pictures');
  await expect(missing).toContainText('give the reason for the change.');
  await expect(missing).toContainText('cite research for the change itself.');
  await expect(page.getByRole('button', { name: 'Send to the superintendent' })).toHaveCount(0);

  await why.getByLabel('Reason for the change').fill('Our students say the link aloud in two languages.');
  await why.getByLabel(/Search the library, or paste/).fill('https://doi.org/10.3102/00028312033002455');
  await why.getByRole('button', { name: 'Cite Stein 1996' }).click();
  await why.getByLabel('Why work 1 bears on it').fill('The demand of a task falls when its words do.');
  await saved(page);
  await expect(missing).toContainText('Nothing is missing.');

  await page.getByRole('button', { name: 'Show what differs' }).click();
  await expect(page.locator('ins.change').filter({ hasText: 'name' })).toBeVisible();
  await expect(page.locator('ins.change').first()).toContainText('added:');
  await expect(page.locator('del.change').first()).toContainText('removed:');
  await seePage(page);

  await page.getByRole('button', { name: 'Send to the superintendent' }).click();
  await expect(page.getByText(/Waiting for .*Superintendent/)).toBeVisible();
});

test('[C19] [C20] a vision written from empty demands research, which the team keeps as notes and cites', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await setTarget(world, 'Students compare methods and choose.');
  const visionId = await startVision(world, 'create');
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}/draft`);
  const missing = page.locator('section', {
    has: page.getByRole('heading', { name: 'What is still missing' }),
  });
  await expect(missing).toContainText('add at least one practice.');
  await openOutline(page);
  await page.getByRole('button', { name: 'Add a practice' }).click();
  await page.getByLabel('Name of the practice').fill('Comparing two ways');
  await page.getByLabel('The practice in a sentence').fill('Students compare two ways to solve a problem.');
  await page.getByLabel('Grades it is for').fill('K-12');
  await page.getByRole('button', { name: 'Add a look-for' }).click();
  await page.getByLabel('Look-for 1', { exact: true }).fill('Two ways stand on the board side by side.');
  await page.getByLabel('When it could occur').fill('There is a problem with more than one way.');
  await page.getByRole('checkbox', { name: 'Students compare methods and choose.' }).check();
  await saved(page);
  await expect(missing).toContainText('name the research behind it.');

  await page.getByText('Keep a research note').click();
  const note = page.locator('details', { hasText: 'Keep a research note' });
  await note
    .getByLabel(/Search the library, or paste/)
    .fill('Rivera 2024, Talk in two languages, doi:10.1234/talk.2024');
  await note.getByRole('button', { name: 'Add it with its DOI' }).click();
  await note
    .getByLabel('What you found')
    .fill('Comparing aloud helped most when both languages were welcome.');
  await note.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Bears on Comparing two ways.')).toBeVisible();
  await page.getByRole('button', { name: 'Cite it in this practice' }).click();
  await saved(page);
  await expect(missing).not.toContainText('name the research behind it.');
  await seePage(page);
  const [practice] = (await draftOf(world, visionId)).practices;
  expect(practice?.content.research[0]).toMatchObject({ workId: null, doi: '10.1234/talk.2024' });
});

test('[C04] [C07] a vision is sent only when each practice serves a target and the local context is written', async ({
  page,
  world,
  signIn,
}) => {
  const target = await setTarget(world, 'Students model a situation with mathematics.');
  const visionId = await startVision(world, 'create');
  const practice = { ...writtenPractice('Modeling', target), targetIds: [] };
  await world.as('theo').visions.savePractice({
    visionId,
    practiceId: newId(),
    baseRevision: 0,
    content: practice,
  } as never);
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}/draft`);
  const missing = page.locator('section', {
    has: page.getByRole('heading', { name: 'What is still missing' }),
  });
  await expect(missing).toContainText('point it at a learning target that is in force.');
  await expect(missing).toContainText('write the local context');
  await page.getByLabel('What it is about').fill('What we aim for in mathematics.');
  await page.getByLabel('Local context').fill('A third of our families arrived in the last two years.');
  await page.getByRole('checkbox', { name: 'K-2' }).check();
  await saved(page);
  await expect(missing).not.toContainText('write the local context');
  await missing.getByRole('link', { name: 'Modeling' }).click();
  await expect(page.getByRole('heading', { name: 'Modeling', level: 2 })).toBeFocused();
  await page.getByRole('checkbox', { name: 'Students model a situation with mathematics.' }).check();
  await saved(page);
  await expect(missing).toContainText('Nothing is missing.');
  const { front } = await draftOf(world, visionId);
  expect(front.content.localContext).toBe('A third of our families arrived in the last two years.');
});

test('[C14] two people write at once: different fields come together, the same words are shown to both; comments are answered', async ({
  page,
  browser,
  world,
  signIn,
  seePage,
}) => {
  const visionId = await startVision(world, 'create');
  const practiceId = newId();
  const content = writtenPractice('Listening to reasons', await setTarget(world));
  await world.as('theo').visions.savePractice({ visionId, practiceId, baseRevision: 0, content } as never);
  const address = `${world.url}/visions/${visionId}/draft?part=${practiceId}`;
  const aminas = await browser.newContext();
  const other = await aminas.newPage();
  await signIn(page, 'theo');
  await signIn(other, 'amina');
  await page.goto(address);
  await other.goto(address);
  const sentence = 'The practice in a sentence';

  await page.getByLabel(sentence).fill('Students listen for reasons and give their own.');
  await expect(other.getByText('Theo Lindqvist is writing here now.')).toBeVisible({ timeout: 15_000 });
  await other.getByLabel('Not to be confused with').fill('Waiting for one’s turn.');
  await saved(page);
  await saved(other);
  await expect(page.getByLabel('Not to be confused with')).toHaveValue('Waiting for one’s turn.', {
    timeout: 15_000,
  });

  await other.context().setOffline(true);
  await other.getByLabel(sentence).fill('Students answer one another’s reasons.');
  await expect(saveLine(other)).toContainText('No connection');
  await page.getByLabel(sentence).fill('Students weigh reasons together.');
  await saved(page);
  await other.context().setOffline(false);
  await expect(other.getByText('Theo Lindqvist has changed the same words.')).toBeVisible({
    timeout: 15_000,
  });
  await expect(other.getByText('Students weigh reasons together.').first()).toBeVisible();
  await expect(other.getByText('Students answer one another’s reasons.').first()).toBeVisible();
  await seePage(other);
  await other.getByRole('radio', { name: 'Both, as one' }).check({ force: true });
  await other
    .getByLabel('Write the two as one')
    .fill('Students weigh reasons together and answer one another.');
  await other.getByRole('button', { name: 'Save this' }).click();
  await saved(other);
  await expect(page.getByLabel(sentence)).toHaveValue(
    'Students weigh reasons together and answer one another.',
    { timeout: 15_000 },
  );
  await aminas.close();

  await signIn(page, 'sam');
  await page.goto(address);
  await expect(page.getByText('You can read this draft and comment on it.')).toBeVisible();
  await page.getByLabel('Write a comment').fill('How would a visitor hear this?');
  await page.getByRole('button', { name: 'Leave the comment' }).click();
  await expect(page.getByText('How would a visitor hear this?')).toBeVisible();
  await signIn(page, 'theo');
  await page.goto(address);
  await page.getByRole('button', { name: 'Reply' }).click();
  await page.getByLabel('Reply to Sam Ortiz').fill('One student names another’s reason.');
  await page.getByRole('button', { name: 'Reply' }).click();
  await expect(page.getByText('One student names another’s reason.')).toBeVisible();
  await seePage(page);
});

test('nothing written is lost without a connection, through a reload, or when the session has ended', async ({
  page,
  context,
  world,
  signIn,
}) => {
  const visionId = await startVision(world, 'create');
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}/draft`);
  const field = page.getByLabel('Local context');
  await context.route('**/draft/front', (route) => route.abort());
  await field.fill('We are many schools in one valley.');
  await expect(saveLine(page)).toContainText('No connection. Your words are kept on this device');
  await page.reload();
  await expect(field).toHaveValue('We are many schools in one valley.');
  await context.unroute('**/draft/front');
  await saved(page);
  expect((await draftOf(world, visionId)).front.content.localContext).toBe(
    'We are many schools in one valley.',
  );

  await context.clearCookies();
  await field.fill('We are many schools in one valley, and one river.');
  await expect(saveLine(page)).toContainText('You are signed out. Your words are kept on this device');
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', /next=.*draft/);
  await signIn(page, 'theo');
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  expect((await draftOf(world, visionId)).front.content.localContext).toBe(
    'We are many schools in one valley, and one river.',
  );
});
