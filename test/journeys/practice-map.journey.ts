import {
  day,
  type Ground,
  insertVisits,
  insertWindow,
  twoLargeOneSmall,
} from '../../src/areas/analysis/reading-ground.ts';
import { adopt } from '../../src/areas/visions/test-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { World } from '../world.ts';
import { practice, visionInForce } from './analysis-ground.ts';
import { expect, test } from './journey.ts';

/** A year later the first practice is said in other words, and the Network adopts it as the second version. */
async function adoptOtherWords(world: World, { versionId }: Ground) {
  const theo = world.as('theo').visions;
  const [first] = await world.query<{ visionId: string }>(
    'select vision_id as "visionId" from visions.versions where id = $1',
    [versionId],
  );
  const visionId = first?.visionId as never;
  await theo.reviseVision({ visionId, revisionId: newId(), reason: 'A year has taught us something.' });
  await theo.changePath({ visionId, changeId: newId(), path: 'modify', reason: 'One practice reads badly.' });
  const [changed] = (await theo.readDraft({ visionId })).practices;
  if (changed === undefined) throw new Error('the draft has no practice');
  await theo.savePractice({
    ...{ visionId, practiceId: changed.practiceId, baseRevision: changed.revision },
    content: {
      ...changed.content,
      sentence: 'Students say why, to each other.',
      changeReason: 'Teachers read it two ways.',
      changeResearch: [{ workId: null, text: 'Rivera (2025), our own study', doi: null, note: '' }],
    },
  });
  return { visionId: visionId as string, versionId: (await adopt(world, visionId)).versionId };
}

async function readWindow(world: World, ground: Ground, ended: number): Promise<void> {
  const days = { startsOn: day(-ended - 10), endsOn: day(-ended) };
  const windowId = await insertWindow(world, ground, days);
  await insertVisits(world, ground, windowId, twoLargeOneSmall);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
}

test('the District Network says that a practice is the same in other words: its line joins, and a teacher reads who said so', async ({
  page,
  world,
  signIn,
  seePage,
}) => {
  const before = await visionInForce(world);
  for (const ended of [60, 40]) await readWindow(world, before, ended);
  const { visionId, versionId } = await adoptOtherWords(world, before);
  await readWindow(world, { ...before, versionId }, 10);

  // Nobody has said anything yet: where the words changed the line breaks, and where they did not it goes on.
  await signIn(page, 'dana');
  await page.goto(`/seen/${before.subjectId}`);
  const [changed, kept] = [practice(page, before.names[0]), practice(page, before.names[1])];
  const broken = /the words of the practice changed/i;
  await expect(changed.locator('figcaption').getByText(broken).first()).toBeVisible();
  await expect(kept.getByRole('img').first()).toBeVisible();
  await expect(kept.locator('figcaption').getByText(broken)).toHaveCount(0);

  await page.goto(`/visions/${visionId}`);
  await page.getByRole('link', { name: 'What became of each practice' }).click();
  await expect(page.getByText('Students say why, to each other.')).toBeVisible();
  await expect(page.getByText(/^The same, because their words did not change: /)).toContainText(
    before.names[1] ?? '?',
  );
  await page.getByLabel('What became of it').selectOption('The same, in other words');
  await seePage(page);
  await page.getByRole('button', { name: 'Save what we say' }).click();
  await expect(page.getByText(/^Said by Dana Whitfield, /)).toBeVisible();

  await page.goto(`/seen/${before.subjectId}`);
  await expect(changed.getByRole('img').first()).toBeVisible();
  await expect(changed.locator('figcaption').getByText(broken)).toHaveCount(0);

  await signIn(page, 'theo');
  await page.goto(`/visions/${visionId}`);
  await page.getByRole('link', { name: 'What became of each practice' }).click();
  await expect(page.getByText(/^Said by Dana Whitfield, /)).toBeVisible();
  await expect(page.getByText('The same, in other words')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save what we say' })).toHaveCount(0);
  await seePage(page);
  expect(
    await world.query('select from visions.practice_maps where to_version_id = $1', [versionId]),
  ).toHaveLength(1);
});
