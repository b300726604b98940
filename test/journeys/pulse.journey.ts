import {
  addColleagues,
  answerTo,
  moveRound,
  type newRoundId,
  roundOf,
} from '../../src/areas/pulse/test-ground.ts';
import { expect, test } from './journey.ts';

test('[A09] staff answer on their phones without a name, part by part; when the round closes, everybody reads respect, teamwork and accountability apart', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const colleagues = [
    ...(await addColleagues(world, 'teacher', 'Lakeside Elementary', 11)),
    ...(await addColleagues(world, 'teacher', 'Birchwood Middle', 10)),
  ];
  await signIn(page, 'sam');
  await page.goto('/culture/pulse');
  await expect(page.getByText('No round has been held yet.', { exact: false })).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Set the round' }).click();
  await expect(page.getByRole('heading', { name: 'Open now' })).toBeVisible();
  const { rounds } = await world.as('sam').pulse.listRounds();
  const id = rounds[0]?.id as ReturnType<typeof newRoundId>;
  const round = await world.as('sam').pulse.readRound({ id });

  await signIn(page, 'ben');
  await page.goto('/culture/pulse');
  await page.getByRole('link', { name: 'Answer, about 3 minutes' }).click();
  await expect(
    page.getByText('Maple Ridge High: asked here are 2 people, fewer than eight.', { exact: false }),
  ).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  for (let part = 1; part <= 19; part += 1) {
    await expect(page.getByText(`Part ${part} of 19`)).toBeVisible();
    if (part === 5) {
      await expect(page.getByRole('heading', { name: 'Respect' })).toBeVisible();
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(page.getByRole('alert')).toHaveText(/Choose one in each question/);
      await seePage(page);
      // The device keeps what was entered: a page that is loaded anew goes on where it was.
      await page.goto(`/culture/pulse/rounds/${id}/answer`);
      await page.getByRole('button', { name: 'Go on where you were' }).click();
      await expect(page.getByText('Part 5 of 19')).toBeVisible();
    }
    await page.getByRole('group').nth(0).getByRole('radio').nth(3).check();
    await page.getByRole('group').nth(1).getByRole('radio', { name: 'I cannot say' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
  }
  await page.getByLabel('One thing that helps us work together').fill('Priya Raman listens.');
  await seePage(page);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Send, without my name' }).click();
  await expect(page.getByText('Nothing is lost:', { exact: false })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Send, without my name' }).click();
  await expect(page.getByRole('heading', { name: 'Received' })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('pulse')))).toEqual(
    [],
  );
  await seePage(page);

  for (const [index, { pulse }] of colleagues.entries())
    await pulse.answerRound(
      answerTo(round, (at) => ((index + at) % 5) as never, index < 8 ? { helps: `Time, ${index}` } : {}),
    );
  await signIn(page, 'sam');
  await page.goto(`/culture/pulse/rounds/${id}`);
  await expect(page.getByRole('row', { name: /Lakeside Elementary 15 at least 10/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Maple Ridge High 2 not counted apart/ })).toBeVisible();
  await expect(page.getByText('What we said')).toBeHidden();
  await seePage(page);

  await moveRound(world, id, -30);
  await signIn(page, 'grace');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'What we said' })).toBeVisible();
  for (const part of ['Respect', 'Teamwork', 'Accountability'])
    await expect(page.getByRole('heading', { name: part, exact: true })).toBeVisible();
  const item = page.getByRole('article').filter({ hasText: 'How many of us are spoken to with respect' });
  await expect(
    item.getByText(/Most or nearly all: \d+ of 22 who could say; likely between \d+ and \d+ of 100/),
  ).toBeVisible();
  await item.getByText('By building and by group').click();
  await expect(item.getByText('Lakeside Elementary')).toBeVisible();
  // Ben alone answered at the high school: shown beside the others, the rest of the district would be him.
  await expect(page.getByRole('row', { name: /Birchwood Middle 12 not shown/ })).toBeVisible();
  await expect(page.getByText(/Cronbach’s alpha\): -?\d\.\d\d, from \d+ people/).first()).toBeVisible();
  await expect(page.getByText('… listens.')).toBeVisible();
  await expect(page.getByText('Fewer than eight people wrote.', { exact: false })).toBeVisible();
  await seePage(page);
});

test('a district leaves out a question and adds its own; a survey of others stands beside the pulse, without small groups', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await addColleagues(world, 'teacher', 'Lakeside Elementary', 8);
  await world.query('alter table pulse.rounds disable trigger permanent');
  await world.query('update pulse.rounds set opens_on = opens_on - 200, closes_on = closes_on - 200');
  await world.query('alter table pulse.rounds enable trigger permanent');
  await signIn(page, 'dana');
  await page.goto('/culture/pulse');
  const before = (await world.as('dana').pulse.readItems()).own.length;
  await page.getByText('Change the questions of the next round').click();
  await page.getByLabel('I know what our leaders have promised to do this year.').uncheck();
  await page.getByLabel('A question of our own').last().fill('How many of us have read our norms?');
  await page.getByRole('button', { name: 'Save the questions' }).click();
  await expect.poll(async () => (await world.as('dana').pulse.readItems()).own.length).toBe(before + 1);
  const round = await world.as('dana').pulse.openRound(roundOf());
  expect(round.items.some(({ text }) => text.en === 'How many of us have read our norms?')).toBe(true);
  expect(round.items.some(({ id }) => id === 'e2.leaders.know')).toBe(false);
  await seePage(page);
  await page.goto('/culture/pulse/surveys');
  await page.getByLabel('CSV file').setInputFiles({
    name: 'working.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'survey,scale,building,date,n,mean,percent,source\nWorking here,Trust,,2026-05-04,120,3.8,,Report\nWorking here,Trust,Maple Ridge High,2026-05-04,6,4.9,,Report\n',
    ),
  });
  await expect(page.getByRole('row', { name: /Trust Whole district mean 3.8 120/ }).first()).toBeVisible();
  await expect(page.getByText('Rows not kept, to protect small groups: 1.').first()).toBeVisible();
  await expect(page.getByText('4.9')).toBeHidden();
  await seePage(page);
});
