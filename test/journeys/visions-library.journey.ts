// First of all: the server reads the packs as it is imported.
import './visions-packs.ts';
import { test as base, expect } from './journey.ts';

/** A worker, and with it a server, of its own: one that reads a district's folder of packs as it starts. */
const test = base.extend<object, { packs: undefined }>({
  packs: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => use(undefined),
    { scope: 'worker', auto: true },
  ],
});

test('[C16] the library holds read-only models by edition, and a district’s own model without any code', async ({
  page,
  signIn,
  seePage,
}) => {
  await signIn(page, 'theo');
  await page.goto('/visions/models');
  const mathematics = page.getByRole('link', {
    name: /Sample vision of high-quality instruction in mathematics/,
  });
  await expect(mathematics).toContainText('Edition 1.0.0');
  await expect(mathematics).toContainText('Sample');
  const own = page.getByRole('link', { name: /A model of music teaching/ });
  await expect(own).toContainText('Edition 2.1.0');
  await seePage(page);
  await own.click();
  await expect(page.getByText('This is edition 2.1.0 of the model. It cannot be changed')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await seePage(page);
});
