import type { Page } from '@playwright/test';
import { addDays, schoolDayOf } from '../../src/kit/days.ts';
import { newId } from '../../src/kit/new-id.ts';
import { adoptVision } from '../adopted-vision.ts';
import type { NamedPerson } from '../maple-ridge.ts';
import type { World } from '../world.ts';
import { expect, test } from './journey.ts';

const today = schoolDayOf(new Date(), 'America/Detroit');
const audience: NamedPerson[] = ['sam', 'dana', 'noor', 'priya', 'marcus', 'theo', 'amina', 'grace', 'ben'];

/** Adopts a vision, once in a world, and gives its version in force. */
async function visionOf(world: World, subject: string, model: string) {
  const versions = await world.as('sam').visions.listVersions({});
  const known = versions.find((version) => version.subject.name === subject);
  if (known !== undefined) return known;
  await adoptVision(world, { subject, model });
  const [version] = (await world.as('sam').visions.listVersions({})).filter(
    (one) => one.subject.name === subject,
  );
  if (version === undefined) throw new Error(`the vision for ${subject} was not adopted`);
  return version;
}

/** A study session of a version, held today with these people. */
async function study(world: World, version: Awaited<ReturnType<typeof visionOf>>, names: NamedPerson[]) {
  const elena = world.as('elena');
  const facts = {
    id: newId() as never,
    heldOn: today,
    minutes: 45,
    practiceIds: version.practices.map(({ practiceId }) => practiceId) as never[],
  };
  await elena.conversations.planSession({
    ...facts,
    versionId: version.id as never,
    title: 'Study of all practices',
    buildingId: null,
    ledById: world.person('elena').id as never,
  });
  const presentIds = names.map((name) => world.person(name).id) as never[];
  await elena.conversations.holdSession({ ...facts, presentIds });
}

async function publishAgreement(page: Page) {
  await page.goto('/visits/agreement/new');
  await page.getByRole('button', { name: 'Publish the agreement' }).click();
  await expect(page.getByRole('heading', { name: 'The observation agreement', level: 1 })).toBeVisible();
}

test('the superintendent publishes the agreement, and a teacher reads it as a promise', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await signIn(page, 'sam');
  await page.goto('/visits/agreement/new');
  await page.getByLabel('Who sees it').fill('');
  await page.getByRole('button', { name: 'Publish the agreement' }).click();
  await expect(page.getByText('Write one to twenty points')).toBeVisible();
  await page
    .getByLabel('Who sees it')
    .fill('Everybody in the district sees the results\nNobody sees one visit');
  await seePage(page);
  await page.getByRole('button', { name: 'Publish the agreement' }).click();
  await expect(
    page.getByText(/Agreement \d+\. Published on .* by Sam Ortiz, Superintendent\./),
  ).toBeVisible();
  const { agreements } = await world.as('ursula').observation.listAgreements();
  expect(agreements[0]?.content.seenBy).toEqual([
    'Everybody in the district sees the results',
    'Nobody sees one visit',
  ]);

  await signIn(page, 'theo');
  await page.goto('/visits/agreement');
  await expect(page.getByRole('heading', { name: 'What is never written down' })).toBeVisible();
  await expect(page.getByText('The name of a teacher')).toBeVisible();
  await expect(page.getByText('Nobody sees one visit')).toBeVisible();
  await expect(page.getByRole('link', { name: /Write the/ })).toHaveCount(0);
  await seePage(page);
});

test('[C30] no window opens before the vision is understood, unless an override is on record', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const version = await visionOf(world, 'English Language Arts', 'english-language-arts');
  await signIn(page, 'sam');
  await publishAgreement(page);
  await page.goto('/visits/windows/new');
  await page.getByLabel('Vision').selectOption({ value: version.id });
  await expect(page.getByText('before anybody is visited. Study sessions come first.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the window' })).toHaveCount(0);
  await seePage(page);
  await world.as('sam').conversations.overrideGate({
    versionId: version.id as never,
    id: newId() as never,
    reason: 'A pilot that the staff of Lakeside asked for.',
  });
  await page.reload();
  await page.getByLabel('Vision').selectOption({ value: version.id });
  await expect(page.getByText('A recorded override lets observing begin')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the window' })).toBeVisible();
});

test('a window says what is looked for, why, when and where, and everybody can read it', async ({
  page,
  world,
  signIn,
  seePage,
}, { project }) => {
  const version = await visionOf(world, 'Mathematics', 'mathematics');
  await study(world, version, audience);
  await signIn(page, 'dana');
  if ((await world.as('sam').observation.readCurrentAgreement()).agreement === null) {
    await signIn(page, 'sam');
    await publishAgreement(page);
    await signIn(page, 'dana');
  }
  await page.goto('/visits/windows/new');
  await page.getByLabel('Vision').selectOption({ value: version.id });
  await expect(page.getByText('Observing may begin.')).toBeVisible();
  await page.getByRole('button', { name: 'Open the window' }).click();
  await expect(page.getByText('Write what you want to learn.')).toBeVisible();
  await expect(page.getByText('Choose one to ten practices.')).toBeVisible();

  await page.getByLabel('What do you want to learn?').fill('Where do students explain their own thinking?');
  const practices = page.getByRole('group', { name: 'Practices to look for' });
  await practices.getByRole('checkbox').nth(0).check();
  await expect(page.getByText('With fewer than three practices')).toBeVisible();
  await practices.getByRole('checkbox').nth(1).check();
  await practices.getByRole('checkbox').nth(2).check();
  await expect(page.getByText('With fewer than three practices')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Birchwood Middle' }).check();
  // Each project opens its own weeks, so that the two can share a world.
  const startsOn = project.name === 'phone' ? today : addDays(today, 40);
  await page.getByLabel('First day').fill(startsOn);
  await page.getByLabel('Last day').fill(addDays(startsOn, 20));
  await seePage(page);
  await page.getByRole('button', { name: 'Open the window' }).click();
  await expect(page.getByRole('heading', { name: 'Mathematics', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/visits\/windows\/[0-9a-f-]{36}$/);
  const address = page.url();

  await page.goto('/visits/windows/new');
  await page.getByLabel('Vision').selectOption({ value: version.id });
  await page.getByLabel('What do you want to learn?').fill('The same again, elsewhere?');
  await practices.getByRole('checkbox').nth(4).check();
  await page.getByRole('checkbox', { name: 'Birchwood Middle' }).check();
  await page.getByLabel('First day').fill(startsOn);
  await page.getByLabel('Last day').fill(addDays(startsOn, 5));
  await page.getByRole('button', { name: 'Open the window' }).click();
  await expect(page.getByText('Another window for this subject runs in Birchwood Middle')).toBeVisible();

  await signIn(page, 'grace');
  await page.goto(address);
  await expect(page.getByText('Where do students explain their own thinking?')).toBeVisible();
  await expect(page.getByText(version.practices[0]?.name ?? '').first()).toBeVisible();
  await expect(page.getByText('No perfection expected')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Start a visit' })).toHaveCount(0);
  await seePage(page);
  await page.goto('/visits');
  await expect(page.getByRole('link', { name: 'Mathematics' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open a window' })).toHaveCount(0);
  await seePage(page);
});

test('[C10] shows every look-for of a practice as behavior, practice or characteristic', async ({
  page,
  world,
  signIn,
}, { project }) => {
  const version = await visionOf(world, 'Mathematics', 'mathematics');
  await study(world, version, audience);
  if ((await world.as('sam').observation.readCurrentAgreement()).agreement === null) {
    await signIn(page, 'sam');
    await publishAgreement(page);
  }
  const startsOn = addDays(today, project.name === 'phone' ? 100 : 140);
  const window = await world.as('dana').observation.openWindow({
    id: newId() as never,
    subjectId: version.subject.id as never,
    versionId: version.id as never,
    purpose: 'What do we hear?',
    practiceIds: version.practices.slice(0, 5).map(({ practiceId }) => practiceId) as never[],
    buildingIds: [world.place('Maple Ridge High')] as never[],
    startsOn,
    endsOn: addDays(startsOn, 10),
    visitMinutes: 5,
  });
  await signIn(page, 'theo');
  await page.goto(`/visits/windows/${window.id}`);
  const lookFors = window.practices.flatMap((practice) => practice.lookFors);
  expect(new Set(lookFors.map(({ kind }) => kind)).size).toBe(3);
  for (const { text, kind } of lookFors)
    await expect(page.getByRole('listitem').filter({ hasText: text })).toContainText(`(${kind})`);
});
