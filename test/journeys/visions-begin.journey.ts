import { addDays, schoolDayOf } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';
import { openFromHome } from './visions-ground.ts';

// Whole journeys through several people's hands take their time.
test.describe.configure({ timeout: 180_000 });

test('[C12] the district office changes how the Network decides, and the record says who changed it', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await signIn(page, 'odette');
  await page.goto('/visions/process');
  await expect(page.getByRole('radio', { name: /By consent/ })).toBeChecked();
  await page.getByRole('radio', { name: /By vote/ }).check();
  await page.getByRole('radio', { name: /By nomination/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The change is in the record')).toBeVisible();
  await seePage(page);

  await signIn(page, 'sam');
  await page.goto('/district/audit?act=visions%2Fprocess-changed');
  await expect(page.getByRole('listitem').filter({ hasText: 'Odette Pierce' }).first()).toBeVisible();

  await signIn(page, 'walt');
  await page.goto('/visions/process');
  await expect(page.getByRole('radio', { name: /By vote/ })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await seePage(page);
  await world.as('odette').visions.changeProcess({
    invitation: 'open_call',
    reviewer: 'superintendent_or_designee',
    decision: 'consent',
  });
});

test('[C13] everybody is called, two answer, and the caller sees whom it reached and from where nobody came', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'dana');
  await page.goto('/visions/calls/new');
  await page.getByLabel('Subject').selectOption({ label: 'English Language Arts' });
  await page.getByLabel('What you want to say').fill('Help us say what good reading lessons look like.');
  await seePage(page);
  await page.getByRole('button', { name: 'Send the call' }).click();
  await expect(page.getByRole('heading', { name: /Help write the vision for English/ })).toBeVisible();
  const address = page.url();

  await signIn(page, 'grace');
  await openFromHome(page, new URL(address).pathname);
  await page.getByRole('button', { name: 'I will take part' }).click();
  await expect(page.getByText('You said you will take part')).toBeVisible();
  await seePage(page);

  await signIn(page, 'walt');
  await page.goto(address);
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByText('nobody is named for it')).toBeVisible();

  await signIn(page, 'dana');
  await page.goto(address);
  await expect(
    page.getByText(/14 people were invited on .*3 have opened it, 1 will take part, 1 said not now/),
  ).toBeVisible();
  await expect(page.getByText(/Nobody yet from .*Lakeside Elementary/)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Grace Kowalski' })).toContainText(
    'Birchwood Middle',
  );
  await expect(page.getByText('Walt Jensen')).toHaveCount(0);
  await seePage(page);
});

test('[C15] the team of a subject forms from those who joined; a principal adds a teacher, and somebody leaves', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const call = await makeCall(world);
  await signIn(page, 'dana');
  await page.goto(`/visions/calls/${call}`);
  await page.getByRole('link', { name: 'Start the vision with those who joined' }).click();
  await expect(page.getByRole('checkbox', { name: /Theo Lindqvist/ })).toBeChecked();
  await page.getByRole('radio', { name: /Change the model with research/ }).check();
  await seePage(page);
  await page.getByRole('button', { name: 'Start the vision' }).click();

  const team = page.locator('section', { has: page.getByRole('heading', { name: 'Who writes it' }) });
  await expect(team.getByText('Theo Lindqvist')).toBeVisible();
  await expect(team).toContainText('Teacher · Lakeside Elementary');
  await expect(team).toContainText(/Nobody yet from .*Birchwood Middle/);
  const address = page.url();

  await signIn(page, 'marcus');
  await page.goto(address);
  await team.getByRole('button', { name: 'Add people' }).click();
  await team.getByLabel('Find somebody by name').fill('grace');
  await team.getByRole('button', { name: 'Add Grace Kowalski' }).click();
  await expect(team.getByText('Teacher · Birchwood Middle')).toBeVisible();
  await expect(team.getByText(/Nobody yet from .*Birchwood/)).toHaveCount(0);
  await seePage(page);

  await signIn(page, 'theo');
  await page.goto(address);
  await team.getByRole('button', { name: 'Leave the team' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave the team' }).click();
  await expect(team.getByText('Earlier members: Theo Lindqvist')).toBeVisible();
});

test('[C08] targets are set on a day and replaced on another; the earlier one stays readable', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'dana');
  await page.goto('/visions/targets');
  await page.getByLabel('Subject').selectOption({ label: 'Mathematics' });
  await page.getByLabel('The target').fill('Students can say why an answer is right.');
  await page.getByRole('button', { name: 'Set the target' }).click();
  const item = page.getByRole('listitem').filter({ hasText: 'Students can say why an answer is right.' });
  await expect(item).toContainText('Mathematics · set by Dana Whitfield');
  await item.getByRole('button', { name: 'Replace' }).click();
  await item.getByLabel('The target').fill('Students can say why an answer is right, and for which cases.');
  await item.getByRole('button', { name: 'Set the target' }).click();
  await expect(page.getByText('Students can say why an answer is right, and for which cases.')).toBeVisible();
  await page.getByText('Earlier targets').click();
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /Students can say why an answer is right\.Mathematics/ })
      .first(),
  ).toBeVisible();
  await seePage(page);
});

/** A call of mathematics that Theo has joined. */
async function makeCall(world: World): Promise<string> {
  const today = schoolDayOf(new Date(), 'America/Detroit');
  const callId = newId();
  await world.as('dana').visions.makeCall({
    callId,
    subjectId: world.place('Mathematics'),
    message: 'Come and write with us.',
    opensOn: today,
    closesOn: addDays(today, 14),
  } as never);
  await world.as('theo').visions.replyToCall({ callId, replyId: newId(), answer: 'join' } as never);
  return callId;
}

test('a vision that was started by mistake is set aside, and taken up again', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const title = `Twice ${newId().slice(-5)}`;
  const { id } = await world.as('dana').visions.startVision({
    visionId: newId(),
    subjectId: world.place('Mathematics'),
    title,
    path: 'create',
    model: null,
    callId: null,
    memberIds: [],
  });
  await signIn(page, 'dana');
  await page.goto(`/visions/${id}`);
  await page.getByRole('button', { name: 'Set this draft aside' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why, in a sentence').fill('It was started twice.');
  await dialog.getByRole('button', { name: 'Set this draft aside' }).click();
  await expect(page.getByText('It was started twice.')).toBeVisible();
  await seePage(page);
  await page.goto('/visions');
  await expect(page.getByRole('link', { name: title })).toBeHidden();
  await page.getByText(/Set aside \(/).click();
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await dialog.getByLabel('Why, in a sentence').fill('It is needed after all.');
  await dialog.getByRole('button', { name: 'Take it up again' }).click();
  await expect(page.getByRole('button', { name: 'Set this draft aside' })).toBeVisible();
});
