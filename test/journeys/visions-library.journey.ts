import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryDirectory } from '../temporary-directory.ts';
import { test as base, expect } from './journey.ts';

const bundled = path.resolve(import.meta.dirname, '../../packs');

/** A server of its own that also reads a district's folder, in which there is one model: the district's own, of music. */
const test = base.extend<object, { packs: string }>({
  packs: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const directory = temporaryDirectory('jointly-packs-');
      mkdirSync(path.join(directory.path, 'models'));
      const other = JSON.parse(
        readFileSync(path.join(bundled, 'models/social-studies.json'), 'utf8'),
      ) as object;
      const music = { ...other, id: 'maple-ridge-music', version: '2.1.0', sample: false, subject: 'music' };
      writeFileSync(
        path.join(directory.path, 'models/music.json'),
        JSON.stringify({ ...music, title: 'A model of music teaching' }),
      );
      process.env.JOINTLY_PACKS = directory.path;
      await use(directory.path);
      directory.remove();
    },
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
