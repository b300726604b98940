import type { Page } from '@playwright/test';
import { insertVisits, insertWindow, seenIn } from '../../src/areas/analysis/reading-ground.ts';
import { day } from '../../src/areas/conversations/test-ground.ts';
import { actInput, goOn, requestInput } from '../../src/areas/requests/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { visionInForce } from './analysis-ground.ts';
import { expect, test } from './journey.ts';

/** A vision whose first practice was seldom seen in Lakeside, by a reading that is frozen. */
async function seldomSeen(world: World) {
  const ground = await visionInForce(world);
  // Adopted a while ago, so that weeks have passed in which support could have come.
  await world.query('alter table visions.versions disable trigger permanent');
  await world.query('update visions.versions set adopted_on = $1', [day(-90)]);
  await world.query('alter table visions.versions enable trigger permanent');
  const windowId = await insertWindow(world, ground);
  const aims = [{ practiceId: ground.practiceIds[0] ?? '', presentPercent: 60, opportunityPercent: 50 }];
  await world.as('sam').analysis.setAims({ id: newId(), windowId, aims });
  await insertVisits(world, ground, windowId, [
    { building: 'Lakeside Elementary', rooms: 10, each: 5, answers: seenIn(5, 20, 20) },
    { building: 'Birchwood Middle', rooms: 10, each: 5, answers: seenIn(45, 20, 20) },
  ]);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  return { ...ground, windowId, practice: ground.names[0] ?? '' };
}

/** What a page asks of the server from now on. */
function callsOf(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api')) calls.push(request.url());
  });
  return calls;
}

/** Everything that the page's own storage holds. */
const storageOf = (page: Page) =>
  page.evaluate(async () => ({
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    address: location.href,
    cookies: document.cookie,
  }));

test('[B16] [B17] [B18] two talk in private, strengths first; nothing is kept; it ends in a request without names, given and closed, that names them only when both say so', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await signIn(page, 'priya');
  await page.goto('/supports/conversation');
  await expect(page.getByRole('heading', { level: 1, name: 'A conversation about support' })).toBeVisible();
  await expect(page.getByText('Nothing of this conversation is kept', { exact: false })).toBeVisible();
  await expect(page.getByText('Say back what you heard before you say what you think.')).toBeVisible();
  await seePage(page);

  // From here on the page asks no server, and there is nowhere to write.
  const before = await storageOf(page);
  const calls = callsOf(page);
  await page.getByRole('button', { name: 'Begin together' }).click();
  for (const title of [
    'Why we are here',
    'What goes well',
    'What it is like',
    'What would help',
    'How we part',
  ]) {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    if (title === 'What goes well') await seePage(page);
    await page.getByRole('button', { name: 'Go on' }).click();
  }
  await expect(page.getByText('Nothing was kept.', { exact: false })).toBeVisible();
  expect(calls).toEqual([]);
  expect(await storageOf(page)).toEqual(before);
  await seePage(page);

  // Only now do they ask, and the request names nobody.
  await page.getByRole('link', { name: 'Ask for support together' }).click();
  await expect(page.getByRole('radio', { name: /^Nobody/ })).toBeChecked();
  const what = `An hour a week to plan with a colleague ${newId().slice(-6)}`;
  await page.getByRole('radio', { name: 'Time' }).check({ force: true });
  await page.getByLabel('What for').fill(`${what}, as Grace Kowalski said`);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByRole('alert')).toContainText('Grace Kowalski');
  await page.getByLabel('What for').fill(what);
  await seePage(page);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByText('This request has no name.', { exact: false })).toBeVisible();
  const key = await page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).innerText();
  await expect(page.getByText('It names nobody.', { exact: false })).toBeVisible();
  await seePage(page);
  const kept = JSON.stringify(await storageOf(page));
  expect(kept).not.toContain(key.replaceAll('-', ''));
  const rows = JSON.stringify(await world.query('select * from requests.requests where what = $1', [what]));
  expect(rows).not.toContain(world.person('priya').id);

  // One yes tells nobody anything.
  await page.getByRole('button', { name: 'Yes, it may name me' }).click();
  await expect(page.getByText('One of you has said yes.', { exact: false })).toBeVisible();
  expect(JSON.stringify(await world.query('select * from requests.first_yeses'))).not.toContain(
    world.person('priya').id,
  );
  await signIn(page, 'elena');
  await page.goto('/supports?whose=to_give');
  await page.getByRole('link', { name: what }).click();
  await expect(page.getByText('Asked on', { exact: false })).toBeVisible();
  await expect(page.getByText('Priya Raman')).toHaveCount(0);

  // The other says it on her own sign-in, with the key.
  await signIn(page, 'grace');
  await page.goto('/supports');
  await page.getByLabel('Your key').fill(key.toLowerCase());
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.getByRole('button', { name: 'Yes, it may name me' }).click();
  await expect(page.getByText('Grace Kowalski and Priya Raman')).toBeVisible();

  // Whoever takes it up sees both; it is given, and closed by who asked.
  await signIn(page, 'elena');
  await page.goto('/supports?whose=to_give');
  await page.getByRole('link', { name: what }).click();
  await page.getByRole('button', { name: 'Take it up' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Asked by Grace Kowalski and Priya Raman', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'It has been given' }).click();
  await page.getByLabel('What was done').fill('Tuesday, first hour, from now on.');
  await page.getByLabel('Hours').fill('1,5');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('1.5 hours').first()).toBeVisible();
  await signIn(page, 'grace');
  await page.goto('/supports');
  await page.getByRole('link', { name: what }).click();
  await page.getByRole('button', { name: 'Say whether it helped' }).click();
  await page.getByRole('radio', { name: 'Partly' }).check({ force: true });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Closed').first()).toBeVisible();
  await seePage(page);
});

test('[C43] [A22] [C39] a result becomes a request for a practice, its band, building and dates; where support went stands beside where need was; a vision without support is flagged', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { windowId, practice, practiceIds } = await seldomSeen(world);
  await signIn(page, 'theo');
  await page.goto('/supports/visions?weeks=4');
  const held = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: practice }) });
  await expect(held.getByText('No support has reached it so far.')).toBeVisible();
  await page.goto('/supports/map');
  const gap = page.getByText(`Need without support: ${practice} at Lakeside Elementary.`);
  await expect(gap).toBeVisible();
  await seePage(page);

  // From the reading itself.
  await page.goto(`/seen/windows/${windowId}`);
  await page.getByRole('link', { name: 'Ask for support with it' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ask for support' })).toBeVisible();
  await expect(page.getByLabel('Practice', { exact: true })).toHaveValue(practiceIds[0] ?? '');
  const what = `A coach beside us while we try it ${newId().slice(-6)}`;
  await page.getByLabel('What for').fill(what);
  await page.getByLabel('Building', { exact: true }).selectOption('Lakeside Elementary');
  await page.getByLabel('Grade band').selectOption('3-5');
  await page.getByLabel('Needed by').fill(day(10));
  await page.getByLabel('From', { exact: true }).fill(day(1));
  await page.getByLabel('Until').fill(day(60));
  await page.getByLabel('How often').selectOption('Every week');
  await seePage(page);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByText('Seen in 5 of 50 visits; likely between', { exact: false })).toBeVisible();
  for (const part of [practice, 'Lakeside Elementary', '3-5', 'Coaching'])
    await expect(page.getByText(part, { exact: true }).first()).toBeVisible();
  const requestId = page.url().split('/').at(-1) ?? '';

  // Taken up, begun, kept; asked is not given yet, and then it is.
  await goOn(
    world,
    requestId,
    ['elena', 'took_up'],
    ['elena', 'started'],
    ['elena', 'kept', { minutes: 120 }],
  );
  await page.goto('/supports/map');
  await expect(
    page
      .getByRole('region', { name: /vision/i })
      .or(page.getByRole('table'))
      .first(),
  ).toBeVisible();
  await expect(gap).toHaveCount(0);
  await expect(page.getByText('2 hours').first()).toBeVisible();
  await page.goto('/supports/visions?weeks=4');
  await expect(held.locator('dl > div').filter({ hasText: 'Started' })).toContainText('1');
  await expect(held.locator('dl > div').filter({ hasText: /^Kept/ })).toContainText('1');
  await world.query(`alter table requests.acts disable trigger permanent`);
  await world.query(`update requests.acts set done_on = $1 where request_id = $2`, [day(-30), requestId]);
  await world.query(`alter table requests.acts enable trigger permanent`);
  await page.reload();
  await expect(held.locator('dl > div').filter({ hasText: 'Lapsed' })).toContainText('1');
  await expect(held.getByText('No support for 4 weeks')).toBeVisible();
  await seePage(page);
  await world
    .as('elena')
    .requests.act(
      actInput(requestId, 'fulfilled', { note: 'Eight lessons, planned and looked at.', cents: 4_000 }),
    );
  await page.goto(`/supports/${requestId}`);
  await expect(page.getByText('$40').first()).toBeVisible();
  await expect(
    page.getByText('They do not say that one brought about the other.', { exact: false }),
  ).toBeVisible();
  await seePage(page);
  await signIn(page, 'bruno');
  await page.goto('/supports');
  await expect(page.getByRole('row', { name: /Lakeside Elementary/ })).toBeVisible();
  await expect(page.getByText(what)).toHaveCount(0);
  await seePage(page);
});

test('[C38] [B22] barriers have an owner, an age and a way to the District Network and back; and how long things take is known', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const title = `No room for the reading group ${newId().slice(-6)}`;
  await signIn(page, 'rosa');
  await page.goto('/conversations/barriers');
  await page.getByRole('button', { name: 'Raise a barrier' }).click();
  await page.getByRole('radio', { name: 'What else people need' }).check({ force: true });
  await page.getByLabel('What stands in the way').fill(title);
  await page.getByLabel('What it hinders, and what was tried').fill('It meets in the hall.');
  await page.getByRole('button', { name: 'Send to the District Network' }).click();
  const barrier = page.getByRole('article').filter({ hasText: title });
  await expect(barrier.getByText('Nobody yet')).toBeVisible();
  await world.query('alter table conversations.barriers disable trigger permanent');
  await world.query(
    `update conversations.barriers set raised_at = now() - interval '9 days' where title = $1`,
    [title],
  );
  await world.query('alter table conversations.barriers enable trigger permanent');
  await signIn(page, 'dana');
  await page.goto('/conversations/barriers');
  await barrier.getByRole('button', { name: 'We take it up' }).click();
  await barrier.getByLabel('We take it up').fill('On our next agenda.');
  await barrier.getByRole('button', { name: 'Send the reply' }).click();
  await expect(barrier.getByText('Dana Whitfield').first()).toBeVisible();
  await expect(barrier.getByText('9 days', { exact: true })).toBeVisible();
  await expect(
    barrier.getByText('Lakeside Elementary with its Building Network, then the District Network, and back'),
  ).toBeVisible();
  await page.getByLabel('What it is about').selectOption('Instruction');
  await expect(barrier).toHaveCount(0);
  await page.getByLabel('What it is about').selectOption('What else people need');
  await expect(barrier).toBeVisible();
  await seePage(page);
  for (let count = 0; count < 5; count += 1) {
    const { requestId } = requestInput();
    await world.as('theo').requests.ask(requestInput({ requestId, what: 'Something small.' }));
    await goOn(world, requestId, ['elena', 'took_up']);
  }
  await page.goto('/supports/pace');
  const section = (name: string) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await expect(section('Support: asked to taken up').getByText(/half of them took between/)).toBeVisible();
  await expect(
    section('Barriers: raised to answered').getByText(/Open now: 1, the oldest for 9 days/),
  ).toBeVisible();
  for (const name of [
    'Next steps: made to done',
    'Questions: asked to answered',
    'Drafts: submitted to reviewed',
    'Decisions: first on an agenda to decided',
  ])
    await expect(section(name)).toBeVisible();
  await expect(page.getByText('Theo Lindqvist')).toHaveCount(0);
  await seePage(page);
});
