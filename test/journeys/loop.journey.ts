import { randomBytes } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { addDays, schoolDayOf } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { NamedPerson } from '../maple-ridge.ts';
import { openWorld, type World } from '../world.ts';
import { expect, test } from './journey.ts';
import { choose, finishVisit, startVisit } from './visit-ground.ts';

const today = schoolDayOf(new Date(), 'America/Detroit');

/** Opens a browser of somebody's own: their session, the size of their screen. */
async function sitDown(browser: Browser, world: World, name: NamedPerson, width: number): Promise<Page> {
  const context = await browser.newContext({
    baseURL: world.url,
    viewport: { width, height: width < 500 ? 740 : 900 },
  });
  const [cookie = '', value = ''] = world.cookieOf(name).split('=');
  await context.addCookies([{ name: cookie, value, url: world.url, httpOnly: true, sameSite: 'Lax' }]);
  return context.newPage();
}

/** Eleven more visits to five more rooms, as other phones would have brought them. */
async function moreVisits(world: World, windowId: string, practiceIds: string[]): Promise<void> {
  const rooms = Array.from({ length: 5 }, () => randomBytes(32).toString('base64url'));
  const at = new Date().toISOString();
  const deviceId = newId();
  const visits = Array.from({ length: 11 }, (_, index) => ({
    id: newId(),
    windowId,
    buildingId: world.place('Lakeside Elementary'),
    bandId: world.place('3-5'),
    lessonPart: 'middle',
    roomToken: rooms[index % 5],
    observerId: world.person('elena').id,
    capacityId: world.person('elena').capacityId,
    deviceId,
    deviceCounter: index + 1,
    startedAt: at,
    endedAt: at,
    utcOffsetMinutes: -300,
    clientVersion: '0.1.0',
    tallies: practiceIds.map((practiceId) => ({
      practiceId,
      answer: index % 3 === 0 ? 'seen' : 'not_seen',
      timesCount: null,
    })),
  }));
  const receipt = await world.as('elena').observation.deliverVisits({ deviceSentAt: at, visits } as never);
  expect(receipt.refused).toEqual([]);
}

/** Lets the window's last day pass. Only the clock of the wall does that; here the owner of the database turns it. */
async function letDayPass(world: World, windowId: string): Promise<void> {
  await world.query("set session_replication_role = 'replica'");
  await world.query(
    'update observation.windows set starts_on = starts_on - 1, ends_on = ends_on - 1 where id = $1',
    [windowId],
  );
  await world.query("set session_replication_role = 'origin'");
}

test('[A20] [B11] [C23] [C26] [C30] [C31] [C33] [B12] five people go once round the loop, from a model to a shared decision', async ({
  browser,
  seePage,
}) => {
  test.setTimeout(420_000);
  const world = await openWorld();
  try {
    // Dana, of the District Network, sets a target and starts the vision on the model as it is.
    const dana = await sitDown(browser, world, 'dana', 1280);
    await dana.goto('/visions/targets');
    await dana.getByLabel('Subject').selectOption({ label: 'Mathematics' });
    await dana.getByLabel('The target').fill('Students explain why a step holds.');
    await dana.getByRole('button', { name: 'Set the target' }).click();
    await expect(
      dana.getByRole('listitem').filter({ hasText: 'Students explain why a step holds.' }),
    ).toBeVisible();
    await dana.goto('/visions/new');
    await dana.getByLabel('Subject').selectOption({ label: 'Mathematics' });
    await dana.getByRole('radio', { name: /Adopt the model as it is/ }).check();
    await dana.getByRole('button', { name: 'Start the vision' }).click();
    await expect(dana.getByRole('heading', { name: 'Who writes it' })).toBeVisible();
    const visionId = new URL(dana.url()).pathname.split('/').at(-1) ?? '';
    await dana.getByRole('button', { name: 'Add people' }).click();
    await dana.getByLabel('Find somebody by name').fill('theo');
    await dana.getByRole('button', { name: 'Add Theo Lindqvist' }).click();
    await expect(dana.getByText('Theo Lindqvist').first()).toBeVisible();

    // Theo, a teacher, finds it on Home, writes what is particular here, and sends it.
    const theo = await sitDown(browser, world, 'theo', 360);
    await theo.goto('/');
    await theo.getByRole('link', { name: /Continue writing/ }).click();
    await theo.getByLabel('Local context').fill('Our students bring many languages to class.');
    await expect(theo.locator('.visions-save-line')).toHaveText('Saved');
    const draft = await world.as('theo').visions.readDraft({ visionId } as never);
    const [target] = await world.as('theo').visions.listTargets({});
    for (const practice of draft.practices) {
      const content = { ...practice.content, targetIds: [target?.id] };
      await world.as('theo').visions.savePractice({
        visionId,
        practiceId: practice.practiceId,
        baseRevision: practice.revision,
        content,
      } as never);
    }
    await theo.reload();
    await theo.getByRole('button', { name: 'Send to the superintendent' }).click();
    await expect(theo.getByText(/Sent to the superintendent|In review|Waiting for/).first()).toBeVisible();

    // Sam, the superintendent, reviews and forwards it; Dana records the District Network's adoption.
    const sam = await sitDown(browser, world, 'sam', 1280);
    await sam.goto('/');
    await sam.getByRole('link', { name: /Review what was sent/ }).click();
    await sam.getByRole('button', { name: 'Forward to the District Network' }).click();
    await expect(sam.getByText('Waiting for adoption').first()).toBeVisible();
    await dana.goto('/');
    await dana.getByRole('link', { name: /Forwarded to the District Network/ }).click();
    await dana.getByRole('checkbox', { name: 'Dana Whitfield' }).check();
    await dana.getByRole('checkbox', { name: 'Noor Haddad' }).check();
    await dana.getByLabel('Who chaired').selectOption({ label: 'Dana Whitfield' });
    await dana.getByLabel('What the District Network declares').fill('This is what we aim for, together.');
    await dana.getByRole('button', { name: 'Record the adoption' }).click();
    await expect(dana.getByText(/^Version 1, adopted on/)).toBeVisible();
    const [version] = await world.as('dana').visions.listVersions({});
    const versionId = version?.id ?? '';

    // Sam publishes the agreement; before anybody has studied the vision, no window opens.
    await sam.goto('/visits/agreement/new');
    await sam.getByRole('button', { name: 'Publish the agreement' }).click();
    await expect(sam.getByRole('heading', { name: 'The observation agreement', level: 1 })).toBeVisible();
    await sam.goto('/visits/windows/new');
    await expect(sam.getByRole('button', { name: 'Open the window' })).toHaveCount(0);

    // Elena, the coach, records the study session that opens the gate.
    const elena = await sitDown(browser, world, 'elena', 1280);
    await elena.goto('/conversations');
    await elena.getByRole('link', { name: 'Plan a study session' }).click();
    await elena.getByLabel('What the session is called').fill('Our first look together');
    await elena.getByRole('checkbox', { name: 'Students answer students' }).check();
    await elena.getByRole('button', { name: 'Plan the session' }).click();
    await elena.getByRole('button', { name: 'Record it as held' }).click();
    await elena.getByRole('button', { name: /^Mark (all|this)/ }).click();
    await elena.getByRole('button', { name: /^Record with/ }).click();
    await expect(elena.getByRole('heading', { name: 'Our first look together' })).toBeVisible();

    // Now the window opens, for today.
    await sam.reload();
    await sam.getByLabel('What do you want to learn?').fill('Where do students answer one another?');
    const practices = sam.getByRole('group', { name: 'Practices to look for' }).getByRole('checkbox');
    for (const index of [0, 1, 2]) await practices.nth(index).check();
    await sam.getByRole('checkbox', { name: 'Lakeside Elementary' }).check();
    await sam.getByLabel('First day').fill(today);
    await sam.getByLabel('Last day').fill(today);
    await sam.getByRole('button', { name: 'Open the window' }).click();
    await expect(sam.getByRole('heading', { name: 'Mathematics', level: 1 })).toBeVisible();
    const windowId = new URL(sam.url()).pathname.split('/').at(-1) ?? '';

    // Priya, a principal, visits a room with a phone that has no signal.
    const priya = await sitDown(browser, world, 'priya', 360);
    await priya.goto('/visit');
    await priya.getByText('Works without a signal.').waitFor();
    await priya.context().setOffline(true);
    await startVisit(priya, 'Room 4');
    const kit = await world.as('priya').observation.readFieldKit();
    const looked = kit.windows[0]?.practices ?? [];
    for (const practice of looked) await choose(priya, practice.name, 'Seen');
    await finishVisit(priya);
    await priya.context().setOffline(false);
    await priya.goto('/visit/outbox');
    await expect(priya.getByText('Nothing is waiting.')).toBeVisible();
    await moreVisits(
      world,
      windowId,
      looked.map(({ id }) => id),
    );
    await letDayPass(world, windowId);

    // What was seen, with its uncertainty; the reading is taken, talked about, and the window closes with a next step.
    await dana.goto(`/seen/windows/${windowId}`);
    await dana.getByRole('button', { name: 'Take the reading' }).click();
    await expect(dana.getByText(/5 of 12|12 visits/).first()).toBeVisible();
    await seePage(dana);
    await dana.goto(`/steps/conversations/${windowId}`);
    await dana.getByLabel('The group has heard this and accepts it').check();
    await dana.getByRole('button', { name: 'Begin the conversation' }).click();
    for (const [text, next] of [
      ['Seen in 5 of 12 visits', 'Wonderings'],
      ['Is there time for it in the afternoon?', 'Meaning'],
      ['Talk needs a task worth talking about', 'Next steps'],
    ] as const) {
      await dana.getByLabel('Note', { exact: true }).fill(text);
      await dana.getByRole('button', { name: 'Add the note' }).click();
      await expect(dana.getByRole('listitem').filter({ hasText: text })).toBeVisible();
      await dana.getByRole('button', { name: `Go on to: ${next}` }).click();
      await expect(dana.getByRole('heading', { level: 1, name: next })).toBeVisible();
    }
    await dana.getByLabel('What we will do').fill('A weekly half hour to plan tasks together');
    await dana.getByLabel('How we would tell that it helped').fill('Seen in more visits in the next window');
    await dana.getByRole('radio', { name: 'Resource' }).check();
    await dana.getByRole('radio', { name: 'Professional learning' }).check({ force: true });
    await dana.getByLabel('Day on which we look again').fill(addDays(today, 30));
    await dana.getByRole('searchbox', { name: 'Who holds it' }).fill('elena');
    await dana.getByRole('button', { name: 'Elena Vargas' }).click();
    await dana.getByRole('button', { name: 'Make a next step' }).click();
    await expect(dana.getByRole('listitem').filter({ hasText: 'A weekly half hour' })).toContainText(
      'Elena Vargas',
    );
    await dana.getByRole('button', { name: 'Close the window' }).click();
    await dana.getByRole('button', { name: 'Close it for good' }).click();
    await expect(dana.getByText('Dana Whitfield closed this window')).toBeVisible();

    // The step waits on the home page of whoever owns it.
    await elena.goto('/');
    await expect(
      elena.getByRole('link', { name: /A weekly half hour to plan tasks together/ }),
    ).toBeVisible();
    await seePage(elena);

    // One page holds the round with its days, what was seen with how sure one can be, and when they look again.
    await elena.goto('/where-we-stand');
    const round = elena.getByRole('row').filter({ hasText: '0 steps done, 1 open' });
    await expect(round.getByRole('cell').first()).not.toHaveText('not yet');
    await expect(elena.getByText(/^Seen in \d+ of 12 visits\. Too few for a share\./).first()).toBeVisible();
    await expect(elena.getByText(/^We look again on/)).toBeVisible();
    await seePage(elena);
    expect(versionId).not.toBe('');
  } finally {
    for (const context of browser.contexts()) await context.close();
    await world.close();
  }
});
