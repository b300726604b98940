import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { invite } from '../../src/areas/people/test-ground.ts';
import { expect, test } from './journey.ts';

const password = 'a heron over still water';

async function signInAt(page: Page, email: string, secret: string) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('an invitation link leads to a password of one’s own, and that to every later sign-in', async ({
  page,
  world,
  seePage,
}, { project }) => {
  const who = project.name === 'phone' ? 'grace' : 'ben';
  const { districtId, secret } = await invite(world, who);
  await page.goto(`/invitation#${districtId}.${secret}`);
  const field = page.getByLabel('New password');
  await field.fill('MapleRidge1');
  await field.blur();
  await expect(page.getByText(/fewer than 12 characters and it is mostly your own/)).toBeVisible();
  await seePage(page);
  await field.fill(password);
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Good to see you');

  await page.goto('/you');
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByText(/Ask your district office for a new invitation link/)).toBeVisible();
  await seePage(page);
  await signInAt(page, world.person(who).email, 'a heron over wild water');
  await expect(page.getByRole('alert')).toContainText('do not belong together');
  await signInAt(page, world.person(who).email, password);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Good to see you');

  await page.goto(`/invitation#${districtId}.${secret}`);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This link is no longer open' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('sign in');
});

test('a sign-in leads back to the page that was asked for, and never to another site', async ({
  page,
  world,
}, { project }) => {
  const who = project.name === 'phone' ? 'marcus' : 'walt';
  const { districtId, secret } = await invite(world, who);
  await page.request.put('/api/people/invitation/acceptance', { data: { districtId, secret, password } });
  await page.context().clearCookies();
  await page.goto('/you');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signInAt(page, world.person(who).email, password);
  await expect(page).toHaveURL(/\/you$/);
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await page.goto('/sign-in?next=//elsewhere.example/');
  await signInAt(page, world.person(who).email, password);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Good to see you');
  expect(new URL(page.url()).origin).toBe(world.url);
});

test('acts in another capacity, and the line at the top says so', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await world.query(
    `insert into people.capacities (district_id, id, person_id, kind, starts_on)
     select $1, gen_random_uuid(), $2, 'dn_member', '2021-01-01'
     where not exists (select from people.capacities where person_id = $2 and kind = 'dn_member')`,
    [world.districtId, world.person('elena').id],
  );
  await signIn(page, 'elena');
  await page.goto('/you');
  await expect(page.getByRole('heading', { level: 1, name: 'Elena Vargas' })).toBeVisible();
  await seePage(page);
  await page.getByRole('radio', { name: 'District Network member' }).check();
  await page.getByRole('button', { name: 'Act in this capacity' }).click();
  await expect(page.getByRole('banner')).toContainText('Acting as District Network member');
  await page.getByRole('radio', { name: 'Coach' }).check();
  await page.getByRole('button', { name: 'Act in this capacity' }).click();
  await expect(page.getByRole('banner')).toContainText('Acting as Coach');
});

test('puts the whole page into Arabic, from right to left, and keeps it so', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'sam');
  await page.goto('/you');
  await page.getByRole('radio', { name: 'العربية' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: 'أين أنت مسجّل الدخول' })).toBeVisible();
  await seePage(page);
  await page.goto('/district');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.getByRole('heading', { name: 'المدارس' })).toBeVisible();
  await seePage(page);
});

test('finds a person, adds one, gives them a capacity and a link that lets them in', async ({
  page,
  signIn,
  seePage,
}, { project }) => {
  await signIn(page, 'odette');
  await page.goto('/district/staff');
  await page.getByLabel('Search by name').fill('yus');
  await expect(page.getByRole('link', { name: 'Yusuf, Amina' })).toBeVisible();
  await expect(page.getByText('1 person')).toBeVisible();
  await seePage(page);
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Given name').fill('Ida');
  await dialog.getByLabel('Family name').fill(`Novak ${project.name}`);
  await dialog.getByLabel('E-mail').fill(`ida.${project.name}@x.example`);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Ida Novak ${project.name}` })).toBeVisible();
  await page.getByRole('button', { name: 'Give a capacity' }).click();
  await page.getByLabel('Capacity', { exact: true }).selectOption('Coach');
  await page.getByRole('button', { name: 'Give a capacity' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Coach' })).toContainText('Since');
  await page.getByRole('button', { name: 'Make an invitation link' }).click();
  const link = await page.getByLabel('Link').inputValue();
  await expect(page.getByRole('link', { name: 'Write the e-mail' })).toHaveAttribute('href', /^mailto:ida/);
  await seePage(page);
  await page.context().clearCookies();
  await page.goto(`/invitation${new URL(link).hash}`);
  await expect(page.getByRole('heading', { name: 'Hello, Ida' })).toBeVisible();
});

test('shows what a staff file would change before anything is written, drops students, and does it once', async ({
  page,
  world,
  signIn,
  seePage,
}, { project }) => {
  await signIn(page, 'odette');
  await page.goto('/district/staff/import');
  const email = `eve.${project.name}@x.example`;
  const text =
    'email,given_name,family_name,capacity,building\n' +
    `${email},Eve,Moreau,teacher,Lakeside Elementary\nkit@x.example,Kit,Smith,student,\n` +
    'x@x.example,Xi,Wu,teacher,Hogwarts\n';
  await page
    .getByLabel('Staff file (CSV)')
    .setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByText('1 line of a student or family was dropped unread.')).toBeVisible();
  await expect(page.getByText('the building “Hogwarts” is not among yours.')).toBeVisible();
  await seePage(page);
  await page.getByRole('tab', { name: 'Added (1)' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Eve Moreau');
  const find = () => world.query('select from people.persons where email = $1', [email]);
  expect(await find()).toHaveLength(0);
  await page.getByRole('button', { name: 'Do it: 1 added' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Done' })).toBeVisible();
  expect(await find()).toHaveLength(1);
  expect(await world.query(`select from people.persons where email = 'kit@x.example'`)).toHaveLength(0);
});

test('saves the staff as a file that changes nothing when it is brought in again', async ({
  page,
  signIn,
}) => {
  await signIn(page, 'odette');
  await page.goto('/district/staff/import');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the present staff as a file' }).click();
  const buffer = await readFile(await (await download).path());
  await page
    .getByLabel('Staff file (CSV)')
    .setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer });
  await page.getByLabel('This file is our whole staff').check();
  await expect(page.getByText('There is nothing to do.')).toBeVisible();
});

test('the superintendent names a designee between two days, and ends it early', async ({
  page,
  world,
  signIn,
  seePage,
}, { project }) => {
  const who = project.name === 'phone' ? 'dana' : 'noor';
  const family = project.name === 'phone' ? 'Whitfield' : 'Haddad';
  await signIn(page, 'sam');
  await page.goto('/district/delegation');
  await page.getByLabel('Who is to review?').first().fill(family.slice(0, 4));
  await page.getByRole('radio', { name: new RegExp(family) }).check();
  await page.getByLabel('Last day').fill('2099-06-30');
  await page.getByRole('button', { name: 'Name a designee' }).click();
  const line = page.getByRole('listitem').filter({ hasText: `${family} reviews for Sam Ortiz` });
  await expect(line.first()).toContainText('In force');
  await seePage(page);
  const duties = async () => (await world.as(who).people.readSession()).actor.duties.length;
  expect(await duties()).toBe(1);
  await line.first().getByRole('button').click();
  await expect(page.getByText('Nobody is named: the superintendent reviews.')).toBeVisible();
  expect(await duties()).toBe(0);
});

test('the union representative reads what was done and by whom', async ({ page, world, signIn, seePage }) => {
  await world.as('sam').people.exportStaff();
  await signIn(page, 'ursula');
  await page.goto('/district');
  await page.getByRole('link', { name: /What was done, and by whom/ }).click();
  await page.getByLabel('Show').selectOption('The staff list was saved as a file');
  const entry = page.getByRole('listitem').filter({ hasText: 'The staff list was saved as a file' });
  await expect(entry.first()).toContainText('Sam Ortiz, as Superintendent');
  await seePage(page);
});

test('a teacher finds who can explain a vision: the administrator of their own building first, and the District Network [B25]', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'theo');
  await page.goto('/district');
  await page.getByRole('link', { name: /Who can explain a vision/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Who can explain a vision' })).toBeVisible();
  const names = page.locator('section', { hasText: 'Building administrators' }).getByRole('listitem');
  await expect(names.first()).toContainText('Priya Raman');
  await expect(names.first()).toContainText('Lakeside Elementary');
  await expect(page.getByText('Dana Whitfield')).toBeVisible();
  await seePage(page);
});
