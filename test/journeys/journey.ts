import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import type { NamedPerson } from '../maple-ridge.ts';
import { openWorld, type World } from '../world.ts';

type Fixtures = {
  /** A server of this worker's own, with the built client and the small Maple Ridge. */
  world: World;
  /** Puts a named person's session into the page's browser. */
  signIn(page: Page, name: NamedPerson): Promise<void>;
  /** Looks at the page as a person with a screen reader would: fails on any axe violation. */
  seePage(page: Page): Promise<void>;
};

export const test = base.extend<Omit<Fixtures, 'world'>, Pick<Fixtures, 'world'>>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const world = await openWorld();
      await use(world);
      await world.close();
    },
    { scope: 'worker' },
  ],
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
  const { violations } = await new AxeBuilder({ page })
    // Without a helper page in front of ours, which would stop it from drawing. We have no frames to join.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const said = violations.map(
    (violation) =>
      `${violation.id}: ${violation.help}\n  ${violation.nodes.map((node) => node.html).join('\n  ')}`,
  );
  expect(said, `axe at ${page.url()}`).toEqual([]);
}
