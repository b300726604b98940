import { adoptVision } from '../adopted-vision.ts';
import { openWorld } from '../world.ts';
import { expect, test } from './journey.ts';

test.describe.configure({ timeout: 180_000 });

test('[C02] [B26] a teacher finds the vision under another of its names, and reads what, why, what it means and how it affects them', async ({
  browser,
  seePage,
}, info) => {
  const world = await openWorld();
  const context = await browser.newContext({
    baseURL: world.url,
    viewport: info.project.use.viewport ?? null,
  });
  try {
    await adoptVision(world);
    const [cookie = '', value = ''] = world.cookieOf('theo').split('=');
    await context.addCookies([{ name: cookie, value, url: world.url, httpOnly: true, sameSite: 'Lax' }]);
    const page = await context.newPage();
    await page.goto('/visions');
    await seePage(page);
    await page.getByRole('searchbox').fill('visions for ambitious teaching');
    await page.getByRole('link', { name: 'Our vision for mathematics' }).click();
    for (const name of ['What it is', 'Why it matters here', 'What it means for me', 'The practices']) {
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    }
    await expect(page.getByText('No visit keeps a teacher’s name.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Students answer students' })).toBeVisible();
    await seePage(page);
    // On paper the practices stay and the frame goes.
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Students answer students' })).toBeVisible();
  } finally {
    await context.close();
    await world.close();
  }
});
