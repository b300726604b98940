import { createHash } from 'node:crypto';
import { addStaff } from '../../src/areas/conversations/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { adoptVision } from '../adopted-vision.ts';
import { expect, test } from './journey.ts';

test.describe.configure({ mode: 'serial' });

test('[B23] the superintendent says what the week is about for teachers; Theo reads it with a phrase, a work and an example', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  if ((await world.as('theo').visions.listVersions({})).length === 0) await adoptVision(world);
  const [version] = await world.as('theo').visions.listVersions({});
  const practice = version?.practices[1];
  const [questionId, practiceId] = [newId() as never, practice?.practiceId as never];
  await world.as('grace').conversations.askQuestion({
    ...{ id: questionId, versionId: version?.id as never, practiceId, isNameless: false },
    body: 'Where do we get the second picture from?',
  });
  await world.as('elena').conversations.answerQuestion({
    ...{ questionId, id: newId() as never, body: 'From the students: ask for another way to show it.' },
  });
  await signIn(page, 'sam');
  await page.goto('/');
  await page.getByRole('link', { name: 'This week' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'This week' })).toBeVisible();
  // Sam reads the digest for administrators: nobody chose, so a practice has its turn, and it says so.
  await expect(page.getByText('All practices in force take turns')).toBeVisible();
  await page.getByRole('link', { name: 'Set a focus' }).click();
  await page.getByLabel('For whom').selectOption({ label: 'Teachers' });
  await page.getByLabel('Practice').selectOption({ label: `Mathematics: ${practice?.name}` });
  const why = `We planned to look at this together. ${test.info().project.name}`;
  await page.getByLabel('Why now').fill(why);
  await seePage(page);
  const isRead = (await world.query(`select from digest.letters where audience = 'teachers'`)).length > 0;
  await page.getByRole('button', { name: 'Set for this week' }).click();
  await expect(page.getByText(/^Set for the week from/)).toBeVisible();
  await seePage(page);

  await signIn(page, 'theo');
  await page.goto('/this-week');
  if (!isRead) {
    await expect(page.getByRole('heading', { level: 2, name: practice?.name ?? '' })).toBeVisible();
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByText('Chosen for this week by: Superintendent.')).toBeVisible();
  }
  const heading = (name: string) => page.getByRole('heading', { level: 3, name });
  await expect(heading('A way to say it')).toBeVisible();
  await expect(heading('One thing to read')).toBeVisible();
  await expect(page.locator('cite a')).toHaveAttribute('href', /^https:\/\//);
  await expect(heading('From our district')).toBeVisible();
  if (!isRead)
    await expect(page.getByText('From the students: ask for another way to show it.')).toBeVisible();
  await expect(page.getByText(/Kowalski|Vargas/)).toBeHidden();
  await seePage(page);
});

test('a focus of a coming week is taken back before anybody reads it', async ({ page, signIn }) => {
  await signIn(page, 'dana');
  await page.goto('/this-week/focus');
  await page.getByLabel('Week').selectOption({ index: 2 });
  const why = `For the week after. ${test.info().project.name}`;
  await page.getByLabel('Why now').fill(why);
  await page.getByRole('button', { name: 'Set for this week' }).click();
  await expect(page.getByText(why)).toBeVisible();
  await page
    .getByRole('button', { name: /^Take back/ })
    .last()
    .click();
  await expect(page.getByText(why)).toBeHidden();
});

test('[A15] [C03] Sam tells teachers of the adopted version, Amina asks without a name, Dana answers, and the reach is seen without names', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const title = `Mathematics is adopted ${test.info().project.name}`;
  await addStaff(world, 'teacher', 'Lakeside Elementary', 4);
  await signIn(page, 'sam');
  await page.goto('/messages');
  await page.getByRole('link', { name: 'Tell people something' }).click();
  await page.getByLabel('In one line').fill(title);
  await page
    .getByLabel('What you want to tell')
    .fill('The District Network adopted it. Read one practice this week.');
  await page.getByLabel('Tied to a vision').selectOption({ index: 1 });
  await page.getByLabel('Practice').selectOption({ index: 1 });
  await seePage(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await seePage(page);

  await signIn(page, 'amina');
  await page.goto('/');
  const showAll = page.getByRole('button', { name: /^Show all/ });
  await expect(page.getByRole('link', { name: title }).or(showAll).first()).toBeVisible();
  await page.goto('/messages');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Ask back' }).click();
  await page.getByLabel('Your question').fill('Is this used to evaluate us?');
  await page.getByLabel('Ask without my name').check();
  await seePage(page);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText(/^Asked without a name/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'How far it reached' })).toBeHidden();

  await signIn(page, 'dana');
  await page.goto('/messages');
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByText('Amina')).toBeHidden();
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByLabel('Your answer').fill('No. A visit keeps no teacher; there is no field for one.');
  await page.getByRole('button', { name: 'Give this answer' }).click();
  await expect(page.getByText('Answered', { exact: true })).toBeVisible();
  await expect(page.getByText(/^1 of \d+ have opened it/).first()).toBeVisible();
  await expect(page.getByText('From five answers on').first()).toBeVisible();
  await seePage(page);
  await page.getByRole('link', { name: 'Who was told of this version' }).click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await expect(page.getByText('On this page').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What share took part in studying it' })).toBeVisible();
  await expect(page.getByText(/have studied it|Not shown/).first()).toBeVisible();
  await seePage(page);

  await signIn(page, 'elena');
  await page.goto('/messages/new');
  await page.getByLabel('In one line').fill(`Told at the staff meeting ${test.info().project.name}`);
  await page.getByLabel('What you want to tell').fill('What the vision is, and what it is not for.');
  await page.getByLabel('In person').check();
  await page.getByLabel('How many people were there').fill('23');
  await page.getByRole('button', { name: 'Record that it was told' }).click();
  await expect(page.getByText(/Told in person on .*, to 23 people/)).toBeVisible();
});

test('Theo follows his calendar by a private address, and chooses the mail’s language', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(page, 'theo');
  await page.goto('/this-week');
  await page.getByRole('button', { name: /^Make (an address|a new one)/ }).click();
  const field = page.getByLabel('Your private address');
  await expect(field).toHaveValue(/\/api\/digest\/calendar\/.*\.ics$/);
  const { pathname } = new URL(await field.inputValue());
  expect(await (await fetch(`${world.url}${pathname}`)).text()).toContain('BEGIN:VCALENDAR');
  await page.getByRole('button', { name: 'Stop it' }).click();
  await expect(page.getByText('The address no longer works.')).toBeVisible();
  expect((await fetch(`${world.url}${pathname}`)).status).toBe(404);

  await expect(page.getByText('This Jointly sends no mail yet.')).toBeVisible();
  await page.getByLabel('Español').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Saved\. The mail comes on Monday/)).toBeVisible();
  await page.getByLabel('English').check();
  await page.getByRole('button', { name: 'Save' }).click();
});

test('the link in a mail turns it off without signing in, by one button', async ({
  page,
  world,
  seePage,
}) => {
  const secret = 'm'.repeat(43);
  const hash = createHash('sha256').update(secret).digest('base64url');
  await world.query(
    `insert into digest.mailings (district_id, week_on, person_id, state, stop_hash) values ($1, '2026-09-07', $2, 'sent', $3)
     on conflict do nothing`,
    [world.districtId, world.person('ben').id, hash],
  );
  await page.context().clearCookies();
  await page.goto(`/mail-off#${world.districtId}.${secret}`);
  await seePage(page);
  await page.getByRole('button', { name: 'Turn the weekly mail off' }).click();
  await expect(page.getByText(/^The weekly mail is off\./)).toBeVisible();
  const rows = await world.query<{ is_on: boolean }>(
    'select is_on from digest.mail_choices where person_id = $1',
    [world.person('ben').id],
  );
  expect(rows).toEqual([{ is_on: false }]);
});

test('administrators see which addresses the mail did not reach, and nothing else', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await world.query(
    `insert into digest.mailings (district_id, week_on, person_id, state, answer_code)
     values ($1, date_trunc('week', current_date)::date, $2, 'refused', 550) on conflict do nothing`,
    [world.districtId, world.person('grace').id],
  );
  await signIn(page, 'odette');
  await page.goto('/this-week/mail');
  await expect(page.getByRole('link', { name: 'Grace Kowalski' })).toBeVisible();
  await expect(page.getByText('The address was refused (answer 550).')).toBeVisible();
  await seePage(page);
});
