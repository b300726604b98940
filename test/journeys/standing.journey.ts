import { adoptVision, day, holdingOf, planOf } from '../../src/areas/conversations/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';

/** Meetings of the last year: half a year without a word of the practices, then with it. */
async function talkMore(world: World, practiceId: string) {
  for (let index = 0; index < 24; index += 1)
    await world.as('dana').conversations.recordMeeting({
      id: newId() as never,
      kind: 'staff',
      title: `Staff ${index}`,
      heldOn: day(index < 12 ? -215 - index : -5 - index),
      buildingId: null,
      agenda: '',
      practiceIds: (index < 12 ? [] : [practiceId]) as never,
    });
}

test('[B07] [B11] [A20] [C28] one page says what lives, what lies in a binder, what was seen and when we look again', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const title = `Mathematics we live ${newId().slice(-6)}`;
  const vision = await adoptVision(world, 'Mathematics', { title, daysAgo: 70 });
  await signIn(page, 'sam');
  await page.goto('/');
  await expect(page.getByText(`Is “${title}” in a binder?`)).toBeVisible();
  await page.goto('/where-we-stand');
  const article = page.getByRole('article').filter({ hasText: title });
  await expect(article.getByText(/For 10 weeks nobody has met this vision anywhere/)).toBeVisible();
  await seePage(page);
  await world.as('dana').conversations.recordMeeting({
    id: newId() as never,
    kind: 'district',
    title: 'Network',
    heldOn: day(-1),
    buildingId: null,
    agenda: '',
    practiceIds: vision.practiceIds.slice(0, 1),
  });
  await page.reload();
  await expect(article.getByText('Practice 2')).toBeVisible();
  await expect(article.getByText(/2 practices have not been studied/)).toBeVisible();
  await expect(article.getByText('Nothing has been seen yet in this subject.')).toBeVisible();
  await world.as('dana').supports.makeStep({
    stepId: newId() as never,
    conversationId: null,
    subjectId: null,
    practiceId: vision.practiceIds[1] as string,
    buildingId: null,
    bandId: null,
    kind: 'structure',
    learning: 'professional',
    what: 'Put examples where people plan.',
    measure: 'They are used.',
    ownerId: world.person('dana').id as never,
    dueOn: day(30),
  });
  await page.reload();
  await expect(article.getByText(/We look again on/)).toBeVisible();
  await page.getByLabel('After how many weeks').fill('12');
  await page.getByRole('button', { name: 'Save the weeks' }).click();
  await expect(article.getByText('Every practice of it has been met lately.')).toBeVisible();
  await page.getByLabel('After how many weeks').fill('6');
  await page.getByRole('button', { name: 'Save the weeks' }).click();
  await expect(article.getByText('1 practice has not been studied', { exact: false })).toBeVisible();
  await signIn(page, 'theo');
  await page.goto('/where-we-stand');
  await expect(page.getByRole('button', { name: 'Save the weeks' })).toBeHidden();
  await seePage(page);
});

test('[C05] [C24] [C25] [C41] whether a vision is shared: who studied it, who sees it alike, and whether its words are used more than before', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const title = `Mathematics we share ${newId().slice(-6)}`;
  const vision = await adoptVision(world, 'Mathematics', { title, daysAgo: 60 });
  const plan = planOf(world, vision, { heldOn: day(-3) });
  await world.as('priya').conversations.planSession(plan);
  await world.as('priya').conversations.holdSession(holdingOf(world, plan));
  await talkMore(world, vision.practiceIds[0] as string);
  await signIn(page, 'theo');
  await page.goto(`/where-we-stand/${vision.versionId}`);
  await expect(page.getByRole('heading', { name: 'Who has studied it' })).toBeVisible();
  for (const audience of ['Administrators', 'District Network members', 'Teachers'])
    await expect(page.getByRole('row', { name: new RegExp(audience, 'i') }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'How far people see each practice alike' })).toBeVisible();
  await expect(
    page.getByText(/Named in 12 of 1\d meetings of the last six months, and in 0 of 12/),
  ).toBeVisible();
  await expect(page.getByText(/points of 100 more; likely between/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Lakeside Elementary 1 · 1 hour/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Practice 3/ }).first()).toBeVisible();
  await seePage(page);
});
