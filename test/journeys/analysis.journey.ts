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
import { practice, subjectFor, visionInForce } from './analysis-ground.ts';
import { expect, test } from './journey.ts';

test('[C06] [C09] [C32] [C33] a reading pools the visits of a window: x of n with its interval, its spread, and no pass mark', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await visionInForce(world);
  const windowId = await insertWindow(world, vision);
  await insertVisits(world, vision, windowId, twoLargeOneSmall);
  await signIn(page, 'dana');
  await page.goto(`/seen/windows/${windowId}`);
  await expect(page.getByText('The window is over.')).toBeVisible();
  await expect(page.getByText('Buildings appear here when the reading is taken.').first()).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Take the reading' }).click();
  await expect(page.getByText('These figures stand for good')).toBeVisible();

  // Start, end, purpose and focus of the window.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('–');
  await expect(page.getByText('Where do students explain their thinking?')).toBeVisible();
  for (const name of vision.names.slice(0, 3)) await expect(practice(page, name)).toBeVisible();

  // 53 of 98 by the Wilson interval on the visits' effective number; the chart, the sentence and the table say the same.
  const first = practice(page, vision.names[0]);
  const sentence = first.getByText(/^Seen in 53 of 98 visits; likely between \d+ and \d+ of 100\.$/).first();
  await expect(sentence).toBeVisible();
  const said = (await sentence.textContent()) ?? '';
  await expect(first.getByRole('img').first()).toHaveAccessibleName(new RegExp(said.replaceAll('.', '\\.')));
  await first.getByText('Every value', { exact: true }).click();
  const [, low, high] = /between (\d+) and (\d+)/.exec(said) ?? [];
  await expect(first.getByRole('row', { name: 'Likely between (95%)' })).toContainText(`${low} to ${high}`);
  await expect(first.getByRole('row', { name: 'Visits in which it was seen' })).toContainText('53');

  // Spread, never as a score.
  await expect(page.getByText('Visits: 98.')).toBeVisible();
  await expect(page.getByText('It is not a score.')).toBeVisible();
  const spread = page.locator('dl').filter({ hasText: 'Grade bands' });
  await expect(spread).toContainText(/Buildings\s*3 of 3/);
  await expect(spread).toContainText(/Grade bands\s*3 of 4/);
  await expect(spread).toContainText(/Times of day\s*\d of 3/);

  // The small building and one more are held back, and look the same.
  const places = first.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 4 }) });
  await expect(places).toHaveCount(3);
  await expect(places.nth(0)).toContainText('Seen in 40 of 60 visits');
  const notYet = 'Not enough yet: fewer than 10 visits or 5 rooms';
  for (const index of [1, 2]) await expect(places.nth(index)).toContainText(notYet);
  await expect(first.getByText('set no aim for this window')).toBeVisible();
  await seePage(page);
});

test('[C34] no result is red or green, a score or a rank; no opportunity is told as an answer of its own', async ({
  page,
  world,
  signIn,
}) => {
  const vision = await visionInForce(world);
  const windowId = await insertWindow(world, vision);
  await insertVisits(
    world,
    vision,
    windowId,
    buildings.map((building) => ({
      ...{ building, rooms: 10, each: 3 },
      answers: (visit) => [
        visit % 2 === 0 ? 'seen' : 'not_seen',
        'not_seen',
        visit < 12 ? 'no_opportunity' : 'seen',
      ],
    })),
  );
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  await signIn(page, 'ursula');
  for (const address of [`/seen/windows/${windowId}`, `/seen/${vision.subjectId}`]) {
    await page.goto(address);
    const third = practice(page, vision.names[2]);
    await expect(third).toContainText('There was an opportunity for it in 54 of 90 visits');
    await expect(page.getByText('The vision is where we are going. Nobody expects all of it')).toBeVisible();
    const colors = await page.locator('main svg *').evaluateAll((drawn) => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      if (canvas === null) throw new Error('no canvas');
      const found = drawn.flatMap((one) => [getComputedStyle(one).fill, getComputedStyle(one).stroke]);
      return [...new Set(found)]
        .filter((color) => color !== 'none')
        .map((color) => {
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        });
    });
    expect(colors.length).toBeGreaterThan(2);
    for (const [red = 0, green = 0, blue = 0] of colors) {
      expect(red - Math.max(green, blue), `red in ${red} ${green} ${blue}`).toBeLessThan(60);
      expect(green - Math.max(red, blue), `green in ${red} ${green} ${blue}`).toBeLessThan(60);
    }
    const text = await page.locator('main').innerText();
    expect(text).not.toMatch(/\brank|\bbest\b|\bworst\b|top \d|below (standard|target)|percent of perfect/i);
  }
});

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
  await expect(practice(page, first)).toContainText(
    /Outside the limits of chance: \d+ of 24 windows|The limits are/,
  );
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
  await page.getByRole('link', { name: 'Save as PDF' }).click();
  expect(
    readFileSync(await (await paper).path())
      .subarray(0, 8)
      .toString(),
  ).toBe('%PDF-1.7');
  await page.goBack();
  await expect(page).toHaveURL(/view=limits/);
});

test('time runs with the reading direction: from right to left in Arabic', async ({
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
  expect(start?.x ?? 0).toBeGreaterThan(end?.x ?? 0);
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

test('the words of a practice to talk about it stand beside its figures', async ({ page, world, signIn }) => {
  const vision = await visionInForce(world);
  const windowId = await insertWindow(world, vision);
  await signIn(page, 'priya');
  await page.goto(`/seen/windows/${windowId}`);
  const first = practice(page, vision.names[0]);
  await first.getByText('Words to talk about it').click();
  await expect(first.getByText(vision.phrase)).toBeVisible();
});

test('[C43] the District Network sets aims before the reading, and the pattern suggests a next step after it', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = await visionInForce(world);
  const windowId = await insertWindow(world, vision);
  await insertVisits(
    world,
    vision,
    windowId,
    buildings.map((building) => ({ building, rooms: 20, each: 1, answers: seenIn(18, 2, 10) })),
  );
  await signIn(page, 'dana');
  await page.goto(`/seen/windows/${windowId}`);
  await page.getByText('The district’s aims for this window').click();
  for (const name of vision.names.slice(0, 3)) {
    const aims = page.getByRole('group', { name });
    await aims.getByLabel('Seen in, of 100 visits').fill('50');
    await aims.getByLabel('Possible in, of 100 visits').fill('60');
  }
  await seePage(page);
  await page.getByRole('button', { name: 'Set the aims' }).click();
  await expect(page.getByText('seen in 50 of 100, possible in 60 of 100').first()).toBeVisible();
  await page.getByRole('button', { name: 'Take the reading' }).click();
  await expect(practice(page, vision.names[0])).toContainText('a strength to share');
  await expect(practice(page, vision.names[1])).toContainText('Study it together');
  await expect(practice(page, vision.names[2])).toContainText('We cannot tell this from chance yet');
  await expect(page.getByRole('link', { name: 'Talk about it together' })).toBeVisible();
  const about = practice(page, vision.names[1]);
  await about.getByRole('link', { name: 'Make a next step about this practice' }).click();
  await expect(page.getByLabel('Practice', { exact: true })).toHaveValue(vision.practiceIds[1] ?? '');
});

test('with nothing to see yet it says how it begins; floors can be raised and not lowered', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await signIn(page, 'stranger');
  await page.goto('/seen');
  await expect(page.getByText('It begins with a window of visits.')).toBeVisible();
  await seePage(page);
  const vision = await visionInForce(world);
  await insertWindow(world, vision);
  await signIn(page, 'sam');
  await page.goto('/seen');
  await expect(page).toHaveURL(/\/seen\/[0-9a-f-]{36}/);
  await page.getByText('How these figures are made').click();
  const rooms = page.getByLabel('Rooms at least');
  await rooms.fill('5');
  await page.getByRole('button', { name: 'Raise', exact: true }).click();
  await expect(page.getByText('at least 5 different rooms and 10 visits')).toBeVisible();
  await seePage(page);
});
