import { setDemoLoader } from '../../src/areas/district/demo.ts';
import { addDistrict, prepareSetup } from '../../src/areas/district/setup-store.ts';
import { openInstallation } from '../../src/areas/district/test-installation.ts';
import { addOfficePerson } from '../../src/areas/people/first-person.ts';
import { startSession } from '../../src/areas/people/session-store.ts';
import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';

test('a code and five short questions make a district that works', async ({ page, seePage }) => {
  test.slow();
  const installation = await openInstallation();
  try {
    const code = (await prepareSetup(installation.database)) ?? '';
    await page.goto(installation.url);
    await expect(page.getByRole('heading', { level: 1, name: 'Welcome to Jointly' })).toBeVisible();
    await page.getByLabel('One-time code').fill('2222-2222-2222');
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByRole('alert')).toContainText('That is not the code.');
    await seePage(page);
    await page.getByLabel('One-time code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Begin' }).click();

    await page.getByLabel('Name of the district').fill('Cedar Falls');
    await page.getByLabel('Time zone').selectOption('America/Detroit');
    await seePage(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('Question 2 of 5')).toBeVisible();
    await page.getByLabel('Buildings').fill('Cedar Elementary\nCedar High\ncedar high');
    await seePage(page);
    await page.reload();
    await page.getByLabel('One-time code').fill(code);
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByLabel('Name of the district'), 'remembered').toHaveValue('Cedar Falls');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Science').check();
    await seePage(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await seePage(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Given name').fill('Ada');
    await page.getByLabel('Family name').fill('Lowe');
    await page.getByLabel('E-mail').fill('ada@cedar.example');
    await page.getByLabel('Password').fill('a heron over still water');
    await page.getByLabel('Superintendent').check();
    await seePage(page);
    await page.getByRole('button', { name: 'Set up the district' }).click();
    await expect(page.getByRole('alert')).toContainText('“cedar high” is there already');
    for (let back = 0; back < 3; back++) await page.getByRole('button', { name: 'Back' }).click();
    await page.getByLabel('Buildings').fill('Cedar Elementary\nCedar High');
    for (let on = 0; on < 3; on++) await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Set up the district' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your district is ready' })).toBeVisible();
    await seePage(page);
    await page.getByRole('link', { name: 'Go to Home' }).click();
    await expect(page.getByRole('banner')).toContainText('Cedar Falls');
    await page.goto(`${installation.url}/district`);
    await expect(page.getByText('Cedar High')).toBeVisible();
    await expect(page.getByText('Science')).toBeVisible();
    await page.goto(`${installation.url}/first-run`);
    await expect(page.getByRole('heading', { name: 'A district is here already' })).toBeVisible();
  } finally {
    await installation.close();
  }
});

test('the demo opens with the code, and goes with everything in it when its name is typed', async ({
  page,
  seePage,
}) => {
  const installation = await openInstallation();
  setDemoLoader(async (database) => {
    const districtId = newId();
    const person = { givenName: 'Sam', familyName: 'Ortiz', email: 'sam@x.example' };
    const session = await database.inDistrict(districtId, async (tx) => {
      await addDistrict(tx, districtId, { name: 'Maple Ridge', isDemo: true, buildings: ['Lakeside'] });
      return startSession(tx, districtId, await addOfficePerson(tx, districtId, person), '');
    });
    if (session === null) throw new Error('the person holds a capacity');
    const signIns = [{ name: 'Sam Ortiz', email: person.email, password: 'x', capacity: 'district office' }];
    return { districtId, session, signIns };
  });
  try {
    await page.goto(`${installation.url}/first-run`);
    await page.getByLabel('One-time code').fill((await prepareSetup(installation.database)) ?? '');
    await page.getByRole('button', { name: 'Open Maple Ridge' }).click();
    await expect(page.getByRole('heading', { name: 'Maple Ridge is open' })).toBeVisible();
    await expect(page.getByRole('cell', { name: 'sam@x.example' })).toBeVisible();
    await seePage(page);
    await page.getByRole('link', { name: 'Go to Home' }).click();
    await expect(page.getByText('This is a demo district.')).toBeVisible();
    await page.goto(`${installation.url}/district`);
    await page.getByRole('button', { name: 'Remove the demo district…' }).click();
    await page.getByLabel('To be sure, type its name: Maple Ridge').fill('Maple');
    await page.getByRole('button', { name: 'Remove the demo district', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('That is not the name.');
    await seePage(page);
    await page.getByLabel('To be sure, type its name: Maple Ridge').fill('Maple Ridge');
    await page.getByRole('button', { name: 'Remove the demo district', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'The demo district is gone' })).toBeVisible();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Welcome to Jointly' })).toBeVisible();
    expect(await installation.query('select from people.persons')).toHaveLength(0);
  } finally {
    await installation.close();
  }
});

test('the district office adds a building, is told when it is typed twice, and ends it without deleting it', async ({
  page,
  signIn,
  seePage,
}, { project }) => {
  await signIn(page, 'odette');
  await page.goto('/district');
  await expect(page.getByText('Lakeside Elementary')).toBeVisible();
  await seePage(page);
  const name = `Oak ${project.name}`;
  const add = async (typed: string) => {
    await page.getByRole('button', { name: 'Add a building' }).click();
    await page.getByLabel('Add a building').fill(typed);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
  };
  await add(name);
  await expect(page.getByRole('button', { name: `Change ${name}` })).toBeVisible();
  await add(` ${name.toUpperCase()} `);
  await expect(page.getByRole('alert')).toContainText(`“${name}” is there already`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: `Change ${name}` }).click();
  await page.getByLabel('Last day').fill('2026-06-30');
  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('Ended Jun 30, 2026').first()).toBeHidden();
  await page.getByText('Ended', { exact: true }).click();
  await expect(page.getByText('Ended Jun 30, 2026').first()).toBeVisible();
  await seePage(page);
});

test('a teacher sees the district and can change nothing of it', async ({ page, signIn, seePage }) => {
  await signIn(page, 'theo');
  await page.goto('/district');
  await expect(page.getByText('Lakeside Elementary', { exact: true })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await seePage(page);
});
