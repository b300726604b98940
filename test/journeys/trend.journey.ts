import { readRisingWindows } from '../../src/areas/analysis/reading-ground.ts';
import { practice, subjectFor, visionInForce } from './analysis-ground.ts';
import { expect, test } from './journey.ts';

test('[C36] tells a trend over all buildings with what it stands on, and how many more visits would tell', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const vision = { ...(await visionInForce(world)), subjectId: await subjectFor(world, 'Trends') };
  await readRisingWindows(world, vision);
  await signIn(page, 'theo');
  await page.goto(`/seen/${vision.subjectId}`);
  const first = practice(page, vision.names[0]);
  await expect(first.getByRole('heading', { name: 'The district as a whole' })).toBeVisible();
  const told = first.getByText(/^Seen more often from one window to the next: each time, the odds/);
  const [, percent, low, high] =
    /grow by about (\d+)%, likely between (\d+)% and (\d+)%/.exec((await told.textContent()) ?? '') ?? [];
  expect(Number(low)).toBeLessThan(Number(percent));
  expect(Number(percent)).toBeLessThan(Number(high));
  await expect(first.getByText(/^From 720 visits in 6 buildings over 3 windows, /)).toBeVisible();
  await expect(
    first.getByText(/^About [1-9]\d* more visits until this is sure to within ten/).first(),
  ).toBeVisible();
  await seePage(page);

  // On the page of one window: of the district, and of each building.
  await page.getByRole('link', { name: / – / }).first().click();
  const read = practice(page, vision.names[0]);
  await expect(read.getByText(/each window needs about \d+ visits\.$/)).toHaveCount(7);
  await page.getByText('How these figures are made').click();
  await expect(page.getByText('a logistic model with random intercepts')).toBeVisible();
  await seePage(page);
});
