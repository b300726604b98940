import { adoptVision, day, holdingOf, idOf, planOf } from '../../src/areas/conversations/test-ground.ts';
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

test('[C28] [B07] one page says what we are for, the norms we keep, this week, what lies in a binder and when we look again', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const network = (await world.as('dana').conversations.listGroups({})).groups[0];
  const title = `Mathematics we live ${newId().slice(-6)}`;
  const vision = await adoptVision(world, 'Mathematics', { title, daysAgo: 70 });
  await world.as('dana').conversations.sayPurpose({
    id: network?.id as never,
    purposeId: newId(),
    purpose: 'The same quality for every child.',
    practiceIds: vision.practiceIds.slice(0, 1),
    norms: ['We speak of practices, not of people.'],
  });
  const [week] = (await world.as('dana').digest.listComingWeeks()).weeks;
  await world.as('dana').digest.setFocus({
    id: newId() as never,
    weekOn: week?.weekOn as string,
    audience: null,
    practiceId: vision.practiceIds[2] as string,
    why: 'Several teams asked how to begin.',
  });
  await signIn(page, 'sam');
  await page.goto('/');
  await expect(page.getByText(`Is “${title}” in a binder?`)).toBeVisible();
  await page.goto('/where-we-stand');
  const article = page.getByRole('article').filter({ hasText: title });
  for (const words of [
    'The same quality for every child.',
    'We speak of practices, not of people.',
    'Several teams asked how to begin.',
  ])
    await expect(page.getByText(words)).toBeVisible();
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

test('[B09] says where sessions, groups and steps stay within a building, and when they no longer do', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await adoptVision(world, 'English Language Arts');
  const counts = async () => (await world.as('theo').standing.readStanding()).mix;
  const before = await counts();
  const plan = planOf(world, vision, { heldOn: day(-2), buildingId: null, ledById: idOf(world, 'elena') });
  await world.as('elena').conversations.planSession(plan);
  const presentIds = [idOf(world, 'theo'), idOf(world, 'grace')];
  await world.as('elena').conversations.holdSession(holdingOf(world, plan, { presentIds }));
  await signIn(page, 'theo');
  await page.goto('/where-we-stand');
  const { sessions, steps } = await counts();
  expect(sessions.acrossBuildings).toBe(before.sessions.acrossBuildings + 1);
  const said = `Study sessions in twelve months: ${sessions.held}; with people of more than one building: ${sessions.acrossBuildings},`;
  await expect(page.getByText(said)).toBeVisible();
  await expect(page.getByText(`Open next steps: ${steps.open}; for more than one building:`)).toBeVisible();
  await world.as('theo').conversations.formGroup({
    id: newId() as never,
    kind: 'team',
    name: `Only us ${newId().slice(-6)}`,
    buildingId: null,
    personIds: [idOf(world, 'amina')],
  });
  // Lakeside has five people and more: where its people stay among their own is said by building, and no smaller one is.
  const vera = await world.addPerson(`Vera ${newId().slice(-6)}`, 'teacher', 'Lakeside Elementary');
  expect(vera.id).not.toBe('');
  const { groups, buildings } = await counts();
  await page.reload();
  const [lakeside] = buildings;
  const row = page.getByRole('table').getByRole('row', { name: /Lakeside Elementary/ });
  await expect(row).toContainText(`${lakeside?.groups.across} of ${lakeside?.groups.of}`);
  await expect(row).toContainText(`${lakeside?.sessions.across} of ${lakeside?.sessions.of}`);
  await expect(page.getByRole('table').getByRole('row', { name: /Birchwood Middle/ })).toBeHidden();
  await expect(page.getByText(`Other teams: ${groups.formed}; across buildings: 0`)).toBeVisible();
  const link = page.getByRole('link', {
    name: `Groups that people formed: ${groups.formed}; across buildings:`,
  });
  await expect(link).toBeVisible();
  expect(groups.acrossBuildings).toBe(0);
  await expect(page.getByText(/Who could open one session or one team to another building/)).toBeVisible();
  await seePage(page);
});
