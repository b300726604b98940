import type { Page } from '@playwright/test';
import { day, stepInput } from '../../src/areas/supports/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { NamedPerson } from '../maple-ridge.ts';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';

/** A step that its owner has said yes to. */
async function give(world: World, owner: NamedPerson, what: string, more: Record<string, unknown> = {}) {
  const input = stepInput(world, { ownerId: world.person(owner).id, what, ...more });
  await world.as('dana').supports.makeStep(input);
  const { offers } = await world.as(owner).supports.listOffers();
  const asked = offers.find(({ step }) => step.id === input.stepId);
  if (asked !== undefined)
    await world.as(owner).supports.answerOffer({ offerId: asked.id, answer: 'accept' });
  return input.stepId;
}

async function become(
  page: Page,
  signIn: (page: Page, name: NamedPerson) => Promise<unknown>,
  name: NamedPerson,
) {
  await page.context().clearCookies();
  await signIn(page, name);
}

test('[B03] [B04] who carries how much is seen in the order of names, and a fairer spread is asked for, not decreed', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const building = world.place('Birchwood Middle');
  await world.addPerson('Yusra Young', 'teacher', 'Birchwood Middle');
  for (const number of [1, 2, 3, 4, 5, 6])
    await give(world, 'grace', `Plan a unit together, part ${number}`, { buildingId: building });
  await signIn(page, 'sam');
  await page.goto('/steps');
  await page.getByRole('link', { name: 'Load, shared' }).click();
  await expect(page.getByRole('heading', { name: 'Who carries how much' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Load by person' });
  const names = (await table.getByRole('rowheader').allInnerTexts()).map(
    (text) => text.split('\n')[0]?.split(' ').at(-1) ?? '',
  );
  expect(names).toEqual(names.toSorted());
  const grace = table.getByRole('row').filter({ hasText: 'Grace Kowalski' });
  await expect(grace).toContainText('6 of 5: ask whether to share');
  await expect(
    page.getByRole('table', { name: 'Load by role' }).getByRole('row').filter({ hasText: 'Teacher' }),
  ).toContainText('to 6');
  await seePage(page);

  // The spread moves three of six to the one other teacher of that building, and asks her for one of them.
  await page.getByRole('button', { name: 'Work out a fairer spread' }).click();
  const move = page
    .getByRole('listitem')
    .filter({ hasText: 'From Grace Kowalski: 6 open steps now, 3 then' });
  await expect(move).toHaveCount(3);
  await expect(move.first()).toContainText('To Yusra Young: 0 now, 3 then');
  await expect(move.first()).toContainText('Because Grace Kowalski has 6 of 5');
  await seePage(page);
  await move.first().getByRole('button', { name: 'Ask Yusra Young' }).click();
  await expect(page.getByText(/Waiting for Yusra Young since/)).toBeVisible();
  await expect(move).toHaveCount(2);

  // Nothing has moved, and who holds the step may keep it.
  await become(page, signIn, 'grace');
  await page.goto('/steps/load');
  await expect(
    page.getByText('Sam Ortiz has asked Yusra Young to take this step over from you'),
  ).toBeVisible();
  await expect(page.getByText('You hold 6 open steps')).toBeVisible();
  await page.getByRole('button', { name: 'Keep it with me' }).click();
  await expect(page.getByText('You are asked nothing')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'A fairer spread' })).toBeHidden();
  await expect(page.getByText(/Building: too few people to show .*Birchwood Middle/)).toBeVisible();
  await seePage(page);
});

test('[B03] at the cap one is asked whether somebody else could; who is asked says yes, or no without a trace', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  for (const number of [1, 2, 3, 4, 5]) await give(world, 'amina', `Work of a week ${number}`);
  await signIn(page, 'priya');
  await page.goto('/steps/new');
  await page.getByLabel('What we will do').fill('Share one opening task a week');
  await page.getByLabel('How we would tell that it helped').fill('It is used in most rooms');
  await page.getByLabel('Day on which we look again').fill(day(21));
  await page.getByRole('searchbox', { name: 'Who holds it' }).fill('amina');
  await page.getByRole('button', { name: 'Amina Yusuf' }).click();
  await expect(page.getByText('Open steps: 5 now, 6 with this one.')).toBeVisible();
  await expect(
    page.getByText('Amina Yusuf has 5 of 5. Somebody else? Or ask Amina Yusuf first.'),
  ).toBeVisible();
  await expect(
    page.getByText(/Teacher, Lakeside Elementary, \d+ people: from 0 to 5 open steps/),
  ).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Make a next step' }).click();
  await expect(page.getByText('Amina Yusuf is asked, due')).toBeVisible();

  // Not now, and why: only who asked reads it.
  await become(page, signIn, 'amina');
  await page.goto('/');
  await page.getByRole('link', { name: /Priya Raman asks you to take this on/ }).click();
  await page.getByLabel('Why not now').selectOption('Too much now');
  await seePage(page);
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByText('Priya Raman, due')).toBeVisible();
  await expect(page.getByRole('main').getByText('Amina')).toHaveCount(0);
  await become(page, signIn, 'priya');
  await page.goto('/');
  await page.getByRole('link', { name: /Amina Yusuf cannot take this on now/ }).click();
  await expect(page.getByText('Amina Yusuf cannot take this on now: Too much now.')).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'I have read it' }).click();
  await expect(page.getByRole('main').getByText('Amina')).toHaveCount(0);

  // Somebody else is asked, in the same way, and says yes with one press.
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.getByRole('searchbox', { name: 'Who holds it from now on' }).fill('theo');
  await page.getByRole('button', { name: 'Theo Lindqvist' }).click();
  await page.getByRole('button', { name: 'Ask Theo Lindqvist' }).click();
  await expect(page.getByText(/Waiting for Theo Lindqvist since/)).toBeVisible();
  await become(page, signIn, 'theo');
  await page.goto('/');
  await page.getByRole('link', { name: /Share one opening task a week/ }).click();
  await page.getByRole('button', { name: 'Take it on' }).click();
  await expect(page.getByText('to Theo Lindqvist')).toBeVisible();
  await expect(page.getByText('Theo Lindqvist, due')).toBeVisible();
});

test('[A08] the steps that leaders and teachers hold stand side by side, and the district sets its own cap', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await give(world, 'dana', 'Ask the board for common planning time');
  await give(world, 'ben', 'Try a partner turn in three lessons');
  const { ownership } = await world.as('dana').supports.readLoad();
  const of = (group: string) => ownership.groups.find((one) => one.group === group)?.figures;
  await signIn(page, 'dana');
  await page.goto('/steps/load');
  const table = page.getByRole('table', { name: 'Who holds the steps' });
  for (const [group, name] of [
    ['leaders', 'Leaders'],
    ['teachers', 'Teachers'],
  ] as const) {
    const { people, open, done } = of(group) ?? { people: 0, open: 0, done: 0 };
    expect(open).toBeGreaterThan(0);
    await expect(
      table.getByRole('row', { name: `${name} ${people} ${open} ${done}`, exact: true }),
    ).toBeVisible();
  }
  await page.getByLabel('Open steps at which sharing is asked').fill('4');
  await page.getByRole('button', { name: 'Save for the district' }).click();
  await expect(page.getByText('sharing is asked from 4')).toBeVisible();
  await page.getByLabel('Minutes a week that I have for steps').fill('60');
  await page.getByRole('button', { name: 'Save my minutes' }).click();
  await expect(page.getByText('sharing is asked from 2')).toBeVisible();
  await seePage(page);
  await page.getByLabel('Open steps at which sharing is asked').fill('5');
  await page.getByRole('button', { name: 'Save for the district' }).click();
});

test('[B03] a seat in a team is given after its load has been seen, and steps are swapped when both agree', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const id = newId();
  await world.as('theo').conversations.formGroup({
    ...{ id: id as never, kind: 'team', name: 'Bridges', buildingId: null },
    personIds: [world.person('grace').id as never],
  });
  await signIn(page, 'theo');
  await page.goto(`/conversations/groups/${id}`);
  await page.getByRole('button', { name: 'Change who is in it' }).click();
  await page.getByLabel('Add somebody').fill('theo');
  await page.getByRole('button', { name: /Theo Lindqvist/ }).click();
  await expect(page.getByText(/Seats in teams: \d+ now, \d+ with this one/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByLabel('Add somebody').fill('walt');
  await page.getByRole('button', { name: /Walt Jensen/ }).click();
  await seePage(page);
  await page.getByRole('button', { name: 'Add Walt Jensen' }).click();
  await expect(
    page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Walt Jensen' }),
  ).toBeVisible();

  const mine = await give(world, 'theo', 'Collect exit slips');
  await give(world, 'walt', 'Open the media room at lunch');
  await page.goto(`/steps/${mine}`);
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.getByRole('searchbox', { name: 'Who holds it from now on' }).fill('walt');
  await page.getByRole('button', { name: 'Walt Jensen' }).click();
  await page
    .getByLabel('A step of Walt Jensen that comes to you in return')
    .selectOption('Open the media room at lunch');
  await seePage(page);
  await page.getByRole('button', { name: 'Ask Walt Jensen' }).click();
  await expect(page.getByText(/Waiting for Walt Jensen since/)).toBeVisible();
  await become(page, signIn, 'walt');
  await page.goto('/');
  await page.getByRole('link', { name: /Theo Lindqvist asks you to swap/ }).click();
  await expect(page.getByText('In return:')).toContainText('Open the media room at lunch');
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(page.getByText('Walt Jensen, due')).toBeVisible();
  await page.goto('/steps?whose=all&q=media room');
  await expect(page.getByText('Theo Lindqvist, due')).toBeVisible();
});
