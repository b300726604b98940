import type { Page } from '@playwright/test';
import {
  day,
  insertVisits,
  insertWindow,
  twoLargeOneSmall,
} from '../../src/areas/analysis/reading-ground.ts';
import { agreeNorm, goalOf, resultHeading } from '../../src/areas/goals/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { practice, visionInForce } from './analysis-ground.ts';
import { expect, test } from './journey.ts';

/** Fills the form of a goal, in the order in which it stands on the page. */
async function fillGoal(page: Page, words: { what: string; group: string; learning: string; kind: string }) {
  await page.getByLabel('What should become better').fill(words.what);
  for (const [legend, choice] of [
    ['Performance', words.group],
    ['Learning', words.learning],
    ['Kind', words.kind],
  ] as const)
    await page
      .getByRole('group', { name: legend, exact: true })
      .getByRole('radio', { name: choice, exact: true })
      .check();
  await page.getByLabel('Why it matters').fill('Who is not here cannot learn with us.');
  await page
    .getByLabel('What is measured')
    .fill('Students who feel known by an adult, in the survey of the fall');
  const baseline = page.getByRole('group', { name: 'Baseline' });
  await baseline.getByLabel('Value').fill('61.5');
  await baseline.getByLabel('Of how many (n)').fill('8');
  await baseline.getByLabel('Measured on').fill(day(-200));
  await baseline.getByLabel('From where').fill('Survey of the fall');
  const aim = page.getByRole('group', { name: 'Aim' });
  await aim.getByLabel('Value').fill('75');
  await aim.getByLabel('By when').fill(day(200));
}

const section = (page: Page, name: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) })
    .last();

test('[A03] [B02] [B06] [B08] a building sets a non-academic goal in the form of the district; the list has all groups and learnings', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const mark = newId().slice(-6);
  const ofDistrict = `Students explain their answers ${mark}`;
  await world.as('dana').goals.makeGoal(goalOf({ what: ofDistrict }));
  await signIn(page, 'priya');
  await page.goto('/culture/goals');
  await page.getByRole('link', { name: 'Set a goal' }).click();
  const what = `Students are known by an adult ${mark}`;
  await fillGoal(page, {
    ...{ what, group: 'Leader performance', learning: 'System-level learning', kind: 'Non-academic' },
  });
  await expect(page.getByLabel('Where', { exact: true })).toHaveText('Lakeside Elementary');
  await expect(page.getByText('Groups only: no student, no person.')).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Set a goal' }).click();
  await expect(page.getByRole('alert')).toContainText('fewer than 10');
  await page.getByRole('group', { name: 'Baseline' }).getByLabel('Of how many (n)').fill('240');
  await page.getByRole('button', { name: 'Set a goal' }).click();

  // Baseline, target and date, in words beside the chart.
  await expect(page.getByRole('heading', { level: 1, name: what })).toBeVisible();
  await expect(
    page.getByText(/Began at 61.5% \(n 240\).*Not measured since.*Aim: 75% by/).first(),
  ).toBeVisible();
  const reading = section(page, 'Put down a reading');
  await reading.getByLabel('Value').fill('66');
  await reading.getByLabel('Of how many (n)').fill('236');
  await reading.getByLabel('From where').fill('Survey of the spring');
  await reading.getByRole('button', { name: 'Put the reading down' }).click();
  await expect(page.getByText(/Latest: 66% \(n 236\)/).first()).toBeVisible();
  await expect(page.getByRole('img').first()).toHaveAccessibleName(/Latest: 66% \(n 236\)/);
  await expect(page.getByRole('row', { name: /66% 236 Survey of the spring/ })).toBeVisible();
  await seePage(page);

  // Everybody reads: both levels in one form, all three groups, learnings and both kinds, zero included.
  await signIn(page, 'walt');
  await page.goto('/culture/goals');
  for (const name of ['Student performance', 'Teacher performance', 'Leader performance'])
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await expect(section(page, 'Teacher performance')).toContainText('No goal in this group here yet.');
  await expect(section(page, 'Student performance').getByRole('link', { name: ofDistrict })).toBeVisible();
  const own = section(page, 'Leader performance').getByRole('listitem').filter({ hasText: what });
  for (const words of ['Lakeside Elementary', 'System-level learning', 'Non-academic', 'Latest: 66% (n 236)'])
    await expect(own).toContainText(words);
  const counts = section(page, 'Learning');
  for (const name of ['Student learning', 'Professional learning', 'System-level learning'])
    await expect(counts).toContainText(new RegExp(`${name}\\s*\\d`));
  await page.getByLabel('Kind', { exact: true }).selectOption('Non-academic');
  await expect(page.getByRole('link', { name: ofDistrict })).toBeHidden();
  await expect(page.getByRole('link', { name: what })).toBeVisible();
  await seePage(page);
});

test('[B14] a vision and a next step point at a goal, and without one the page says what to do', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await visionInForce(world);
  const goal = goalOf({ what: `Reasons are given ${newId().slice(-6)}` });
  await world.as('dana').goals.makeGoal(goal);
  await signIn(page, 'dana');
  await page.goto(`/culture/goals/${goal.goalId}`);
  await expect(page.getByText('No vision points at this goal yet.')).toBeVisible();
  await expect(page.getByText('No next step points at this goal yet.')).toBeVisible();
  await page.getByLabel('Vision in force').selectOption({ index: 1 });
  await page.getByLabel('Practice').selectOption({ label: vision.names[0] ?? '' });
  await page.getByRole('button', { name: 'Say that it points at this goal' }).click();
  await expect(section(page, 'Visions that point at it').getByRole('listitem')).toContainText(
    vision.names[0] ?? '',
  );
  await page.getByRole('link', { name: 'Make a next step' }).click();
  await expect(page.getByLabel('The goal that it serves')).toHaveValue(goal.goalId);
  const what = 'Put two unfinished solutions into every unit';
  await page.getByLabel('What we will do').fill(what);
  await page.getByLabel('How we would tell that it helped').fill('More reasons in the next slip');
  await page.getByRole('searchbox', { name: 'Who holds it' }).fill('Elena');
  await page.getByRole('button', { name: 'Elena Vargas' }).click();
  await page.getByLabel('Day on which we look again').fill(day(30));
  await page.getByRole('button', { name: 'Make a next step' }).click();
  await expect(page.getByText('For the goal')).toBeVisible();
  await page.getByRole('link', { name: goal.what }).click();
  await expect(section(page, 'Next steps that point at it').getByRole('link', { name: what })).toBeVisible();
  await seePage(page);
});

const fileOf = (...lines: string[]) => ({
  name: 'results.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([resultHeading, ...lines].join('\n')),
});

async function seenPractice(world: World) {
  const vision = await visionInForce(world);
  const windowId = await insertWindow(world, vision);
  await insertVisits(world, vision, windowId, twoLargeOneSmall);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId: windowId as never });
  return vision;
}

test('[C40] student results come in as groups and stand beside what was seen, and neither is said to cause the other', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await seenPractice(world);
  const measure = `Proficient ${newId().slice(-6)}`;
  const line = (building: string, period: string, value: number, n: string) =>
    `${measure},Mathematics,all,${building},${period},${value},${n},State test`;
  await signIn(page, 'odette');
  await page.goto('/culture/results');
  const file = page.getByLabel('File', { exact: true });
  await file.setInputFiles(fileOf('Score of Grace Kowalski,Mathematics,all,all,2024-25,4,30,State'));
  await expect(page.getByRole('alert')).toContainText('These lines hold what looks like a person: 2.');
  await file.setInputFiles(
    fileOf(
      line('all', '2024-25', 41, '212'),
      line('all', '2025-26', 44, '218'),
      line('Lakeside Elementary', '2025-26', 40, '7'),
      line('Nowhere School', '2025-26', 40, '70'),
    ),
  );
  await expect(
    page.getByText('New: 2. Corrected: 0. The same as before: 0. Dropped, under ten: 1.'),
  ).toBeVisible();
  await expect(page.getByText(/Line 5, Where: is not a name of this district/)).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Add these results' }).click();
  await expect(page.getByText(/2024-25.?: 41% \(n 212\)\. .?2025-26.?: 44% \(n 218\)/).first()).toBeVisible();
  await signIn(page, 'theo');
  await page.goto(`/seen/${vision.subjectId}?place=district`);
  await expect(practice(page, vision.names[0])).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Student results beside it' })).toBeVisible();
  await expect(page.getByText('Neither shows the cause of the other')).toBeVisible();
  await expect(page.getByRole('heading', { name: new RegExp(measure) })).toBeVisible();
  await seePage(page);
});

test('[A16] retention is kept year by year and set beside the norms of how people treat each other', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const norm = `We show each other personal regard ${newId().slice(-6)}`;
  await agreeNorm(world, norm);
  const name = `Highly qualified teachers who stayed ${newId().slice(-6)}`;
  await signIn(page, 'sam');
  await page.goto('/culture/measures');
  const begin = page.locator('details').filter({ hasText: 'A new measure' });
  await expect(begin).toBeVisible();
  // Open by itself only where nothing is counted yet.
  if ((await begin.getAttribute('open')) === null) await begin.locator('summary').click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Who is counted').fill('Teachers who teach here again on October 1');
  await page.getByLabel('Of whom').fill('Teachers who taught here on October 1 of the year before');
  await page.getByRole('button', { name: 'Begin this measure' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const form = section(page, 'Put down a school year');
  for (const [year, counted, count] of [
    ['2023-24', '61', 1],
    ['2024-25', '69', 2],
  ] as const) {
    await form.getByLabel('School year').selectOption(year);
    await form.getByLabel('How many', { exact: true }).fill(counted);
    await form.getByLabel('Of how many (n)').fill('78');
    await form.getByLabel('From where').fill('Staff list of October');
    await form.getByRole('button', { name: 'Put down a school year' }).click();
    await expect(page.getByRole('row')).toHaveCount(count + 1);
  }
  await expect(
    page.getByText(/2023-24.?: 61 of 78, that is 78.2%.*2024-25.?: 69 of 78, that is 88.5%/).first(),
  ).toBeVisible();
  await page.getByText('Choose the norms', { exact: true }).click();
  await page.getByRole('checkbox', { name: norm }).check();
  await page.getByLabel('Why they have to do with each other').fill('People stay where they are heard.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('link', { name: norm })).toBeVisible();
  await expect(page.getByText('does not show that one brings about the other')).toBeVisible();
  await seePage(page);
  await signIn(page, 'walt');
  await page.goto('/culture/measures');
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(norm);
  await seePage(page);
});
