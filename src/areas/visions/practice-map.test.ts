import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adopt, align, refused, setTarget, startVision } from './test-ground.ts';

let world: World;
let first: string;
let second: string;
before(async () => {
  world = await openWorld();
  const visionId = await startVision(world, 'adopt');
  await align(world, visionId, await setTarget(world));
  first = (await adopt(world, visionId)).versionId;
  const theo = world.as('theo').visions;
  await theo.reviseVision({ visionId, revisionId: newId(), reason: 'A year has taught us something.' });
  await theo.changePath({ visionId, changeId: newId(), path: 'modify', reason: 'One practice reads badly.' });
  const [practice] = (await theo.readDraft({ visionId })).practices;
  await theo.savePractice({
    ...{ visionId, practiceId: practice!.practiceId, baseRevision: practice!.revision },
    content: {
      ...practice!.content,
      sentence: 'Students keep the thinking.',
      changeReason: 'Teachers read it two ways.',
      changeResearch: [{ workId: null, text: 'Rivera (2025), our own study', doi: null, note: '' }],
    },
  });
  second = (await adopt(world, visionId)).versionId;
});
after(() => world.close());

const readMap = (versionId = second) => world.as('theo').visions.readPracticeMap({ versionId });

test('the District Network says what became of each practice; later words replace earlier ones, and all stay', async () => {
  const { suggested, said, from, to } = await readMap();
  assert.equal(said, null);
  assert.deepEqual([from.number, to.number, from.versionId], [1, 2, first]);
  assert.deepEqual(
    suggested.map(({ fate }) => fate),
    ['reworded', ...Array.from({ length: 7 }, () => 'same')],
  );
  const asked = { versionId: second, id: newId(), links: suggested };
  const dana = world.as('dana').visions;
  const kept = await dana.recordPracticeMap(asked);
  assert.deepEqual([kept.said?.by, kept.said?.as], ['Dana Whitfield', 'dn_member']);
  assert.deepEqual(
    await dana.recordPracticeMap({ ...asked, links: suggested.toReversed() }),
    kept,
    'in any order',
  );
  const links = suggested.map((link) => ({ ...link, fate: 'same' as const }));
  await refused(dana.recordPracticeMap({ ...asked, links }), 'record/different-content');
  const later = await world.as('sam').visions.recordPracticeMap({ versionId: second, id: newId(), links });
  assert.equal(
    later.said?.links.every(({ fate }) => fate === 'same'),
    true,
  );
  assert.equal((await world.query('select from visions.practice_maps')).length, 2);
  await assert.rejects(world.query('delete from visions.practice_maps'), /never changed|permanent|keeps/i);
});

test('a map that leaves a practice out or cannot be is refused with its practices; teachers read and do not write it', async () => {
  const { suggested, from } = await readMap();
  const record = (links: typeof suggested, name: 'dana' | 'theo' = 'dana') =>
    world.as(name).visions.recordPracticeMap({ versionId: second, id: newId(), links });
  const [changed, same] = from.practices;
  assert.deepEqual(await refused(record(suggested.slice(1)), 'visions/map-left-out'), {
    practices: [changed?.name],
  });
  const denied = suggested.map((link, at) => (at === 1 ? { ...link, fate: 'reworded' as const } : link));
  assert.deepEqual(await refused(record(denied), 'visions/map-does-not-fit'), { practices: [same?.name] });
  const unknown = [...suggested, { fromId: newId() as never, toId: null, fate: 'retired' as const }];
  await refused(record(unknown), 'visions/unknown-reference');
  await refused(record(suggested, 'theo'), 'session/not-in-this-capacity');
  await refused(readMap(first), 'record/not-found');
  await refused(world.as('stranger').visions.readPracticeMap({ versionId: second }), 'record/not-found');
});
