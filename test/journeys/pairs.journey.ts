import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { bringPairs, type TwoAnswers } from './pairs-ground.ts';
import { choose, finishVisit, openVisit, openVisiting, startVisit } from './visit-ground.ts';

test.describe.configure({ timeout: 120_000 });

const two = 'We are two in this room';

/** Records the visit of one of the two: the answers in the order of the practices. */
async function record(
  page: Page,
  room: string,
  practices: { name: string }[],
  answers: string[],
): Promise<void> {
  await startVisit(page, room);
  await expect(page.getByText(/^Paired visit, code/)).toBeVisible();
  for (const [index, practice] of practices.entries())
    await choose(page, practice.name, answers[index] ?? '');
  await finishVisit(page);
}

test('a pair is proposed for the week, and the district says how many visits it would like in pairs', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await openVisiting(world);
  await signIn(page, 'sam');
  await page.goto('/visits/pairs');
  await page.getByLabel('Of 100 visits, in pairs').fill('50');
  await page.getByRole('button', { name: 'Set the number' }).click();
  await expect(page.getByText('The district would like 50 of 100 visits to be paired')).toBeVisible();

  // Five may visit here: two pairs, and one of the five is free this week.
  const asked = await Promise.all(
    (['dana', 'noor', 'priya', 'elena'] as const).map(async (name) => {
      const { proposals } = await world.as(name).observation.listPairProposals();
      return proposals.length > 0 ? name : null;
    }),
  );
  const proposed = asked.find((name) => name !== null);
  if (proposed === undefined || proposed === null) throw new Error('nobody was proposed');
  await signIn(page, proposed);
  await page.goto('/visits/pairs');
  await expect(page.getByRole('heading', { name: 'Suggested for this week' })).toBeVisible();
  await expect(page.getByText(/^You and /)).toBeVisible();
  await expect(page.getByText('Only a suggestion. Nobody is asked whether you did it.')).toBeVisible();
  await seePage(page);
});

test('two phones without a signal make a pair by a code; each is blind until both have sent; then the two compare and agree', async ({
  page,
  context,
  browser,
  world,
  signIn,
  seePage,
}) => {
  const { practices } = await openVisiting(world);
  const other: BrowserContext = await browser.newContext({
    baseURL: world.url,
    viewport: page.viewportSize(),
  });
  const partner = await other.newPage();
  await signIn(page, 'priya');
  await signIn(partner, 'elena');
  await openVisit(page);
  await openVisit(partner);
  await context.setOffline(true);
  await other.setOffline(true);

  await page.getByLabel(two).check();
  const code = (await page.locator('.visit-pair-code [aria-hidden]').innerText()).trim();
  expect(code).toMatch(/^[ACFHJKMRWXY34679]{5}$/);
  await seePage(page);
  await partner.getByLabel(two).check();
  await partner.getByRole('radio', { name: 'My partner' }).check();
  await partner.getByLabel('Your partner’s code').fill(`${code.slice(0, 4)}${code[4] === 'A' ? 'C' : 'A'}`);
  await partner.getByLabel('Room', { exact: true }).fill('room 14');
  await choose(partner, 'Grade band', '3-5');
  await choose(partner, 'Part of the lesson', 'Middle');
  await partner.getByRole('button', { name: 'Start the visit' }).click();
  await expect(partner.getByText('one sign was heard wrong')).toBeVisible();
  await partner.getByLabel('Your partner’s code').fill(code.toLowerCase().split('').join(' '));

  await record(page, 'Room 14', practices, ['Seen', 'Seen', 'Not seen', 'No opportunity']);
  await record(partner, 'room 14', practices, ['Seen', 'Not seen', 'Not seen', 'No opportunity']);

  // The first arrives, and shows nothing to anybody.
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Received', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Compare what you saw' }).click();
  await expect(page.getByText('Your partner’s visit has not arrived yet.')).toBeVisible();
  await expect(page.getByText(practices[1]?.name ?? '')).toBeHidden();

  await other.setOffline(false);
  await expect(partner.getByRole('heading', { name: 'Received', level: 1 })).toBeVisible();
  await partner.getByRole('link', { name: 'Compare what you saw' }).click();
  await expect(partner.getByText('You differ on 1 practice of 4.')).toBeVisible();
  const apart = partner.getByRole('article').filter({ hasText: practices[1]?.name ?? '' });
  await expect(apart.getByRole('definition')).toHaveText(['Not seen', 'Seen']);
  await seePage(partner);
  await partner.getByRole('button', { name: 'Write down what we agree on' }).click();
  await expect(partner.getByText('Choose one answer together.')).toBeVisible();
  await apart.getByRole('radio', { name: 'Could not tell' }).check();
  await partner.getByRole('button', { name: 'Write down what we agree on' }).click();
  await expect(partner.getByText(/^You wrote down what you agree on/)).toBeVisible();

  await page.reload();
  await expect(page.getByText(/^Your partner wrote down what you agree on/)).toBeVisible();
  await expect(page.getByText('Agreed: Could not tell')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Write down what we agree on' })).toBeHidden();
  await page.getByRole('link', { name: 'Visits in pairs' }).click();
  await expect(page.getByText('Agreed', { exact: true })).toBeVisible();
  await seePage(page);
  const kept = await world.query<{ pairs: number; visits: number }>(
    `select count(distinct pair_id)::int as pairs, count(*)::int as visits from observation.visits where pair_id is not null`,
  );
  expect(kept).toEqual([{ pairs: 1, visits: 2 }]);

  // Among one's own visits it says that what was agreed counts: there is nothing to put right, and taking it out has a price.
  await page.goto('/visits/mine');
  await expect(page.getByText('what you and your partner agreed on counts')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Put right/ })).toBeHidden();
  await page.getByRole('button', { name: /^Take out/ }).click();
  await expect(page.getByRole('dialog').getByText('It is one of a pair, which ends with it')).toBeVisible();
  await seePage(page);
  await other.close();
});

test('[C05] shared understanding is measured by agreement between observers too: per practice with its uncertainty, beside the other measures, and of nobody', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const visiting = await openVisiting(world);
  const agree: TwoAnswers = [
    ['seen', 'seen'],
    ['not_seen', 'not_seen'],
  ];
  const differ: TwoAnswers = [
    ['seen', 'seen'],
    ['seen', 'not_seen'],
  ];
  const many = (count: number, answers: TwoAnswers) => Array.from({ length: count }, () => answers);
  await bringPairs(world, visiting, ['priya', 'elena'], many(8, agree), 2);
  await bringPairs(world, visiting, ['priya', 'elena'], many(5, agree));
  await bringPairs(world, visiting, ['marcus', 'sam'], [...many(6, agree), ...many(9, differ)]);
  await signIn(page, 'marcus');
  const [subject] = (await world.as('marcus').analysis.listSubjects()).subjects;
  await page.goto(`/seen/agreement/${subject?.id}`);
  await expect(page.getByRole('heading', { name: 'Do we see the same thing?', level: 1 })).toBeVisible();
  const practice = (index: number) => {
    const name = visiting.practices[index]?.name ?? '';
    return page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
  };
  await expect(practice(0)).toContainText(/both gave the same answer\. Likely between \d+ and 100 of 100/);
  await expect(practice(1)).toContainText(
    'It is offered for study, for its wording and not for an observer.',
  );
  await expect(practice(2)).toContainText('Not enough pairs yet for this practice.');
  await practice(1).getByText('The two ways we ask, side by side').click();
  await expect(practice(1).getByRole('row', { name: /^Paired visits, all windows/ })).toContainText(
    /-?\d\.\d\d/,
  );
  await expect(page.getByText(/All observers/).first()).toBeVisible();
  for (const name of ['Priya', 'Elena', 'Marcus Bell', 'Sam Ortiz'])
    await expect(page.getByRole('main').getByText(name)).toHaveCount(0);
  await seePage(page);

  await page.goto('/visits/my-agreement');
  await expect(
    page.getByText(/^In 15 paired visits, you and your partners gave the same answer 21 times of 30\./),
  ).toBeVisible();
  await seePage(page);
  await page.goto(`/seen/agreement/${subject?.id}`);
  await page.getByRole('link', { name: 'The whole of shared understanding' }).click();
  await expect(page.getByRole('heading', { name: 'Who has studied it' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The vision in our talk' })).toBeVisible();
});
