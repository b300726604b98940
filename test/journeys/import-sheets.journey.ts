import type { Locator, Page } from '@playwright/test';
import { addDays, schoolDayOf } from '../../src/kit/days.ts';
import { expect, test } from './journey.ts';
import { openVisiting } from './visit-ground.ts';

test.describe.configure({ timeout: 120_000 });

const day = (fromToday: number) => addDays(schoolDayOf(new Date(), 'America/Detroit'), fromToday);
const teachers = ['Ms Reyes', 'Mr Poe', 'Ms Quill', 'Mr Stone', 'Ms Tran', 'Mr Umber'];

/** A sheet as Google Forms gives it: thirty walkthroughs in six rooms, one row twice, one without a date. */
function sheetOf(practice: string, placesFirst = true): string {
  const rows = Array.from({ length: 30 }, (_, index) => {
    const [year, month, dayOfMonth] = day(-190 + index)
      .split('-')
      .map(Number);
    const teacher = teachers[index % teachers.length];
    const seen = index % 3 === 0 ? 'Not observed' : 'Yes';
    const models = index % 2 === 0 ? 'rather yes' : '';
    const places = placesFirst
      ? `Lakeside Elementary,Grade 4,${teacher}`
      : `${teacher},Lakeside Elementary,Grade 4`;
    return `${month}/${dayOfMonth}/${year} 9:${10 + index}:07,${places},${seen},${models},"Lovely, ${teacher}"`;
  });
  const places = placesFirst ? 'School,Grade,Teacher' : 'Teacher,School,Grade';
  const titles = `Timestamp,${places},${practice},Models in use,Comments`;
  return [titles, ...rows, rows[0], ',Lakeside Elementary,Grade 4,Ms Reyes,Yes,,'].join('\r\n');
}

/** As a hand does it: the drag begins where the title is, and only then does the page move under it. */
async function drag(page: Page, what: Locator, to: Locator): Promise<void> {
  await what.hover();
  const box = await what.boundingBox();
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 10, { steps: 3 });
  await to.hover();
  await to.hover();
  await page.mouse.up();
}

test('a sheet of walkthroughs is mapped by dragging, looked at and brought in; no name leaves the browser, and a cut loses and doubles nothing', async ({
  page,
  world,
  signIn,
  seePage,
  isMobile,
}) => {
  const { practices } = await openVisiting(world);
  const [first, second] = practices.map(({ name }) => name);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await signIn(page, 'dana');
  await page.goto('/visits');
  await page.getByRole('link', { name: 'Bring in earlier walkthroughs' }).click();
  const file = page.getByLabel('Choose a CSV file');
  await file.setInputFiles({
    name: 'a.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('PK\u0003\u0004 workbook'),
  });
  await expect(page.getByText('This is an Excel workbook.')).toBeVisible();
  const choose = (text: string) =>
    file.setInputFiles({ name: 'walks.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose(sheetOf(first ?? '', false));
  await expect(page.getByLabel('Building', { exact: true })).toHaveValue('2');
  await page.getByLabel('Minutes that these visits lasted').selectOption('5');
  await page.getByLabel('What these visits are called').fill('The walks of last year');
  // A corrected file of the same name and length is read anew; what was said of the walks stands.
  await expect(file).toHaveValue('');
  await choose(sheetOf(first ?? ''));
  await expect(page.getByText('“walks.csv” is open here. Rows: 32.')).toBeVisible();
  // Known titles are taken already; the others are dragged, or chosen.
  await expect(page.getByLabel('Building', { exact: true })).toHaveValue('1');
  await expect(page.getByLabel('What tells rooms apart: room or teacher')).toHaveValue('3');
  const models = page.getByLabel(second ?? '', { exact: true });
  if (isMobile) await models.selectOption({ label: 'Models in use' });
  else await drag(page, page.getByRole('listitem').filter({ hasText: 'Models in use' }), models);
  await expect(models).toHaveValue('5');
  await page.getByLabel('“rather yes”').selectOption({ label: 'Seen' });

  await expect(page.getByText(/^30 visits would be brought in/)).toBeVisible();
  await expect(page.getByText('2 rows are left out')).toBeVisible();
  await expect(page.getByText('The same in every column as an earlier row. Rows: 32.')).toBeVisible();
  await expect(page.getByText('No date can be read. Rows: 33.')).toBeVisible();
  await expect(page.getByText('Columns dropped at the door: Comments.')).toBeVisible();
  await expect(page.getByText('30 visits were made before the vision was adopted')).toBeVisible();
  await expect(page.getByLabel('Minutes that these visits lasted')).toHaveValue('5');
  await expect(page.getByLabel('What these visits are called')).toHaveValue('The walks of last year');
  await seePage(page);

  // The connection is cut when everything but the end has arrived: nothing is seen of it. Pressed again, all is there once.
  await page.route('**/completion', (route) => route.abort(), { times: 1 });
  await page.getByRole('button', { name: 'Bring in 30 visits' }).click();
  await expect(page.getByText('What has arrived is not sent twice')).toBeVisible();
  const imported = () =>
    world.query('select room_token, lesson_part from observation.visits where import_id is not null');
  expect(await imported()).toHaveLength(0);
  await page.getByRole('button', { name: 'Bring in 30 visits' }).click();
  await expect(page.getByText('30 visits are here, marked as brought in.')).toBeVisible();
  await seePage(page);
  const visits = await imported();
  expect(visits).toHaveLength(30);
  expect(new Set(visits.map(({ room_token }) => room_token)).size).toBe(teachers.length);
  for (const teacher of teachers) {
    const family = teacher.split(' ')[1] ?? '';
    expect(sent.filter((request) => request.includes(family))).toEqual([]);
  }

  // The figures come from the reading, under the same floors as always.
  await page.getByRole('link', { name: 'Take the reading' }).click();
  await page.getByRole('button', { name: 'Take the reading' }).first().click();
  await expect(page.getByText(/20 of 30 visits/).first()).toBeVisible();
  // Next time the columns are taken as they were.
  await page.goto('/visits/sheets');
  await choose(sheetOf('Other'));
  await expect(page.getByLabel(second ?? '', { exact: true })).toHaveValue('5');
  await expect(page.getByText('Brought in by Dana Whitfield')).toBeVisible();
});
