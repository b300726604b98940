import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';

const ownTitle = (about: string) => `${about} ${newId().slice(-6)}`;

test('[B18] the guide to a conflict is built on compassion: its purpose, how to listen, strengths first', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'theo');
  await page.goto('/conversations');
  await page.getByRole('link', { name: 'Protocols', exact: true }).click();
  await seePage(page);
  await page.getByLabel('What it is for').selectOption('Talk through a conflict');
  await page.getByRole('link', { name: 'Talking through a conflict with compassion' }).click();
  await expect(
    page.getByRole('heading', { name: 'Talking through a conflict with compassion' }),
  ).toBeVisible();
  const guide = page.getByRole('article');
  const headings = await guide.getByRole('heading', { level: 2 }).allTextContents();
  expect(headings.slice(0, 2), 'listening comes before any step').toEqual([
    'What we agree to',
    'How we listen',
  ]);
  await expect(guide.getByText('Listen to understand, not to reply.')).toBeVisible();
  const steps = await guide.getByRole('heading', { level: 3 }).allTextContents();
  expect(steps.map((step) => step.replace(/^\d\s*/, '')).slice(0, 3)).toEqual([
    'Why we are here',
    'What I value in you',
    'Each side is heard',
  ]);
  await expect(guide.getByText('We spoke of what happened and what we need')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Hold a conversation with it' })).toHaveAttribute(
    'href',
    '/conversations/new?protocol=jointly-sample-conflict',
  );
  await seePage(page);
});

test('[B21] a team finds a reflection to come back to, and a way to solve a problem where it begins', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'rosa');
  await page.goto('/conversations/protocols');
  await page.getByLabel('Search the protocols').fill('reflection month');
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('link', { name: 'A short reflection, again and again' }).click();
  await expect(page.getByText('30 minutes')).toBeVisible();
  await expect(page.getByRole('heading', { name: /Keep, change, stop/ })).toBeVisible();
  await page.goBack();
  await page.getByLabel('Search the protocols').fill('upstream');
  await page.getByRole('link', { name: /^Upstream/ }).click();
  const causes = page.getByRole('listitem').filter({ hasText: 'Upstream: what makes it likely' });
  await expect(causes.getByText(/What in our systems made this likely/)).toBeVisible();
  await expect(causes.getByText(/Stopping at a person/)).toBeVisible();
  await expect(page.getByText('See the system, test small changes')).toBeVisible();
  await seePage(page);
});

test('a coach makes a copy their own, is told what is missing, loses nothing by a reload, and puts it away', async ({
  page,
  signIn,
  seePage,
}) => {
  const title = ownTitle('Our reflection');
  await signIn(page, 'elena');
  await page.goto('/conversations/protocols/jointly-sample-reflection');
  await page.getByRole('link', { name: 'Make a copy of our own' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByRole('button', { name: 'Add a step' }).click();
  const step = page.getByRole('region', { name: 'Step 5' });
  await step.getByLabel('Name of the step').fill('A walk outside');
  await seePage(page);

  await page.getByRole('button', { name: 'Save for everybody' }).click();
  await expect(page.getByText('what step 5 is for')).toBeVisible();
  await expect(page.getByText('a question for step 5')).toBeVisible();

  await page.reload();
  await expect(page.getByText('What you wrote here and had not saved for everybody is back.')).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue(title);
  await step.getByLabel('What it is for').fill('Two and two, ten minutes around the building.');
  await step.getByRole('textbox', { name: 'Question 1' }).fill('What went through your mind?');
  const up = step.getByRole('button', { name: 'Move up: Step 5' });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Step 4' }).getByLabel('Name of the step')).toHaveValue(
    'A walk outside',
  );
  await page.getByRole('button', { name: 'Remove: Step 5' }).click();
  await page.getByRole('button', { name: 'Save for everybody' }).click();

  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByText('Version 1, written by Elena Vargas')).toBeVisible();
  await expect(page.getByRole('heading', { name: /A walk outside/ })).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Put it away' }).click();
  await expect(page.getByText('This protocol has been put away.')).toBeVisible();
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await expect(page.getByRole('link', { name: 'Hold a conversation with it' })).toBeVisible();
});

test('two people change one protocol: the second sees both, and neither is lost', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const id = `own-${newId()}`;
  const first = newId();
  const title = ownTitle('Ten minutes together');
  const content = {
    purposeKind: 'planning' as const,
    title: { en: title },
    about: { en: 'To begin together.' },
    agreement: { en: 'We speak of the practice.' },
    roles: [],
    steps: [
      {
        ...{ id: 'begin', minutes: 10, title: { en: 'Begin' }, purpose: { en: 'To arrive.' } },
        ...{ prompts: [{ en: 'What do you bring?' }], avoid: [] },
      },
    ],
    research: [],
  };
  const writing = { id, basedOn: null, startedFrom: null, language: 'en' as const, content };
  await world.as('dana').conversations.writeProtocol({ ...writing, versionId: first });
  await signIn(page, 'priya');
  await page.goto(`/conversations/protocols/${id}`);
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByLabel('What we agree to').fill('We speak of the practice, and we listen.');
  await world.as('dana').conversations.writeProtocol({
    ...writing,
    ...{ versionId: newId(), basedOn: first },
    content: { ...content, about: { en: 'To begin together, gently.' } },
  });
  await page.getByRole('button', { name: 'Save for everybody' }).click();
  await expect(page.getByText(/Dana Whitfield saved a newer version/)).toBeVisible();
  await expect(page.getByText(/They differ in: What this is(,)? and What we agree to/)).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Save mine as the next version' }).click();
  await expect(page.getByText('Version 3, written by Priya Raman')).toBeVisible();
  await page.getByText('Other versions').click();
  await page.getByRole('link', { name: /Version 2: Dana Whitfield/ }).click();
  await expect(page.getByText('To begin together, gently.')).toBeVisible();
  await expect(page.getByText('You are reading version 2')).toBeVisible();
});

test('an advice appears where a name stands near a judging word, and it stops nobody', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'marcus');
  await page.goto('/conversations/protocols/new');
  await page.getByLabel('What we agree to').fill('Ms Peters refuses to plan.');
  await expect(page.getByText('“Ms Peters” and “refuses to”')).toBeVisible();
  await expect(page.getByText('What in our systems made this likely?')).toBeVisible();
  await seePage(page);
  await page.getByLabel('What we agree to').fill('There was no time to plan.');
  await expect(page.getByText('What in our systems made this likely?')).toBeHidden();
});

test('a teacher reads the library, and writes none of it', async ({ page, signIn }) => {
  await signIn(page, 'grace');
  await page.goto('/conversations/protocols');
  await expect(page.getByRole('link', { name: 'Looking at student work without names' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Write our own' })).toBeHidden();
  await page.goto('/conversations/protocols/jointly-sample-student-work');
  await expect(page.getByRole('link', { name: 'Make a copy of our own' })).toBeHidden();
});
