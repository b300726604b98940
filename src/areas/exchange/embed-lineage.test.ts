import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import type { SubjectPicture } from '../analysis/series-contract.ts';
import { type SwappedGround, swapPractices } from '../analysis/test-lineage.ts';
import { makeEmbed } from './test-ground.ts';

let world: World;
let ground: SwappedGround;
let picture: SubjectPicture;
before(async () => {
  world = await openWorld();
  ground = await swapPractices(world);
  picture = await world.as('theo').analysis.readSubjectPicture({ subjectId: ground.subjectId });
});
after(() => world.close());

/** What a published chart tells, row by row, and after how many rows it breaks. */
async function publish(practiceId: string | undefined, building: string | null = null) {
  const practiceIds = [practiceId ?? ''];
  const embed = await makeEmbed(world, { ...ground, practiceIds }, building);
  const response = await fetch(`${world.url}${new URL(embed.address ?? '').pathname}.html`);
  const page = await response.text();
  const table = /<tbody>(.*)<\/tbody>/s.exec(page)?.[1] ?? '';
  const image = page.slice(page.indexOf('<svg'), page.indexOf('</svg>'));
  return {
    name: embed.practice,
    rows: [...table.matchAll(/Seen in (\d+) of (\d+) visits|Not enough yet/g)].map(
      ([, seen]) => seen ?? null,
    ),
    breaks: [...image.matchAll(/stroke-dasharray="5 4"/g)].length,
  };
}

test('a published chart follows a practice under another id, and breaks where the page breaks', async () => {
  const [one, two, three] = ground.practiceIds;
  for (const practiceId of [one, two, three]) {
    const told = await publish(practiceId);
    const practice = picture.practices.find((each) => each.practiceId === practiceId && each.isCurrent);
    assert.ok(practice);
    assert.equal(told.name, practice.name);
    const points = practice.district.points.flatMap((point) => (point ? [`${point.present}`] : []));
    assert.deepEqual(told.rows, points, practice.name);
    // The window that is not read lies between the two: the page has it as a stretch of its own.
    const stretches = practice.district.phases.filter(({ from, to }) =>
      practice.district.points.slice(from, to + 1).some((point) => point !== null),
    );
    assert.equal(told.breaks, stretches.length - 1, practice.name);
  }
});

test('a window in one building is none of the district’s, and is that building’s', async () => {
  const [one] = ground.practiceIds;
  assert.deepEqual((await publish(one)).rows, ['21', '24']);
  assert.deepEqual((await publish(one, 'Lakeside Elementary')).rows, ['7', '8', '15']);
});
