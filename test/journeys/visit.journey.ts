import { expect, test } from './journey.ts';
import { choose, finishVisit, openVisit, openVisiting, startVisit, visitsOnServer } from './visit-ground.ts';

test.describe.configure({ timeout: 120_000 });

test('[C31] a principal records a drop-in visit on a phone without a signal, and it arrives when the signal is back', async ({
  page,
  context,
  world,
  signIn,
  seePage,
}) => {
  const { practices } = await openVisiting(world);
  const before = (await visitsOnServer(world)).length;
  await signIn(page, 'priya');
  await openVisit(page);
  await seePage(page);
  await context.setOffline(true);
  await page.reload();
  await startVisit(page, 'Room 12');
  await seePage(page);
  for (const practice of practices) await choose(page, practice.name, 'Seen');
  await finishVisit(page);
  await expect(page.getByRole('heading', { name: 'Saved on this phone', level: 1 })).toBeVisible();
  await seePage(page);

  // The tab is closed, the phone still has no signal: the visit is still there.
  const later = await context.newPage();
  await page.close();
  await later.goto('/visit/outbox');
  await expect(later.getByText('1 visit waits on this phone')).toBeVisible();
  expect(await visitsOnServer(world)).toHaveLength(before);

  await later.getByRole('button', { name: 'Send now' }).click();
  await expect(later.getByText('No connection to Jointly right now.')).toBeVisible();
  await expect(later.getByText('1 visit waits on this phone')).toBeVisible();
  await context.setOffline(false);
  await expect(later.getByText('Nothing is waiting.')).toBeVisible();
  await expect(later.getByText(/^Received by Jointly on/)).toBeVisible();
  await seePage(later);
  expect(await visitsOnServer(world)).toHaveLength(before + 1);
});

test('[C31] a visit to the next room takes a handful of taps, all of them within reach of a thumb', async ({
  page,
  world,
  signIn,
}) => {
  const { practices } = await openVisiting(world);
  await signIn(page, 'marcus');
  await openVisit(page);
  await startVisit(page, 'Room 7');
  for (const practice of practices) await choose(page, practice.name, 'Not seen');
  await finishVisit(page);
  await page.getByRole('link', { name: 'Next room' }).click();
  // A list of rooms is pasted once; from then on the room, the band and the building are proposed.
  await page.getByText('Your list of rooms').click();
  await page.getByLabel('Rooms', { exact: true }).fill('Room 7\nRoom 8');
  await page.getByRole('button', { name: 'Add to the list' }).click();
  await expect(page.getByText('1 room of your list is not yet visited.')).toBeVisible();
  await page.getByText('Your list of rooms').click();

  let taps = 0;
  const tap = async (target: ReturnType<typeof page.getByText>) => {
    const box = await target.boundingBox();
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(40);
    await target.click();
    taps += 1;
  };
  await tap(page.getByRole('group', { name: 'Part of the lesson' }).locator('label', { hasText: 'Middle' }));
  const start = page.getByRole('button', { name: 'Start the visit' });
  const [box, size] = [await start.boundingBox(), page.viewportSize()];
  if (size !== null && size.width < 500) {
    expect(box?.y ?? 0).toBeGreaterThan(size.height / 2);
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(48);
  }
  await tap(start);
  await expect(page.getByRole('heading', { level: 1, name: 'Room 8' })).toBeVisible();
  for (const practice of practices) {
    await tap(
      page.getByRole('group', { name: practice.name }).locator('label', { hasText: 'No opportunity' }),
    );
  }
  await tap(page.getByRole('button', { name: 'Finish' }));
  await tap(page.getByRole('button', { name: 'Save this visit' }));
  await expect(page.getByRole('heading', { level: 1, name: /Saved on this phone|Received/ })).toBeVisible();
  expect(taps).toBeLessThanOrEqual(practices.length + 4);
});

test('[C32] each tap on the name of a practice counts, can be taken back, and arrives with the visit', async ({
  page,
  world,
  signIn,
}) => {
  const { practices } = await openVisiting(world);
  const [first, second] = practices;
  await signIn(page, 'elena');
  await openVisit(page);
  await startVisit(page, 'Room 3');
  const section = page.getByRole('region', { name: first?.name ?? '' });
  const name = section.getByRole('button', { name: first?.name ?? '' }).first();
  for (let time = 0; time < 4; time += 1) await name.click();
  await expect(section.getByText('4 times')).toBeVisible();
  await expect(section.getByRole('radio', { name: 'Seen', exact: true })).toBeChecked();
  await section.getByRole('button', { name: /^Take back the last answer/ }).click();
  await expect(section.getByText('3 times')).toBeVisible();
  await choose(page, second?.name ?? '', 'Seen');
  await finishVisit(page);
  await expect(page.getByRole('heading', { name: 'Received', level: 1 })).toBeVisible();
  const visitId = page.url().split('/').at(-1);

  const arrived = (await visitsOnServer(world)).find((visit) => visit.id === visitId);
  const counted = new Map(arrived?.tallies.map((tally) => [tally.practice_id, tally.times_count]));
  expect(counted.get(first?.id ?? '')).toBe(3);
  expect(counted.get(second?.id ?? '')).toBe(null);
  // What was not answered is not there: missing is none of the answers.
  expect(counted.size).toBe(2);
});

test('[C34] [C35] no opportunity is a proper answer, nothing is scored, and the screens say that nobody expects perfection', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const { practices } = await openVisiting(world);
  const [first, second, third, fourth] = practices.map((practice) => practice.name);
  await signIn(page, 'dana');
  await openVisit(page);
  const line = 'Nobody expects to see all of it in one lesson.';
  await expect(page.getByText(line)).toBeVisible();
  await startVisit(page, 'Room 21');
  await expect(page.getByText(line)).toBeVisible();
  await choose(page, first ?? '', 'Seen');
  await choose(page, second ?? '', 'Not seen');
  await choose(page, third ?? '', 'No opportunity');
  await page.getByRole('button', { name: 'Finish' }).click();
  // The look back names what is open, and leaves it open unless the observer decides.
  await expect(page.getByText('1 practice has no answer yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Mark the rest “could not tell”' }).click();
  await expect(page.getByText('Every practice has an answer.')).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Save this visit' }).click();
  await expect(page.getByRole('heading', { name: 'Received', level: 1 })).toBeVisible();
  const visitId = page.url().split('/').at(-1);

  await page.getByRole('link', { name: 'Show to the teacher' }).click();
  await expect(page.getByRole('heading', { name: 'What I saw' })).toBeVisible();
  await expect(page.getByText(first ?? '')).toBeVisible();
  for (const unseen of [second, third, fourth]) await expect(page.getByText(unseen ?? '')).toBeHidden();
  await expect(page.getByText(line)).toBeVisible();
  expect(await page.locator('body').innerText()).not.toMatch(/\d\s*%|score|points|Not seen|Room 21/i);
  await seePage(page);

  const arrived = (await visitsOnServer(world)).find((visit) => visit.id === visitId);
  const answers = arrived?.tallies.map((tally) => tally.answer);
  expect(answers?.toSorted()).toEqual(['could_not_tell', 'no_opportunity', 'not_seen', 'seen']);
});

test('[C10] [C11] a visit says its subject, asks for its grade band, and shows each look-for as behavior, practice or characteristic', async ({
  page,
  world,
  signIn,
}) => {
  const { practices } = await openVisiting(world);
  await signIn(page, 'noor');
  await openVisit(page);
  await expect(page.getByText('Mathematics')).toBeVisible();
  await page.getByLabel('Room', { exact: true }).fill('Room 5');
  await choose(page, 'Part of the lesson', 'End');
  await page.getByRole('button', { name: 'Start the visit' }).click();
  await expect(page.getByText('Choose the grade band.')).toBeVisible();
  await choose(page, 'Grade band', 'K-2');
  await page.getByRole('button', { name: 'Start the visit' }).click();
  const section = page.getByRole('region', { name: practices[0]?.name ?? '' });
  await section.getByText('What to look for').click();
  await expect(section.getByRole('listitem').first()).toContainText(/Behavior|Practice|Characteristic/);
  await expect(section.getByText('When it can occur')).toBeVisible();
  await expect(section.getByText('Not to be mistaken for')).toBeVisible();
});
