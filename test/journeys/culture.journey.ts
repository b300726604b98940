import type { Page } from '@playwright/test';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';

const say = (kind: string, more: object) => ({
  id: newId(),
  saidAt: new Date().toISOString(),
  body: { kind, ...more },
});

/** Four colleagues come into a meeting and say at its end how everything was kept. */
async function othersCheckIn(world: World, roomId: string, statements: number): Promise<void> {
  for (const name of ['amina', 'priya', 'grace', 'elena'] as const) {
    const entries = [
      say('present', { personIds: [world.person(name).id] }),
      say('check_in', { answers: Array.from({ length: statements }, () => 'partly') }),
    ];
    await world.as(name).conversations.sendEntries({ id: roomId as never, entries });
  }
}

/** A commitment that lies as if it had been stated so many days ago. */
async function age(world: World, words: string, days: number): Promise<void> {
  await world.query('alter table culture.commitments disable trigger permanent');
  await world.query(
    `update culture.commitments set stated_on = stated_on - $2::int
     where id in (select commitment_id from culture.commitment_wordings where what = $1)`,
    [words, days],
  );
  await world.query('alter table culture.commitments enable trigger permanent');
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

async function choose(page: Page, question: string, answer: string): Promise<void> {
  await page.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }).check();
}

test('[A04] [A17] [A09] personal regard is proposed, discussed, agreed, asked at the end of a meeting, and looked at again', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await signIn(page, 'walt');
  await page.goto('/culture/norms');
  const samples = page.getByRole('article');
  await expect(
    samples.filter({ hasText: 'Mutual respect:' }).getByText(/Parrett, Budge \(2012\)/),
  ).toBeVisible();
  await seePage(page);
  const sample = samples.filter({ hasText: 'Personal regard:' });
  await sample.getByRole('button', { name: 'Propose this' }).click();
  const entry = page.getByRole('link', { name: /Personal regard/ });
  await entry.click();
  await page.getByLabel('Say something').fill('Also with those who work at night.');
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByText('Proposed, under discussion')).toBeVisible();
  await expect(page.getByText(/Waiting for the superintendent/)).toBeVisible();
  await seePage(page);
  const normUrl = page.url();

  await signIn(page, 'dana');
  await page.goto(normUrl);
  await page.getByRole('button', { name: 'Put down that it was agreed' }).click();
  await page.getByLabel('When').fill(daysAgo(430));
  await page.getByLabel('How many stood aside').fill('2');
  await seePage(page);
  await page.getByRole('button', { name: 'Save the agreement' }).click();
  await expect(page.getByText(/^Agreed 14 months ago/)).toBeVisible();
  await expect(page.getByText('To be revisited')).toBeVisible();
  await expect(page.getByText(/2 people stood aside/)).toBeVisible();

  const roomId = newId();
  const room = await world.as('theo').conversations.openRoom({
    ...{ id: roomId as never, kind: 'team', title: 'Third grade team', heldOn: daysAgo(0) },
    ...{ buildingId: null, groupId: null, protocolId: 'jointly-sample-data-conversation', isClosed: false },
  });
  const statements = (room.protocol?.checkIn.length ?? 0) + (room.protocol?.norms.length ?? 0);
  await othersCheckIn(world, roomId, statements);
  await signIn(page, 'theo');
  await page.goto(`/conversations/rooms/${roomId}`);
  await expect(page.getByText('Our norm')).toBeVisible();
  const norm = page.getByRole('group', { name: /Our norm Personal regard/ });
  for (const question of await page.getByRole('group').filter({ hasText: 'Partly' }).all())
    await question.getByRole('radio', { name: 'Yes' }).check();
  await norm.getByRole('radio', { name: 'No', exact: true }).check();
  await page.getByRole('button', { name: 'Give my answers' }).click();
  await expect(page.getByText('Your answers are in.')).toBeVisible();
  await seePage(page);
  await expect
    .poll(async () => (await world.query('select from conversations.meeting_check_ins')).length)
    .toBe(5);
  await world.as('theo').conversations.sendEntries({ id: roomId as never, entries: [say('ended', {})] });
  await page.reload();
  await expect(page.getByText('yes 0, partly 4, no 1')).toBeVisible();

  await signIn(page, 'sam');
  await page.goto(normUrl);
  await expect(page.getByText(/In 1 meeting: yes 0, partly 4, no 1/)).toBeVisible();
  await page.getByRole('button', { name: 'Put down what came of looking again' }).click();
  await page.getByRole('radio', { name: /^In new words/ }).check();
  await page.getByLabel('The words agreed').fill('Personal regard: we know each other as people.');
  await page.getByRole('button', { name: 'Save what came of it' }).click();
  await expect(page.getByText('Looked at again and put into new words')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Earlier words' })).toBeVisible();
  await expect(page.getByText(/before we need something/)).toBeVisible();
  await seePage(page);
  await page.goto('/culture/norms?kind=norm&search=regard');
  await expect(
    page.getByRole('link', { name: 'Personal regard: we know each other as people.' }),
  ).toBeVisible();
  await expect(page.getByText(/looked at again on/)).toBeVisible();
  await page.getByLabel('Norms: after how many months').fill('6');
  await page.getByRole('button', { name: 'Save the rhythm' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
});

test('[A10] [B13] [B15] [A08] leaders’ commitments come first and count beside teachers’; one’s own is private, kept and looked at again', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const own = `I ask before I tell ${newId().slice(-6)}`;
  await signIn(page, 'sam');
  await page.goto('/culture/commitments');
  await page.getByRole('button', { name: 'State my part' }).click();
  await page.getByLabel('What I do').fill('I sit in one classroom team a week and ask what would help.');
  await page.getByLabel('For which students').fill('Students in our smallest buildings');
  await seePage(page);
  await page.getByRole('button', { name: 'Save my part' }).click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('What our leaders commit to');
  await expect(page.getByText(/Sam Ortiz · Superintendent/)).toBeVisible();

  await signIn(page, 'walt');
  await page.goto('/culture/commitments');
  await expect(page.getByText('I sit in one classroom team a week and ask what would help.')).toBeVisible();
  await page.getByRole('button', { name: 'State my part' }).click();
  await page.getByLabel('What I do').fill(own);
  await page.getByLabel('For which students').fill('Students who come late');
  await page.getByRole('button', { name: 'Save my part' }).click();
  await expect(page.getByText('Seen by you alone', { exact: true })).toBeVisible();
  await age(world, own, 100);
  await page.reload();
  await expect(page.getByText('Time to look again')).toBeVisible();
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByRole('radio', { name: /^Changed/ }).check();
  await page.getByLabel('What I do').fill(`${own}, every day`);
  await page.getByLabel('A note to myself').fill('Mornings are easier.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('What was found before')).toBeVisible();
  await page.getByText('What was found before').click();
  await expect(page.getByText('Mornings are easier.')).toBeVisible();
  await expect(page.getByText(`Earlier words: ${own}`, { exact: true })).toBeVisible();
  await seePage(page);

  await world.as('theo').culture.stateCommitment({
    ...{
      id: newId() as never,
      what: 'We answer each family within a day.',
      forWhom: 'All our third graders',
    },
    ...{ learning: 'student', reviewWeeks: 12, isGroups: true, isShown: false },
  });
  for (const name of ['theo', 'amina'] as const)
    await world.as(name).culture.stateCommitment({
      ...{ id: newId() as never, what: 'I wait after a question.', forWhom: 'Those who think slowly' },
      ...{ learning: 'student', reviewWeeks: 12, isGroups: false, isShown: false },
    });
  const teachers = (await world.query('select from people.capacities where kind = $1', ['teacher'])).length;
  if (teachers < 5) await world.addPerson('Noel Reyesfort', 'teacher', 'Birchwood Middle');
  await signIn(page, 'grace');
  await page.goto('/culture/commitments');
  await expect(page.getByText(own)).toBeHidden();
  await expect(page.getByText('Teachers, Lakeside Elementary')).toBeVisible();
  const side = page.locator('.culture-balance > div');
  await expect(side.filter({ hasText: 'Leaders' })).toContainText(/1 of \d people have stated a part/);
  await expect(side.filter({ hasText: 'Teachers' })).toContainText(/0 to 5 of 5 people have stated a part/);
  for (const group of ['Leaders', 'Teachers', 'Coaches', 'Other staff', 'Network members'])
    await expect(page.getByRole('row', { name: new RegExp(`^${group}`) })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Coaches 1 0 to 1/ })).toBeVisible();
  await seePage(page);
});

test('[A12] what to do in a conflict, how people learn it, and how conflicts ended, five at a time and without a name', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await signIn(page, 'elena');
  await page.goto('/culture/conflict');
  await page.getByRole('button', { name: 'Record a training' }).click();
  await page.getByLabel('What it was about').fill('Saying back what one heard');
  await page.getByLabel('Teachers').fill('14');
  await page.getByLabel('Other staff').fill('6');
  await seePage(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saying back what one heard', { exact: true })).toBeVisible();

  const month = daysAgo(0).slice(0, 7);
  for (const name of ['theo', 'amina', 'grace', 'ben'] as const)
    await world.as(name).culture.tellOutcome({
      ...{ id: crypto.randomUUID(), month, parties: 'two_people', cameToEnd: 'yes', respectful: 'yes' },
      ...{ productive: 'partly', next: 'nothing' },
    });
  await signIn(page, 'walt');
  await page.goto('/culture/conflict');
  await expect(page.getByText('Fewer than five people have told one this school year')).toBeVisible();
  await page.getByRole('button', { name: 'Tell how a conflict ended' }).click();
  await choose(page, 'Between whom', 'With leadership');
  await choose(page, 'Did it come to an end?', 'Not yet');
  await choose(page, 'Was it respectful?', 'Partly');
  await choose(page, 'Was it productive?', 'No');
  await choose(page, 'What comes next?', 'Help was asked for');
  await seePage(page);
  await page.getByRole('button', { name: 'Tell it without my name' }).click();
  await expect(page.getByText('It is kept, without your name.')).toBeVisible();
  await expect(page.getByText('5 conflicts are counted here.')).toBeVisible();
  await seePage(page);
  await page.getByRole('link', { name: 'Open the conflict protocol' }).click();
  await expect(page.getByLabel('What it is for')).toHaveValue('conflict');
});
