import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import type { NamedPerson } from '../maple-ridge.ts';
import { openWorld, type World } from '../world.ts';

type Fixtures = {
  /** A server of this file's own, with the built client and the small Maple Ridge: nothing has happened in it before. */
  world: World;
  /** Puts a named person's session into the page's browser. */
  signIn(page: Page, name: NamedPerson): Promise<void>;
  /** Looks at the page as a person with a screen reader would: fails on any axe violation. */
  seePage(page: Page): Promise<void>;
};
type Worlds = { of(file: string): Promise<World> };

export const test = base.extend<Fixtures, { worlds: Worlds }>({
  worlds: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      let open: { file: string; world: World } | null = null;
      await use({
        of: async (file) => {
          if (open?.file === file) return open.world;
          await open?.world.close();
          open = { file, world: await openWorld() };
          return open.world;
        },
      });
      await (open as { world: World } | null)?.world.close();
    },
    { scope: 'worker' },
  ],
  world: async ({ worlds }, use, info) => use(await worlds.of(info.file)),
  baseURL: async ({ world }, use) => use(world.url),
  signIn: async ({ world }, use) =>
    use(async (page, name) => {
      const [cookie, value] = world.cookieOf(name).split('=');
      await page
        .context()
        .addCookies([
          { name: cookie ?? '', value: value ?? '', url: world.url, httpOnly: true, sameSite: 'Lax' },
        ]);
    }),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
  seePage: async ({}, use) => use(seeWithAxe),
});

export { expect };

async function seeWithAxe(page: Page): Promise<void> {
  // A page that has not been drawn yet is nobody's page.
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    // Without a helper page in front of ours, which would stop it from drawing. We have no frames to join.
    .setLegacyMode(true)
    // Only what is wrong is told in full: listing what is right takes longer than finding out.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const said = violations.map(
    (violation) =>
      `${violation.id}: ${violation.help}\n  ${violation.nodes.map((node) => node.html).join('\n  ')}`,
  );
  expect(said, `axe at ${page.url()}`).toEqual([]);
}
