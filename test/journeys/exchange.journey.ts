import { readFileSync } from 'node:fs';
import { insertVisits, insertWindow, twoLargeOneSmall } from '../../src/areas/analysis/reading-ground.ts';
import { readWorkbook } from '../../src/areas/analysis/test-xlsx.ts';
import { newId } from '../../src/kit/new-id.ts';
import { visionInForce } from './analysis-ground.ts';
import { expect, test } from './journey.ts';

test('a leader takes figures along, lets a program read them, and shows a chart to somebody without a session', async ({
  page,
  browser,
  world,
  signIn,
  seePage,
  isMobile,
}) => {
  const vision = await visionInForce(world);
  const windowId = await insertWindow(world, vision);
  await insertVisits(world, vision, windowId, twoLargeOneSmall);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  await signIn(page, 'odette');
  // On a phone it is among everything else; at a desk at the foot of what we see.
  await page.goto('/');
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: isMobile ? 'More' : 'What we see', exact: true }).click();
  await page.getByRole('link', { name: 'Open data', exact: true }).click();

  // As files, with what every column means.
  const taken = async (name: string) => {
    const started = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const download = await started;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const csv = await taken('Download CSV');
  expect(csv.name).toMatch(/^jointly-figures-\d{4}-\d{2}-\d{2}\.csv$/);
  const line = csv.bytes
    .toString('utf8')
    .split('\r\n')
    .find((one) => one.includes(vision.names[0] ?? '?') && one.includes(',district,'));
  expect(line).toContain(',shown,53,98,');
  const book = readWorkbook((await taken('Download for Excel')).bytes);
  expect([...book.keys()]).toEqual(['About', 'Figures', 'Code book', 'Wordings']);
  const row = book.get('Figures')?.find((cells) => {
    const values = [...cells.values()];
    return values.includes('district') && values.includes(vision.names[0] ?? '?');
  });
  expect([...(row?.values() ?? [])]).toEqual(expect.arrayContaining([53, 98, 'shown']));
  await page.getByText('What every column means', { exact: true }).click();
  await expect(page.getByRole('row', { name: /^present / })).toContainText('seen at least once');

  // A program reads the same, until it may not any more.
  await page.getByLabel('What it is for').fill('Data warehouse of the county');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const secret = await page.getByLabel('The token', { exact: true }).inputValue();
  await expect(page.getByText('it is shown this once')).toBeVisible();
  // Without a secure address there is no clipboard: it is copied as a hand would, and where that fails too it is said.
  const copy = page.getByRole('button', { name: 'Copy: The token', exact: true });
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await copy.click();
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible();
  await page.evaluate(() => Object.assign(document, { execCommand: () => false }));
  await copy.click();
  await expect(page.getByText('This browser did not let us copy.')).toBeVisible();
  await seePage(page);
  const program = await (await browser.newContext()).newPage();
  const ask = async (path: string) =>
    program.request.get(`${world.url}/api${path}`, { headers: { authorization: `Bearer ${secret}` } });
  const answer = await ask(`/analysis/open/figures?subjectId=${vision.subjectId}`);
  const { figures } = (await answer.json()) as { figures: { placeKind: string; present: number | null }[] };
  expect(figures.find(({ placeKind }) => placeKind === 'district')?.present).toBe(53);
  expect((await ask('/people/names')).status()).toBe(403);
  await page.reload();
  const token = page.getByRole('listitem').filter({ hasText: 'Data warehouse of the county' });
  await expect(token.getByText(/Last used on/)).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await token.getByRole('button', { name: /^Take back/ }).click();
  await page.getByRole('button', { name: 'Take it back now' }).click();
  await expect(token.getByText('Taken back', { exact: true })).toBeVisible();
  expect((await ask('/analysis/floors')).status()).toBe(401);

  // A chart on another site: the same figure, to somebody who is nobody here.
  await page.getByRole('button', { name: 'Publish this chart' }).click();
  const chart = page.getByRole('listitem').filter({ hasText: `${vision.names[0]}: Mathematics` });
  await expect(chart.getByText('Public', { exact: true })).toBeVisible();
  await chart.getByText('Look at it, and put it on another site').click();
  await expect(chart.getByRole('img')).toBeVisible();
  const snippet = await chart.getByLabel('As a frame', { exact: true }).inputValue();
  const address = new URL(/src="([^"]+)"/.exec(snippet)?.[1] ?? '');
  const elsewhere = `${world.url}${address.pathname}`;
  await program.goto(elsewhere);
  await expect(program.getByRole('img')).toHaveAccessibleDescription(
    /Seen in 53 of 98 visits.*Nobody expects all of it in a lesson/,
  );
  await expect(program.getByRole('row').nth(1)).toContainText(
    /Seen in 53 of 98 visits; likely between \d+ and/,
  );
  expect(await program.context().cookies()).toEqual([]);
  await seePage(program);
  await seePage(page);
  await chart.getByRole('button', { name: /^Take back/ }).click();
  await page.getByRole('button', { name: 'Take it back now' }).click();
  await expect(chart.getByText('Taken back', { exact: true })).toBeVisible();
  expect((await program.goto(elsewhere))?.status()).toBe(404);
  await program.context().close();

  // A teacher takes the same figures along and sees what is public; tokens are not theirs.
  await signIn(page, 'theo');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Download CSV' })).toBeVisible();
  await expect(chart).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Programs that read' })).toHaveCount(0);
  await seePage(page);
});
