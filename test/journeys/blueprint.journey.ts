import { changeOf, componentOf } from '../../src/areas/blueprint/test-ground.ts';
import { day } from '../../src/areas/conversations/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';

test('[A01] [A02] the Blueprint stands on its foundation with three qualities, in the district’s own words beside the original, with room for more', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'dana');
  await page.goto('/culture/blueprint');
  const base = page.getByRole('region', { name: 'Collective responsibility' });
  await expect(base.getByText('collegial, collaborative, and professional')).toBeVisible();
  for (const quality of ['Collegial', 'Collaborative', 'Professional'])
    await expect(base.getByRole('link', { name: quality })).toBeVisible();
  await seePage(page);
  await base.getByRole('link', { name: 'Collective responsibility' }).click();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel('In our own words').fill('Here: every adult, every child.');
  await page.getByRole('button', { name: 'Keep the change' }).click();
  await expect(page.getByText('Here: every adult, every child.').first()).toBeVisible();
  await expect(page.getByText('collegial, collaborative, and professional').first()).toBeVisible();
  await page.getByText('Its story').click();
  await expect(page.getByText('Version 2:')).toBeVisible();
  await expect(page.getByText('Version 1:')).toBeVisible();
  await page.goto('/culture/blueprint');
  await base.getByRole('link', { name: 'Professional' }).click();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel('In our own words').fill('We say what we tried, and what came of it.');
  await page.getByRole('button', { name: 'Keep the change' }).click();
  await expect(page.getByText('We say what we tried').first()).toBeVisible();

  const name = `Family engagement ${newId().slice(-6)}`;
  await page.goto('/culture/blueprint');
  await page.getByRole('button', { name: 'Add a part' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('What it is').fill('How families take part in what their school decides.');
  await page.getByLabel('Other names').fill('families at the table');
  await page.getByRole('button', { name: 'Keep the change' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
  await page.getByLabel('Find a part').fill('at the table');
  await expect(page.getByRole('list', { name: 'Found' }).getByRole('link', { name })).toBeVisible();
  await page.getByLabel('Find a part').fill('DN');
  await expect(page.getByRole('list', { name: 'Found' }).getByRole('link')).toHaveText(['District Network']);
  await expect(page.getByText('Also called DN')).toBeVisible();
  await seePage(page);
});

test('[A23] [B01] [B05] [B19] [B20] a part is a running system: a role answers for it, evidence tells, it is looked at again, lapses, and holds what belongs to it', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const driver = await componentOf(world, 'communication');
  await signIn(page, 'sam');
  await page.goto(`/culture/blueprint/components/${driver.id}`);
  const inSheet = (name: string) =>
    page.locator('section.sheet').filter({ has: page.getByRole('heading', { name }) });
  await page.getByRole('button', { name: 'Say who is accountable' }).click();
  await page.getByLabel('Accountable role or group').selectOption({ label: 'Coach' });
  await page.getByLabel('Look again every so many weeks').fill('10');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(inSheet('Who is accountable').getByText('You can ask Elena Vargas.')).toBeVisible();
  await expect(inSheet('Who is accountable').getByText('Looked at again every 10 weeks.')).toBeVisible();

  const [group] = (await world.as('dana').conversations.listGroups({})).groups;
  await page.getByRole('button', { name: 'Tie something to it' }).click();
  await page.getByLabel('Search', { exact: true }).fill(group?.name ?? '');
  await page.getByRole('button', { name: `Add: ${group?.name}`, exact: true }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(inSheet('What belongs to it').getByRole('link', { name: group?.name ?? '' })).toBeVisible();

  await signIn(page, 'elena');
  await page.reload();
  await page.getByRole('button', { name: 'Say how it stands' }).click();
  await page.getByRole('radio', { name: 'Installed' }).check();
  await page.getByLabel('What tells you').fill('Every building has its two ways of asking.');
  await page.getByLabel('Since which day').fill(day(-75));
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText(/It is time to look again, since/)).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Note what was seen' }).click();
  await page.getByLabel('What was seen').fill('Questions were answered within three days.');
  await page.getByLabel('Where it can be found').fill('Messages of the last month');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(
    inSheet('What tells that it holds').getByText('Questions were answered').first(),
  ).toBeVisible();

  await world.as('sam').blueprint.changeGrace({ graceWeeks: 0 });
  await page.reload();
  await expect(page.getByText(/Lapsed, since/)).toBeVisible();
  await expect(page.getByText(/nobody looked at it in time/)).toBeVisible();
  await world.as('sam').blueprint.changeGrace({ graceWeeks: 4 });
  await page.getByRole('button', { name: 'Look again: does it still hold?' }).click();
  await page.getByRole('radio', { name: 'Partly' }).check();
  await page.getByLabel('What tells you').fill('Two buildings of three.');
  await page.getByRole('button', { name: 'Keep the check' }).click();
  await expect(page.getByText(/Last looked at on .*: Partly/)).toBeVisible();
  await expect(page.getByText(/Next look on/)).toBeVisible();

  await page.goto('/culture/blueprint');
  const card = page.getByRole('article').filter({ has: page.getByRole('link', { name: 'Communication' }) });
  await expect(card.getByText('Accountable: Coach')).toBeVisible();
  await expect(card.getByText(/Installed, since/)).toBeVisible();
  await expect(card.getByText(/what was seen/)).toBeVisible();
  for (const system of [
    'Problem solving',
    'Performance management',
    'Instructional infrastructure',
    'Talent management',
  ])
    await expect(page.getByRole('link', { name: system })).toBeVisible();
  await seePage(page);
});

test('[B24] [D04] a plan is proposed with visions early, kept, moved with a reason; the first plan stays beside it', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const visions = await componentOf(world, 'visions');
  await signIn(page, 'dana');
  await page.goto('/culture/blueprint/timeline');
  await expect(page.getByRole('button', { name: 'Plan a part, or move it' })).toBeVisible();
  await page.getByRole('button', { name: 'Look at a plan to begin from' }).click();
  await expect(page.getByText('early, because others rest on it')).toBeVisible();
  await page.getByRole('button', { name: 'Keep this plan' }).click();
  await expect(page.getByRole('img', { name: /parts over time/ })).toBeVisible();
  await page.getByRole('button', { name: 'Plan a part, or move it' }).click();
  await page
    .getByLabel('Part', { exact: true })
    .selectOption({ label: 'Visions of high-quality instruction' });
  await page.getByLabel('In place by').fill(day(300));
  await page.getByLabel('Begins on').fill(day(200));
  await expect(page.getByText(/could they come earlier/).first()).toBeVisible();
  await page.getByLabel('Begins on').fill(day(40));
  await page.getByLabel('Why it moves').fill('The model came later than promised.');
  await page.getByRole('button', { name: 'Keep the dates' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Visions of high-quality instruction' });
  await row.getByText(/Planned anew/).click();
  await expect(row.getByText('The model came later than promised.').first()).toBeVisible();
  await expect(page.getByText(/could they come earlier/)).toBeHidden();
  await seePage(page);
  await page.goto(`/culture/blueprint/components/${visions.id}`);
  await expect(page.getByRole('region', { name: 'Pace' }).getByRole('row', { name: /Begins/ })).toBeVisible();
});

test('[A14] a routine from a sample is in the register: one tap says what became of a time, with its policy and what it changed', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const name = `Planning together ${newId().slice(-6)}`;
  await signIn(page, 'priya');
  await page.goto('/culture/routines');
  await expect(page.getByRole('heading', { name: 'Samples to begin from' })).toBeVisible();
  await page.getByRole('button', { name: 'Use it: Data conversation without blame' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('What people do in it').fill('Next week’s lessons, side by side.');
  await page.getByLabel('Who meets').selectOption({ label: 'Teacher' });
  await page.getByLabel('How often').selectOption({ label: 'Every week' });
  await page.getByLabel('First time on').fill(day(-14));
  await page.getByLabel(/Part of the Blueprint/).selectOption({ label: 'Teacher collaborative routines' });
  await page.getByLabel(/Address of the policy/).fill('https://mapleridge.example/policy/12');
  await page.getByRole('button', { name: 'Keep the routine' }).click();
  const routine = page.getByRole('article').filter({ hasText: name });
  await expect(routine.getByText('Kept 0 of the last 3')).toBeVisible();

  await signIn(page, 'theo');
  await page.reload();
  await routine.getByRole('button', { name: 'Kept', exact: true }).click();
  await expect(routine.getByText('Kept 1 of the last 3')).toBeVisible();
  await routine.getByRole('button', { name: 'Not held, on purpose' }).click();
  await expect(routine.getByText('1 not held, on purpose')).toBeVisible();
  await routine.getByRole('button', { name: `Note what it changed: ${name}` }).click();
  await routine.getByLabel('What has it changed?').fill('Two grades plan the same unit.');
  await routine.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(routine.getByText('Two grades plan the same unit.')).toBeVisible();
  await expect(routine.getByRole('link', { name: 'Policy' })).toHaveAttribute('href', /policy\/12/);
  await expect(routine.getByText(/Teacher · Lakeside Elementary · Every week/)).toBeVisible();
  await seePage(page);
  const part = await componentOf(world, 'teacher_collaboration');
  await page.goto(`/culture/blueprint/components/${part.id}`);
  await expect(page.getByText(name)).toBeVisible();
});

test('[D20] another framework is looked at before it comes in, and what it does not name stays', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const key = `home_visits_${newId().slice(-6)}`;
  const network = await componentOf(world, 'district_network');
  await world.as('sam').blueprint.changeComponent(changeOf(network, { name: `The Network ${key}` }));
  await signIn(page, 'dana');
  await page.goto('/culture/blueprint/import');
  const choose = (text: string) =>
    page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'framework.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose(`key,name,type\n${key},Home visits,no such kind`);
  await expect(page.getByText('Line 2, type: there is no kind “no such kind”.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Do this' })).toBeHidden();
  await choose(
    `key,name,type,about\n${key},Home visits ${key},Network,We go to families.\ndistrict_network,DN ${key},network,`,
  );
  await expect(page.getByRole('heading', { name: 'Would be added: 1' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Would be changed: 1' })).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Do this' }).click();
  await expect(page.getByText(/Done: 1 added, 1 changed, 0 retired/)).toBeVisible();
  await page.getByRole('link', { name: 'To the Blueprint' }).click();
  await expect(page.getByRole('link', { name: `Home visits ${key}` })).toBeVisible();
  await expect(page.getByRole('link', { name: `DN ${key}` })).toBeVisible();
});
