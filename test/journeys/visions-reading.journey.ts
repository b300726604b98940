import { adoptVision } from '../adopted-vision.ts';
import type { NamedPerson } from '../maple-ridge.ts';
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

test('[C42] a principal finds words for a practice, and gives back those that worked for everybody to use', async ({
  browser,
  seePage,
}, info) => {
  const world = await openWorld();
  const sit = async (name: NamedPerson) => {
    const context = await browser.newContext({
      baseURL: world.url,
      viewport: info.project.use.viewport ?? null,
    });
    const [cookie = '', value = ''] = world.cookieOf(name).split('=');
    await context.addCookies([{ name: cookie, value, url: world.url, httpOnly: true, sameSite: 'Lax' }]);
    return context.newPage();
  };
  const words = 'Two students compared their ways before anybody said which was right.';
  try {
    await adoptVision(world);
    const priya = await sit('priya');
    await priya.goto('/visions');
    await priya.getByRole('link', { name: 'Our vision for mathematics' }).click();
    const practice = priya
      .getByRole('article')
      .filter({ has: priya.getByRole('heading', { name: 'Students answer students' }) });
    await practice.getByText('Words to open a conversation').click();
    await practice.getByLabel('Words that worked for you').fill('Grace Kowalski did it well.');
    await practice.getByRole('button', { name: 'Give these words' }).click();
    await expect(practice.getByRole('alert')).toContainText('Grace Kowalski');
    await practice.getByLabel('Words that worked for you').fill(words);
    await practice.getByRole('button', { name: 'Give these words' }).click();
    await expect(practice.getByText('Thank you. They are there for everybody now.')).toBeVisible();
    await expect(practice.getByText(words)).toBeVisible();
    await seePage(priya);

    // A coach plans a meeting about the practice and takes the words onto its agenda with one tap.
    const elena = await sit('elena');
    await elena.goto('/conversations/meetings/new');
    const field = elena.getByRole('combobox', { name: 'Which of our practices is this about?' });
    await field.fill('Students answer students');
    await field.press('Enter');
    await elena.getByRole('button', { name: `To the agenda: ${words}` }).click();
    await expect(elena.getByLabel(/^Agenda/)).toHaveValue(words);
    // Nobody is told who gave them.
    await expect(elena.getByText('Priya Raman')).toHaveCount(0);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await world.close();
  }
});
