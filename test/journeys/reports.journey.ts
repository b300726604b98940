import { readFileSync } from 'node:fs';
import { insertVisits, insertWindow, twoLargeOneSmall } from '../../src/areas/analysis/reading-ground.ts';
import { adoptVision, publishAgreement } from '../../src/areas/observation/test-ground.ts';
import { readPdf } from '../../src/areas/reports/test-pdf.ts';
import { newId } from '../../src/kit/new-id.ts';
import { expect, test } from './journey.ts';

test('[C37] [D06] foundation and visions are one story, for the district and for a building, kept for the board and taken along as a PDF', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  await publishAgreement(world);
  const ground = await adoptVision(world);
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, twoLargeOneSmall);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  const network = (await world.as('dana').conversations.listGroups({})).groups[0];
  await world.as('dana').conversations.sayPurpose({
    id: network?.id as never,
    purposeId: newId(),
    purpose: 'The same quality for every child.',
    practiceIds: [],
    norms: ['We speak of practices.', 'Everybody is heard before we decide.'],
  });
  await signIn(page, 'sam');
  await page.goto('/reports/board');
  const responsibility = page.getByRole('heading', { name: 'Collective responsibility', level: 2 });
  const understanding = page.getByRole('heading', { name: 'Shared understanding', level: 2 });
  await expect(responsibility).toBeVisible();
  await expect(understanding).toBeVisible();
  await expect(page.getByText('The same quality for every child.')).toBeVisible();
  await expect(page.getByText('Everybody is heard before we decide.')).toBeVisible();
  const seen = page.getByRole('table', { name: 'What was last seen' });
  await expect(seen.getByRole('row')).toHaveCount(4);
  const row = seen.getByRole('row').nth(1);
  await expect(row).toContainText(/seen in \d+ of \d+ visits; likely between \d+ and \d+ of 100/);
  await seePage(page);

  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as PDF' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/^jointly-.*-en\.pdf$/);
  const pdf = readPdf(readFileSync(await download.path()));
  expect(pdf.pages).toBe(1);
  expect(pdf.isMarked && pdf.tags.includes('TH')).toBe(true);
  const told = (await row.getByRole('cell').first().textContent()) ?? '';
  expect(pdf.text.replaceAll(/\s/g, '')).toContain(told.replaceAll(/\s/g, ''));

  await page.getByRole('button', { name: 'Keep the page as it reads now' }).click();
  const kept = page.getByRole('link', { name: /^Update for the board on/ });
  await kept.click();
  await expect(page.getByText(/Exactly as it read when Sam Ortiz kept it/)).toBeVisible();
  await expect(page.getByText('The same quality for every child.')).toBeVisible();
  await seePage(page);

  await signIn(page, 'theo');
  await page.goto('/reports/board');
  await page.getByRole('link', { name: 'Maple Ridge High' }).click();
  await expect(page.getByRole('heading', { name: /^Maple Ridge High, Maple Ridge/ })).toBeVisible();
  await expect(page.getByText(/Not enough visits to show here/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'What was last seen' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Keep the page as it reads now' })).toHaveCount(0);
  await seePage(page);
});

test('[C45] [C46] the field team sees what the district consents to, comments, is refused elsewhere, and nothing once the consent has ended', async ({
  page,
  browser,
  world,
  signIn,
  seePage,
}) => {
  await signIn(page, 'sam');
  await page.goto('/district/field-team');
  await page.getByLabel('Given name').fill('Hanna');
  await page.getByLabel('Family name').fill('Lindgren');
  await page.getByLabel('E-mail of the associate').fill(`hanna.${newId().slice(-6)}@field.example`);
  await page.getByRole('button', { name: 'Give this consent' }).click();
  const item = page.getByRole('listitem').filter({ hasText: 'Hanna Lindgren' });
  await expect(item.getByText('May see: The board update')).toBeVisible();
  await item.getByRole('button', { name: 'Make an invitation link' }).click();
  const link = new URL(await item.getByLabel(/Send this link to the associate/).inputValue());
  await seePage(page);

  const elsewhere = await browser.newContext({ baseURL: world.url, viewport: page.viewportSize() });
  const hers = await elsewhere.newPage();
  await hers.goto(`${world.url}/invitation${link.hash}`);
  await hers
    .getByLabel(/password/i)
    .first()
    .fill('a lantern over nine rivers');
  await hers.getByRole('button').last().click();
  await expect(hers.getByRole('heading', { name: 'Shared with you', level: 1 })).toBeVisible();
  await expect(hers.getByRole('heading', { name: 'Collective responsibility' })).toBeVisible();
  await expect(hers.getByRole('link', { name: 'The adopted visions' })).toHaveCount(0);
  await seePage(hers);
  await hers.goto('/visions');
  await expect(hers).toHaveURL(/\/field$/);
  for (const path of ['/visions/versions', '/people/names', '/standing', '/reports/board'])
    expect((await hers.request.get(`${world.url}/api${path}`)).status(), path).toBe(403);
  await hers
    .getByLabel('Your comment to the district')
    .fill('Which routine would you show another district?');
  await hers.getByRole('button', { name: 'Send' }).click();
  await expect(
    hers.getByRole('listitem').getByText('Which routine would you show another district?'),
  ).toBeVisible();

  await page.reload();
  await expect(page.getByText(/Hanna Lindgren opened The board update on/)).toBeVisible();
  await expect(page.getByText('Which routine would you show another district?')).toBeVisible();
  await page.getByLabel('Your comment to Hanna Lindgren').fill('The shared planning hour.');
  await page.getByRole('button', { name: 'Send' }).first().click();
  await hers.reload();
  await expect(hers.getByText('The shared planning hour.')).toBeVisible();

  await item.getByRole('button', { name: 'End this consent' }).click();
  await page.getByRole('button', { name: 'End it now' }).click();
  await expect(item.getByText('Over')).toBeVisible();
  await hers.reload();
  await expect(hers.getByRole('heading', { name: 'Shared with you' })).toHaveCount(0);
  await expect(hers.getByLabel('Password')).toBeVisible();
  expect((await hers.request.get(`${world.url}/api/reports/field`)).status()).toBe(401);
  await elsewhere.close();
});
