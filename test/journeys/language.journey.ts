import { adoptVision, day, questionOn, reviseVision } from '../../src/areas/conversations/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { adoptVision as writeAndAdopt } from '../adopted-vision.ts';
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

test('[C01] the words of a page are explained below it, one standard term each, found under any of its names', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics in words') });
  await signIn(page, 'amina');
  await page.goto(`/conversations/questions/${vision.versionId}`);
  await expect(page.getByRole('heading', { name: 'Questions', level: 1 })).toBeVisible();
  await page.getByText('Words on this page').press('Enter');
  const words = page.locator('.words-on-page');
  await expect(words.getByRole('link', { name: 'Vision of high-quality instruction' })).toBeVisible();
  await expect(words.getByText(/What a district has agreed to aim for in one subject/)).toBeVisible();
  await expect(words.getByRole('link', { name: 'Momentary time sampling' })).toBeHidden();
  await seePage(page);
  await words.getByRole('link', { name: 'Vision of high-quality instruction' }).click();
  await expect(page.getByRole('heading', { name: 'Glossary', level: 1 })).toBeVisible();
  await expect(page.locator('#vision-of-high-quality-instruction')).toBeInViewport();
  await page.getByLabel('Find a term by any of its names').fill('ambitious teaching');
  await expect(page.getByText('1 term', { exact: true })).toBeVisible();
  await expect(page.getByText(/Also: .*visions for ambitious teaching/)).toBeVisible();
  await seePage(page);
});

test('[B26] a district adds its own name for a vision, and finds its visions and the term by it', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await writeAndAdopt(world, { subject: 'English Language Arts', model: 'english-language-arts' });
  const name = `north star ${newId().slice(-6)}`;
  await signIn(page, 'dana');
  await page.goto('/glossary');
  await page.getByLabel('The word').fill(name);
  await page.getByLabel('Another name for').selectOption({ label: 'Vision of high-quality instruction' });
  await page.getByRole('button', { name: 'Add the word' }).click();
  await expect(page.getByText(`Here we also say: ${name}`)).toBeVisible();
  await seePage(page);
  await signIn(page, 'theo');
  await page.goto('/visions');
  await page.getByRole('searchbox').fill(name);
  await expect(page.getByRole('link', { name: 'Our vision for english language arts' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Vision of high-quality instruction' })).toBeVisible();
});

test('[B25] beside a vision stand the names of those nearby who can explain it, and below every page the way to all of them', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { visionId } = await writeAndAdopt(world);
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}`);
  await expect(page.getByRole('heading', { name: 'Who can explain this' })).toBeVisible();
  await expect(page.getByText('In your building: Priya Raman', { exact: true })).toBeVisible();
  await expect(page.getByText('In the District Network: Noor Haddad and Dana Whitfield')).toBeVisible();
  await seePage(page);
  await page.getByText('Words on this page').click();
  await page.getByRole('link', { name: 'Who may explain a vision' }).click();
  await expect(page.getByText('Marcus Bell')).toBeVisible();
});

test('a question is owned, becomes a proposal for the next version, and the Network says what becomes of it', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics to change') });
  const question = questionOn(vision, 'Does this leave out the little ones?');
  await world.as('theo').conversations.askQuestion(question);
  await signIn(page, 'elena');
  await page.goto(`/conversations/questions/${vision.versionId}`);
  await page.getByRole('button', { name: 'I will find out' }).click();
  await expect(page.getByText(/^You said you will find out/)).toBeVisible();
  await page.getByRole('button', { name: 'Propose a change' }).click();
  await page.getByLabel('What should change').fill('Say what it looks like before children write.');
  await page.getByLabel('Why').fill('Kindergarten teams read it as not meant for them.');
  await seePage(page);
  await page.getByRole('button', { name: 'Send the proposal' }).click();
  await expect(page.getByText('Say what it looks like before children write.')).toBeVisible();
  await seePage(page);

  await signIn(page, 'dana');
  await page.reload();
  await expect(page.getByText(/Elena Vargas \(.*oach.*\) said “I will find out”/)).toBeVisible();
  await page.getByRole('button', { name: /^Decide: Say what it looks like/ }).click();
  await page.getByLabel('Not taken up').check({ force: true });
  await page.getByLabel('Reason').fill('The look-fors of the next version say it.');
  await page.getByRole('button', { name: 'Save the decision' }).click();
  await expect(page.getByText('The look-fors of the next version say it.')).toBeVisible();

  const [changed] = vision.practiceIds;
  const revised = await reviseVision(world, vision, 1, changed === undefined ? [] : [changed]);
  await page.goto(`/conversations/questions/${revised.versionId}`);
  await page.getByRole('button', { name: 'Answered by a later version' }).click();
  await page.getByRole('button', { name: 'Note the version' }).click();
  await expect(page.getByText(/Version 2 answers this by what it says/)).toBeVisible();
  await expect(page.getByRole('heading', { name: '0 open, 1 answered' })).toBeVisible();
  await seePage(page);

  // What became of each practice: said once, and said to be saved where one pressed.
  await page.goto(`/visions/${revised.visionId}/versions/${revised.versionId}/practices`);
  const save = page.getByRole('button', { name: 'Save what we say' });
  await save.click();
  const saved = page.locator('form .row', { has: save }).getByRole('status');
  await expect(saved).toHaveText('Saved');
  await expect(page.getByText(/^Said by Dana Whitfield/)).toBeVisible();
  await seePage(page);
  await page.getByLabel('What became of it').selectOption({ index: 1 });
  await expect(saved).toBeHidden();
});

test('somebody new goes through the visions part by part, stops, and goes on where they left, unseen by anybody', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await adoptVision(world, 'Mathematics', { title: ownTitle('Mathematics to meet') });
  await world.query('update people.capacities set starts_on = $1 where person_id = $2', [
    day(-3),
    world.person('walt').id,
  ]);
  await world.query('delete from conversations.welcome_stops');
  await signIn(page, 'walt');
  await page.goto('/');
  await page.getByRole('link', { name: /Get to know our visions/ }).click();
  await expect(page.getByRole('heading', { name: 'What a vision is' })).toBeVisible();
  await expect(page.getByText(/Part 1 of \d+.*about \d+ minutes left/)).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  const heading = page.getByRole('heading', { level: 2 }).first();
  await expect(page.getByText(/Part 2 of/)).toBeVisible();
  await expect(heading, 'a new part is read out').toBeFocused();
  await seePage(page);
  await page.getByRole('button', { name: 'Leave this out' }).click();
  await expect(page.getByText(/Part 3 of/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Part 3 of/)).toBeVisible();
  await page.getByRole('button', { name: 'Leave the rest out' }).click();
  await expect(page.getByText(/You can ask anything, today and in a year/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ask a question' })).toBeVisible();
  await seePage(page);
});
