import type { Page, Route } from '@playwright/test';
import { insertWindow } from '../../src/areas/analysis/reading-ground.ts';
import { addDays, schoolDayOf } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';
import { choose, finishVisit, openVisit, openVisiting, startVisit, visitsOnServer } from './visit-ground.ts';

test.describe.configure({ timeout: 120_000 });

const day = (fromToday: number) => addDays(schoolDayOf(new Date(), 'America/Detroit'), fromToday);

/** An agreement that promises results within seven days, and a window under it that ended three days ago. */
async function promiseResults(world: World): Promise<string> {
  const { practices } = await openVisiting(world);
  const sam = world.as('sam');
  const { agreement } = await sam.observation.readCurrentAgreement();
  if (agreement === null) throw new Error('no agreement was published');
  const content = { ...agreement.content, sharedWithinDays: 7 };
  await sam.observation.publishAgreement({ id: newId() as never, content });
  const [version] = await sam.visions.listVersions({});
  if (version === undefined) throw new Error('no vision was adopted');
  const ground = {
    subjectId: version.subject.id,
    versionId: version.id,
    practiceIds: practices.map(({ id }) => id),
  };
  const windowId = await insertWindow(world, ground, { startsOn: day(-40), endsOn: day(-3) });
  // As one that was opened in time would be kept by now.
  await world.query('alter table observation.windows disable trigger permanent');
  await world.query('update observation.windows set opened_at = starts_on where id = $1', [windowId]);
  await world.query('alter table observation.windows enable trigger permanent');
  return windowId;
}

test('a teacher reads what was promised, what is looked for and by when everybody sees the results; a principal reads the same', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const windowId = await promiseResults(world);
  const promised = /^The visits are over\. Results are promised by /;
  for (const name of ['theo', 'priya'] as const) {
    await signIn(page, name);
    await page.goto('/visits');
    await page.getByRole('link', { name: 'For teachers' }).click();
    await expect(page.getByText(promised)).toBeVisible();
    await expect(page.getByText('may drop by for a few minutes')).toBeVisible();
    await expect(page.getByText('No visit is used to judge anybody.')).toBeVisible();
    await expect(page.getByText('within 7 days after the window ends')).toBeVisible();
    await expect(page.getByText('There is no page about a person')).toBeVisible();
  }
  await page.getByText('The practices, and the words you may hear').first().click();
  const { practices } = await world.as('theo').observation.readWindow({
    id: (await openVisiting(world)).windowId as never,
  });
  const [phrase = ''] = practices[0]?.phrases ?? [];
  expect(phrase).not.toBe('');
  await expect(page.getByText(phrase, { exact: true })).toBeVisible();
  await seePage(page);
  await world.as('priya').analysis.takeReading({ id: newId(), windowId });
  await page.reload();
  await expect(page.getByText(/^Results were promised by .* open to everybody since/)).toBeVisible();
  await page.getByRole('link', { name: 'See what was seen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a teacher invites to come and see; the observer learns no name, the teacher learns who comes, and one tap ends it', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await openVisiting(world);
  await world.query(
    `insert into observation.invitation_months (district_id, building_id, month, ended_count)
     values ($1, $2, '2026-09-01', 12) on conflict do nothing`,
    [world.districtId, world.place('Lakeside Elementary')],
  );
  await signIn(page, 'theo');
  await page.goto('/visits/invitations');
  // A month, and not its first day.
  await expect(page.getByText(/September 2026/)).toBeVisible();
  await page.getByLabel('To which practice').selectOption({ index: 1 });
  await page.getByLabel('Around midday').check();
  await page.getByLabel('A word about it (optional)').fill('Come to Amina Yusuf and me in room 12.');
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText('Your words tell who or where: “room 12” and “Amina Yusuf”.')).toBeVisible();
  // What was typed is still there after the page was left.
  await page.reload();
  await expect(page.getByLabel('A word about it (optional)')).toHaveValue(/room 12/);
  await page.getByLabel('A word about it (optional)').fill('We compare two solutions.');
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText('Nobody has said yet that they will come.')).toBeVisible();
  await seePage(page);

  await signIn(page, 'priya');
  await page.goto('/visits/invitations');
  await expect(page.getByText('We compare two solutions.')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Theo');
  await page.getByRole('button', { name: 'I will come' }).click();
  await expect(page.getByText('You said that you will come.')).toBeVisible();
  await seePage(page);

  await signIn(page, 'theo');
  await page.goto('/visits/invitations');
  await expect(page.getByText('Priya Raman will come. Tell them where to find you.')).toBeVisible();
  await page.getByRole('button', { name: /^Withdraw the invitation/ }).click();
  await expect(page.getByText('You have no invitation open.')).toBeVisible();
  expect(await world.query('select from observation.invitations')).toHaveLength(0);
});

/** The server gets what is sent there next and keeps it; its answer never arrives. */
async function loseAnswer(page: Page, address: string): Promise<void> {
  const lose = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route(address, lose, { times: 1 });
}

test('an invitation that arrived while its answer was lost is shown after an edit, and the edit can be sent in its place', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await openVisiting(world);
  await signIn(page, 'theo');
  await page.goto('/visits/invitations');
  const words = page.getByLabel('A word about it (optional)');
  const invite = page.getByRole('button', { name: 'Invite' });
  await words.fill('We compare two solutions.');
  await loseAnswer(page, '**/api/observation/invitations/*');
  await invite.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await words.fill('We compare three solutions.');
  await invite.click();
  await expect(page.getByText('Your invitation had arrived before, as you first sent it.')).toBeVisible();
  const withdraw = page.getByRole('button', { name: /^Withdraw the invitation/ });
  await expect(withdraw).toHaveCount(1);
  await seePage(page);
  await page.reload();
  await expect(words).toHaveValue('We compare three solutions.');
  await withdraw.click();
  await expect(page.getByText('You have no invitation open.')).toBeVisible();
  await invite.click();
  await expect(page.getByText('Your invitation is open.')).toBeVisible();
  expect(await world.query('select note from observation.invitations')).toEqual([
    { note: 'We compare three solutions.' },
  ]);
  await withdraw.click();
  await expect(withdraw).toHaveCount(0);
});

async function formTeam(world: World): Promise<{ teamId: string; practice: string }> {
  const { practices } = await openVisiting(world);
  const { conversations, observation } = world.as('theo');
  const teamId = newId();
  const practiceIds = practices.slice(0, 2).map(({ id }) => id) as never;
  const personIds = [world.person('amina').id, world.person('grace').id] as never;
  await conversations.formGroup({
    id: teamId as never,
    kind: 'team',
    name: 'Talk in mathematics',
    buildingId: null,
    personIds,
  });
  const purpose = 'That children talk about their solutions.';
  await conversations.sayPurpose({ id: teamId as never, purposeId: newId(), purpose, practiceIds });
  for (const answer of ['seen', 'seen', 'not_seen', 'no_opportunity'])
    await observation.recordPeerVisit({
      teamId,
      id: crypto.randomUUID(),
      madeOn: day(-1),
      tallies: [{ practiceId: practices[0]?.id, answer }],
    } as never);
  return { teamId, practice: practices[0]?.name ?? '' };
}

test('a team visits one another with the same tally, sees its own counts, and deletes them when it likes', async ({
  page,
  context,
  world,
  signIn,
  seePage,
}) => {
  const { practice } = await formTeam(world);
  await signIn(page, 'theo');
  await page.goto('/visits/among-us');
  await expect(page.getByText('No counts are shown yet. They come in fives')).toBeVisible();
  await page.getByRole('link', { name: 'Record a visit' }).click();
  await choose(page, practice, 'Seen');
  await seePage(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Keep it for the team' }).click();
  await expect(page.getByText('What you chose stays on this device.')).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(
    page.getByRole('group', { name: practice }).getByRole('radio', { name: 'Seen', exact: true }),
  ).toBeChecked();
  // It arrives, its answer does not; what is changed then neither changes it nor makes a second one.
  await loseAnswer(page, '**/api/observation/peer-teams/**');
  await page.getByRole('button', { name: 'Keep it for the team' }).click();
  await expect(page.getByText('What you chose stays on this device.')).toBeVisible();
  await choose(page, practice, 'Not seen');
  await page.getByRole('button', { name: 'Keep it for the team' }).click();
  await expect(page.getByText('This visit had arrived before')).toBeVisible();
  expect(await world.query('select from observation.peer_visits')).toHaveLength(5);
  await page.getByRole('link', { name: 'See the team’s counts' }).click();
  await expect(page.getByText('Seen in 3 of 4 visits')).toBeVisible();
  await expect(page.getByText('No opportunity: 1.')).toBeVisible();
  await expect(page.getByText('Counts grow by five')).toBeVisible();
  await seePage(page);
  // Another one: that it is kept is said beside the button, and it changes nothing of what five have shown.
  await page.getByRole('link', { name: 'Record a visit' }).click();
  await choose(page, practice, 'Not seen');
  await page.getByRole('button', { name: 'Keep it for the team' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Kept for the team.' })).toBeInViewport();
  await page.getByRole('link', { name: 'See the team’s counts' }).click();
  await expect(page.getByText('Seen in 3 of 4 visits')).toBeVisible();

  await signIn(page, 'priya');
  await page.goto('/visits/among-us');
  await expect(page.getByText('You are on no team yet.')).toBeVisible();

  await signIn(page, 'grace');
  await page.goto('/visits/among-us');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete all of it' }).click();
  await expect(page.getByText('No counts are shown yet.')).toBeVisible();
  expect(await world.query('select from observation.peer_tallies')).toHaveLength(0);
});

/** Priya's phone has no signal: her visit is saved to a file. */
async function saveVisitToFile(page: Page, world: World): Promise<string> {
  const { practices } = await openVisiting(world);
  await openVisit(page);
  await page.context().setOffline(true);
  await startVisit(page, 'Room 12');
  for (const practice of practices) await choose(page, practice.name, 'Seen');
  await finishVisit(page);
  await page.getByRole('link', { name: '1 visit waits on this phone' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save to a file' }).click();
  return (await download).path();
}

test('the unsent visits of a phone are saved to a file, and an administrator loads it: they stay that person’s', async ({
  page,
  browser,
  world,
  signIn,
  seePage,
}) => {
  await signIn(page, 'elena');
  const file = await saveVisitToFile(page, world);
  const before = (await visitsOnServer(world)).length;
  const office = await browser.newContext({ baseURL: world.url });
  const desk = await office.newPage();
  await signIn(desk, 'odette');
  await desk.goto('/visits/saved-file');
  const load = () => desk.locator('input[type=file]').setInputFiles(file);
  await load();
  await expect(desk.getByText('Received. Recorded by Elena Vargas.')).toBeVisible();
  await load();
  await expect(desk.getByText('Was here already. Recorded by Elena Vargas.')).toBeVisible();
  await seePage(desk);
  const visits = await visitsOnServer(world);
  expect(visits).toHaveLength(before + 1);
  expect(visits.at(-1)?.observer_id).toBe(world.person('elena').id);
  // The phone wakes up: what it sends is recognized, and there is still one.
  await page.context().setOffline(false);
  await expect(page.getByText('Nothing is waiting.')).toBeVisible();
  expect(await visitsOnServer(world)).toHaveLength(before + 1);
  await office.close();
});
