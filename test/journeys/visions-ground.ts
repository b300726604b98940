import type { Page } from '@playwright/test';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { expect } from './journey.ts';

/** What the journeys through visions do again and again. */

/** The draft of a vision as Theo has it now. */
export async function draftOf(world: World, visionId: string) {
  return world.as('theo').visions.readDraft({ visionId } as never);
}

/** Goes from Home by the card that leads to an address; Home shows five at once. */
export async function openFromHome(page: Page, address: string): Promise<void> {
  await page.goto('/');
  const card = page.locator(`a[href="${address}"]`).first();
  await card.waitFor({ state: 'attached' });
  if (!(await card.isVisible())) await page.getByRole('button', { name: /^Show all/ }).click();
  await card.click();
}

/** Unfolds the outline where it is folded, as on a phone. */
export async function openOutline(page: Page): Promise<void> {
  const outline = page.locator('details.visions-outline');
  await outline.waitFor();
  if ((await outline.getAttribute('open')) === null) await outline.locator('summary').click();
}

/** Opens a part of a draft by its name in the outline. */
export async function openPart(page: Page, name: string): Promise<void> {
  await openOutline(page);
  const outline = page.getByRole('navigation', { name: 'Parts of the vision' });
  await outline.getByRole('link', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
}

/** The line that says where one's words are. */
export function saveLine(page: Page) {
  return page.locator('.visions-save-line');
}

/** Waits until everything written has arrived. */
export async function saved(page: Page): Promise<void> {
  await expect(saveLine(page)).toHaveText('Saved');
}

/** Sends a draft that lacks nothing; answers the id of the submission. */
export async function submit(world: World, visionId: string, note = ''): Promise<string> {
  const submissionId = newId();
  await world.as('theo').visions.submitVision({ visionId, submissionId, note } as never);
  return submissionId;
}
