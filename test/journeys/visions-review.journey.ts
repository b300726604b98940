import { align, forward, setTarget, startVision } from '../../src/areas/visions/test-ground.ts';
import { addDays, schoolDayOf } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';
import { draftOf, openFromHome, openPart, saved, submit } from './visions-ground.ts';

const today = schoolDayOf(new Date(), 'America/Detroit');

/** A modify draft with one change, its reason and its research, sent to the superintendent. */
async function sentVision(world: World) {
  const visionId = await startVision(world, 'modify');
  await align(world, visionId, await setTarget(world));
  const draft = await draftOf(world, visionId);
  const practice = draft.practices.find(({ content }) => content.name === 'Strategies side by side');
  if (practice === undefined) throw new Error('the model has no such practice');
  const content = {
    ...practice.content,
    notThis: 'A gallery walk in which nobody compares.',
    changeReason: 'Our walks had become tours.',
    changeResearch: [
      { workId: 'stein-1996', text: '', doi: null, note: 'Demand falls while students work.' },
    ],
  };
  await world.as('theo').visions.savePractice({
    visionId,
    practiceId: practice.practiceId,
    baseRevision: practice.revision,
    content,
  } as never);
  return {
    visionId,
    practiceId: practice.practiceId,
    submissionId: await submit(world, visionId, 'One change.'),
  };
}

// Whole journeys through several people's hands take their time.
test.describe.configure({ timeout: 180_000 });

test('[C21] a sent vision is frozen and stands in the superintendent’s queue, with only what changed, why, and the research', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { visionId, practiceId } = await sentVision(world);
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}/draft?part=${practiceId}`);
  await expect(page.getByText('This text is on its way and cannot be written in now.')).toBeVisible();
  await expect(page.getByLabel('The practice in a sentence')).toHaveCount(0);
  await seePage(page);

  await signIn(page, 'sam');
  await openFromHome(page, `/visions/${visionId}/review`);
  await expect(page.getByRole('heading', { name: /^Review: Mathematics/ })).toBeVisible();
  await expect(page.getByText('One change.')).toBeVisible();
  await expect(page.getByText(/Changed: 1\. New: 0\. Taken out: 0\. As they were: 7\./)).toBeVisible();
  const change = page.getByRole('article').filter({ hasText: 'Strategies side by side' }).first();
  await expect(change.locator('ins.change').filter({ hasText: 'gallery' })).toBeVisible();
  await expect(change).toContainText('Our walks had become tours.');
  await expect(change).toContainText('Demand falls while students work.');
  await expect(page.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible();
  await seePage(page);

  await page.getByRole('button', { name: 'Return with reasons' }).click();
  await expect(page.getByText('A return needs at least one reason')).toBeVisible();
  await change.getByRole('button', { name: /Ask for a change here/ }).click();
  await change.getByLabel(/What should change, and why/).fill('Say what comparing sounds like.');
  await page.reload();
  await expect(change.getByLabel(/What should change, and why/)).toHaveValue(
    'Say what comparing sounds like.',
  );
  await page.getByRole('button', { name: 'Return with reasons' }).click();
  await expect(page.getByText('Returned with reasons').first()).toBeVisible();

  await signIn(page, 'theo');
  await openFromHome(page, `/visions/${visionId}/draft`);
  await openPart(page, 'Strategies side by side');
  await expect(page.getByText('Sam Ortiz asks:')).toBeVisible();
  await expect(page.getByText('Say what comparing sounds like.')).toBeVisible();
  await page.getByLabel('The practice in a sentence').fill('Two strategies are compared aloud.');
  await saved(page);
  await seePage(page);
});

test('[C22] a designee reviews between two dates, and the record says in whose name', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { visionId } = await sentVision(world);
  await signIn(page, 'elena');
  await page.goto(`/visions/${visionId}`);
  await expect(page.getByRole('link', { name: 'Review it' })).toHaveCount(0);
  await world.as('sam').people.delegate({
    id: newId(),
    duty: 'vision_review',
    toPersonId: world.person('elena').id,
    startsOn: today,
    endsOn: addDays(today, 30),
  } as never);
  await page.reload();
  await page.getByRole('link', { name: 'Review it' }).click();
  await expect(
    page.getByText('You decide for the superintendent, by delegation: Elena Vargas, Coach.'),
  ).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Forward to the District Network' }).click();
  await expect(page.getByText('Waiting for adoption').first()).toBeVisible();
  const history = page.locator('section', { has: page.getByRole('heading', { name: 'What has happened' }) });
  await expect(history).toContainText('Forwarded by Elena Vargas, Coach (for the superintendent)');
  await signIn(page, 'dana');
  await page.goto(`/visions/${visionId}/review`);
  await expect(page.getByText('For the superintendent, by delegation.')).toBeVisible();
  const { delegations } = await world.as('sam').people.listDelegations();
  for (const { id } of delegations) await world.as('sam').people.endDelegation({ id });
});

test('[C23] a vision is adopted only after its review, in a meeting with those present; the version never changes, the next one can begin', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { visionId, submissionId } = await sentVision(world);
  await signIn(page, 'dana');
  await page.goto(`/visions/${visionId}/adoption`);
  await expect(page.getByText('In review')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record the adoption' })).toHaveCount(0);
  await forward(world, submissionId);

  await openFromHome(page, `/visions/${visionId}/adoption`);
  await page.getByRole('checkbox', { name: 'Dana Whitfield' }).check();
  await page.getByRole('checkbox', { name: 'Noor Haddad' }).check();
  await page.getByLabel('Who chaired').selectOption({ label: 'Noor Haddad' });
  await page.getByRole('button', { name: 'Add an objection' }).click();
  await page.getByLabel('Objection 1', { exact: true }).fill('Eight practices are many.');
  await page.getByLabel('What the District Network declares').fill('This is what we aim for, together.');
  await page.getByLabel('Dissent').fill('One member would have begun with four.');
  await seePage(page);
  await page.getByRole('button', { name: 'Record the adoption' }).click();
  await expect(page.getByText('An objection still stands.')).toBeVisible();
  await page.getByLabel('How objection 1 was met').fill('We study two of them first.');
  await page.getByRole('button', { name: 'Record the adoption' }).click();

  await expect(page.getByText(/Version 1, adopted on/)).toBeVisible();
  await expect(page.getByText(/chaired by Noor Haddad, with 2 members present/)).toBeVisible();
  await expect(page.getByText('One member would have begun with four.')).toBeVisible();
  await seePage(page);
  const [version] = await world.as('walt').visions.listVersions({});
  await expect(
    world.query('update visions.versions set content = $1 where vision_id = $2', ['{}', visionId]),
  ).rejects.toThrow();
  expect(version).toBeDefined();

  await page.getByRole('button', { name: 'Open it for its next version' }).click();
  await page.getByLabel('Why a next version').fill('We have studied it for a year.');
  await page.getByRole('button', { name: 'Open the draft' }).click();
  await expect(page.getByText('You can read this draft and comment on it.')).toBeVisible();
  await page.goto(`/visions/${visionId}`);
  await expect(page.getByText(/Version 1, adopted on/)).toBeVisible();
});

test('the District Network gives a forwarded vision back to its team with reasons', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { visionId, submissionId } = await sentVision(world);
  await forward(world, submissionId);
  await signIn(page, 'noor');
  await page.goto(`/visions/${visionId}/adoption`);
  await page.getByText('The District Network does not adopt it now').click();
  await page.getByRole('button', { name: 'Give it back to the team' }).click();
  await expect(page.getByText('A return needs at least one reason')).toBeVisible();
  await page.getByLabel('What should change in the whole').fill('Say it in fewer words.');
  await seePage(page);
  await page.getByRole('button', { name: 'Give it back to the team' }).click();
  await expect(page.getByText('Returned with reasons').first()).toBeVisible();
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}/draft`);
  await expect(page.getByText(/Noor Haddad gave this back/)).toBeVisible();
  await expect(page.getByText('Say it in fewer words.')).toBeVisible();
});

test('[C12] [C23] a District Network that votes adopts only with the votes for it, and counts nobody twice', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const setting = { invitation: 'open_call', reviewer: 'superintendent_or_designee' } as const;
  await world.as('odette').visions.changeProcess({ ...setting, decision: 'vote' });
  const { visionId, submissionId } = await sentVision(world);
  await forward(world, submissionId);
  await signIn(page, 'noor');
  await page.goto(`/visions/${visionId}/adoption`);
  await page.getByRole('checkbox', { name: 'Dana Whitfield' }).check();
  await page.getByRole('checkbox', { name: 'Noor Haddad' }).check();
  await page.getByLabel('Who chaired').selectOption({ label: 'Dana Whitfield' });
  await page.getByLabel('What the District Network declares').fill('This is what we aim for, together.');
  const count = async (votesFor: string, against: string) => {
    const votes = page.getByRole('group', { name: 'How the members voted' });
    await votes.getByLabel('For', { exact: true }).fill(votesFor);
    await votes.getByLabel('Against', { exact: true }).fill(against);
    await page.getByRole('button', { name: 'Record the adoption' }).click();
  };
  await count('3', '0');
  await expect(page.getByRole('alert')).toContainText('more votes than members present');
  await count('1', '1');
  await expect(page.getByRole('alert')).toContainText('not more votes for than against');
  await seePage(page);
  await count('2', '0');
  await expect(page.getByText(/Version \d+, adopted on/)).toBeVisible();
  await world.as('odette').visions.changeProcess({ ...setting, decision: 'consent' });
});

test('a vision is written, sent, forwarded and adopted by signature, in Arabic from right to left', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await page.addInitScript(() => localStorage.setItem('PARAGLIDE_LOCALE', 'ar'));
  await world.as('odette').visions.changeProcess({
    invitation: 'open_call',
    reviewer: 'superintendent_or_designee',
    decision: 'sign_off',
  });
  const visionId = await startVision(world, 'adopt');
  await align(world, visionId, await setTarget(world, 'يشرح الطلاب لماذا تنجح الطريقة.'));
  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}/draft`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByLabel('السياق المحلي').fill('نصف طلابنا يتكلمون لغتين.');
  await expect(page.locator('.visions-save-line')).toHaveText('حُفظ');
  await expect(page.getByText('لا ينقص شيء.')).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'أرسل إلى المشرف العام' }).click();
  await expect(page.getByText('قيد المراجعة')).toBeVisible();

  await signIn(page, 'sam');
  await page.goto(`/visions/${visionId}/review`);
  await expect(page.getByText('نصف طلابنا يتكلمون لغتين.')).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'أحِل إلى شبكة المنطقة' }).click();
  await expect(page.getByText('بانتظار الاعتماد').first()).toBeVisible();

  await signIn(page, 'dana');
  await page.goto(`/visions/${visionId}/adoption`);
  await page.getByRole('checkbox', { name: 'Dana Whitfield' }).check();
  await page.getByRole('checkbox', { name: 'Dana Whitfield' }).nth(1).check();
  await page.getByLabel('من ترأس').selectOption({ label: 'Dana Whitfield' });
  await page.getByLabel('ما تعلنه شبكة المنطقة').fill('هذا ما نسعى إليه معًا.');
  await seePage(page);
  await page.getByRole('button', { name: 'سجّل الاعتماد' }).click();
  await expect(page.getByText(/النسخة ١|النسخة 1/)).toBeVisible();
  await seePage(page);
  await world.as('odette').visions.changeProcess({
    invitation: 'open_call',
    reviewer: 'superintendent_or_designee',
    decision: 'consent',
  });
});
