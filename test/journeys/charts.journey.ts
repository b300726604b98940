import { readFileSync } from 'node:fs';
import {
  buildings,
  day,
  insertVisits,
  insertWindow,
  seenIn,
  twoLargeOneSmall,
} from '../../src/areas/analysis/reading-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { people } from '../maple-ridge.ts';
import { openBuildings, practice, subjectFor, visionInForce } from './analysis-ground.ts';
import { expect, test } from './journey.ts';

test('[C36] charts a practice over windows, and the run chart rules say when something changed', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  test.slow();
  const vision = await visionInForce(world);
  const subjectId = await subjectFor(world, 'Science');
  const steady = [11, 10, 13, 18, 15, 21, 21, 16, 19, 22, 20, 16];
  for (const [index, seen] of [...steady, ...steady.map((count) => count + 15)].entries()) {
    const ended = 500 - index * 20;
    const windowId = await insertWindow(
      world,
      { ...vision, subjectId },
      { startsOn: day(-ended - 10), endsOn: day(-ended) },
    );
    const of = (building: string, count: number) => ({
      ...{ building, rooms: 50, each: 1 },
      answers: seenIn(count, 20, 20),
    });
    await insertVisits(world, vision, windowId, [
      of('Lakeside Elementary', seen),
      of('Birchwood Middle', seen),
    ]);
    await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  }
  await signIn(page, 'ursula');
  await page.goto(`/seen/${subjectId}?place=district`);
  const [first, second] = vision.names;
  await expect(practice(page, first)).toContainText('A signal, drawn as rings');
  await expect(practice(page, second)).toContainText('Useful points so far: 0');
  await expect(practice(page, first)).toContainText('We cannot tell this from chance yet');
  const rows = practice(page, first).getByRole('table').last().getByRole('row');
  await practice(page, first).getByText('Every value', { exact: true }).click();
  await expect(rows).toHaveCount(25);
  await expect(rows.nth(1)).toContainText('22');
  await openBuildings(practice(page, first));
  await practice(page, first).getByText('Every value of Lakeside Elementary').click();
  await expect(practice(page, first).locator('.seen-multiples').getByRole('row')).toHaveCount(25);

  // The points one by one, by the arrow keys, each said in words.
  const walk = practice(page, first).getByRole('slider');
  await walk.focus();
  await page.keyboard.press('Home');
  await expect(walk).toHaveAttribute(
    'aria-valuetext',
    /: Seen in 22 of 100 visits; likely between \d+ and \d+ of 100\.$/,
  );
  await page.keyboard.press('ArrowRight');
  await expect(
    practice(page, first)
      .getByText(/: Seen in 20 of 100 visits;/)
      .first(),
  ).toBeVisible();
  await seePage(page);

  // The same line with limits of chance: in the address, in words, in a table, and not where a practice is too rare.
  await page.getByRole('button', { name: 'With limits of chance' }).click();
  await expect(page).toHaveURL(/view=limits/);
  await expect(practice(page, first)).toContainText(/Outside the limits of chance: [1-9]\d* of 24 windows/);
  await expect(practice(page, first).getByRole('columnheader', { name: 'Limits of chance' })).toBeVisible();
  await expect(practice(page, second)).toContainText('Every window lies within the limits');
  await seePage(page);

  // Opportunity and study beside it.
  await page.getByRole('button', { name: 'Opportunity and study' }).click();
  await expect(practice(page, first)).toContainText('There was an opportunity for it in 100 of 100 visits.');
  await expect(practice(page, first)).toContainText('none shows the other’s cause');
  await seePage(page);

  // Taken along: an image out of the browser, and a page on paper from the server.
  const image = page.waitForEvent('download');
  await practice(page, first).getByRole('button', { name: 'Save as an image' }).click();
  expect((await image).suggestedFilename()).toMatch(/^jointly-beside-\d{4}-\d\d-\d\d\.png$/);
  expect(
    readFileSync(await (await image).path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  const paper = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  expect(
    readFileSync(await (await paper).path())
      .subarray(0, 8)
      .toString(),
  ).toBe('%PDF-1.7');
  await page.goBack();
  await expect(page).toHaveURL(/view=limits/);
});

test('time runs from left to right in every language, in Arabic too', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await visionInForce(world);
  const subjectId = await subjectFor(world, 'Music');
  for (const ended of [40, 10]) {
    const dates = { startsOn: day(-ended - 10), endsOn: day(-ended) };
    const windowId = await insertWindow(world, { ...vision, subjectId }, dates);
    await insertVisits(world, vision, windowId, twoLargeOneSmall);
    await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  }
  await signIn(page, 'ursula');
  await page.addInitScript(() => localStorage.setItem('PARAGLIDE_LOCALE', 'ar'));
  await page.goto(`/seen/${subjectId}`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const points = practice(page, vision.names[0]).locator('svg').nth(1).locator('circle');
  const [start, end] = [await points.first().boundingBox(), await points.last().boundingBox()];
  expect(start?.x ?? 0).toBeLessThan(end?.x ?? 0);
  await seePage(page);
});

test('[C44] a principal sees their building first and the district above it, and nobody by name', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await visionInForce(world);
  const subjectId = await subjectFor(world, 'Social Studies');
  const batches = (more: number) =>
    buildings.map((building, index) => ({
      ...{ building, rooms: 20, each: 3 },
      answers: seenIn(15 + 5 * index + more, 20, 20),
    }));
  for (const [ended, more] of [
    [40, 0],
    [10, 25],
  ] as const) {
    const windowId = await insertWindow(
      world,
      { ...vision, subjectId },
      { startsOn: day(-ended - 10), endsOn: day(-ended) },
    );
    await insertVisits(world, vision, windowId, batches(more));
    await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  }
  await signIn(page, 'marcus');
  await page.goto(`/seen/${subjectId}`);
  await expect(page.getByLabel('Look first at')).toHaveValue(world.place('Birchwood Middle'));
  const first = practice(page, vision.names[0]);
  await expect(first.locator('strong').first()).toContainText('Seen in 45 of 60 visits');
  await expect(first).toContainText('More than in the window before, by');
  await expect(first).toContainText('In the district as a whole: Seen in 135 of 180 visits');
  const order = first.locator('li figcaption strong');
  await expect(order).toHaveText(buildings);
  const text = await page.locator('main').innerText();
  for (const { fullName } of Object.values(people)) expect(text).not.toContain(fullName);
  await seePage(page);
  await page.getByLabel('Look first at').selectOption('The district as a whole');
  await expect(first.locator('strong').first()).toContainText('Seen in 135 of 180 visits');

  // The figure answers how it was made, down to the buildings, and to no visit.
  await first.getByRole('button', { name: /^Seen in 135 of 180 visits/ }).click();
  const made = page.getByRole('dialog', { name: 'How this number was made' });
  await expect(made).toContainText('in the words of version 1 of the vision');
  await expect(made.getByRole('row', { name: /^Not seen, though it could have been/ })).toContainText('45');
  await expect(made).toContainText(/a 95% interval by Wilson’s method, on \d+ visits/);
  await expect(made).toContainText('At least 5 rooms and 10 visits');
  await expect(made.locator('dt')).toHaveText(buildings);
  await expect(made.locator('dd').first()).toContainText('Seen in 40 of 60 visits');
  await expect(made).toContainText('No visit names a room or a teacher');
  await seePage(page);
  await page.keyboard.press('Escape');
  await expect(made).toBeHidden();

  // The buildings of a window around what chance allows: in the district's own order, told apart by chance alone.
  await page.getByRole('button', { name: 'Buildings in one window' }).click();
  await expect(first).toContainText('Middle line: seen in 135 of 180 visits together.');
  await expect(first).toContainText('All 3 buildings lie within what chance allows.');
  await first.getByText('Every value', { exact: true }).click();
  const rows = first.getByRole('table').last().getByRole('rowheader');
  await expect(rows).toHaveText(buildings.map((name, index) => `${index + 1} · ${name}`));
  await first.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await expect(first.getByText(/^1, Lakeside Elementary: Seen in 40 of 60 visits/)).toBeVisible();
  await page.getByLabel('Window', { exact: true }).selectOption({ index: 1 });
  await expect(first).toContainText('Middle line: seen in 60 of 180 visits together.');
  await seePage(page);
});
