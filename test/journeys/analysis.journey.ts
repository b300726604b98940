import {
  buildings,
  insertVisits,
  insertWindow,
  seenIn,
  twoLargeOneSmall,
} from '../../src/areas/analysis/reading-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import { openBuildings, practice, visionInForce } from './analysis-ground.ts';
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
  await openBuildings(first);
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
