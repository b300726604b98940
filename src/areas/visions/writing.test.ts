import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { refused, startVision } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('saves with the revision it began from, again without a second one, and brings other fields together', async () => {
  const visionId = await startVision(world, 'modify');
  const [theo, amina] = [world.as('theo').visions, world.as('amina').visions];
  const [practice] = (await theo.readDraft({ visionId })).practices;
  assert.ok(practice);
  const { practiceId, content } = practice;
  const named = { visionId, practiceId, baseRevision: 1, content: { ...content, name: 'Theo’s name' } };
  const first = await theo.savePractice(named);
  assert.deepEqual([first.revision, first.merged, first.editedBy], [2, false, 'Theo Lindqvist']);
  assert.equal((await theo.savePractice(named)).revision, 2);
  const sentence = { ...content, sentence: 'Amina’s sentence.' };
  const both = await amina.savePractice({ visionId, practiceId, baseRevision: 1, content: sentence });
  assert.deepEqual([both.revision, both.merged], [3, true]);
  assert.equal(both.content.name, 'Theo’s name');
  assert.equal(both.content.sentence, 'Amina’s sentence.');
  const late = {
    visionId,
    practiceId,
    baseRevision: 2,
    content: { ...content, name: 'Theo’s name', sentence: 'Mine.' },
  };
  const refusal = await refused(theo.savePractice(late), 'visions/edited-meanwhile');
  assert.deepEqual(refusal.fields, ['sentence']);
  assert.equal(refusal.revision, 3);
  assert.equal(refusal.editedBy, 'Amina Yusuf');
  assert.equal((refusal.practice as { sentence: string }).sentence, 'Amina’s sentence.');
  assert.equal((await theo.savePractice({ ...late, baseRevision: 3 })).content.sentence, 'Mine.');
  await refused(theo.savePractice({ ...late, baseRevision: 99 }), 'visions/unknown-reference');
  await refused(theo.savePractice({ ...late, practiceId: newId() }), 'record/not-found');
  const unknownWork = [{ workId: 'nobody-1900', text: '', doi: null, note: '' }];
  await refused(
    theo.savePractice({ ...late, baseRevision: 4, content: { ...content, research: unknownWork } }),
    'visions/unknown-reference',
  );
  await refused(
    theo.savePractice({ ...late, content: { ...content, teacher: 'x' } as never }),
    'request/not-readable',
  );
});

test('of many saves at once of different fields none is lost', async () => {
  const visionId = await startVision(world, 'modify');
  const theo = world.as('theo').visions;
  const { front, practices } = await theo.readDraft({ visionId });
  const [practice] = practices;
  assert.ok(practice);
  const changes = [
    { name: 'n' },
    { sentence: 's' },
    { bands: 'K-5' },
    { opportunity: 'o' },
    { notThis: 't' },
    { phrases: ['p'] },
    { changeReason: 'r' },
  ];
  await Promise.all(
    changes.map((change, index) =>
      world.as(index % 2 === 0 ? 'theo' : 'amina').visions.savePractice({
        visionId,
        practiceId: practice.practiceId,
        baseRevision: 1,
        content: { ...practice.content, ...change },
      }),
    ),
  );
  const after = await theo.readDraft({ visionId });
  assert.deepEqual(after.practices[0]?.content, Object.assign({ ...practice.content }, ...changes));
  assert.equal(after.practices[0]?.revision, 8);
  assert.equal(after.front.revision, front.revision);
});

test('keeps every earlier text of a part and brings one back', async () => {
  const visionId = await startVision(world, 'modify');
  const theo = world.as('theo').visions;
  const { front } = await theo.readDraft({ visionId });
  for (const [index, about] of ['Second.', 'Third.'].entries()) {
    await theo.saveFront({ visionId, baseRevision: index + 1, content: { ...front.content, about } });
  }
  const revisions = await world.as('dana').visions.listRevisions({ visionId, part: 'front' });
  assert.deepEqual(
    revisions.map(({ revision, front: text }) => [revision, text?.about]),
    [
      [3, 'Third.'],
      [2, 'Second.'],
      [1, front.content.about],
    ],
  );
  const restored = await theo.restoreRevision({ visionId, part: 'front', revision: 2, baseRevision: 3 });
  assert.deepEqual([restored.revision, restored.front?.about], [4, 'Second.']);
  await refused(
    theo.restoreRevision({ visionId, part: 'front', revision: 77, baseRevision: 4 }),
    'record/not-found',
  );
  await refused(
    theo.restoreRevision({ visionId, part: 'front', revision: 1, baseRevision: 3 }),
    'visions/edited-meanwhile',
  );
  await refused(
    world.as('dana').visions.restoreRevision({ visionId, part: 'front', revision: 1, baseRevision: 4 }),
    'visions/not-on-team',
  );
});

test('orders practices, takes them out and puts them back, against the list as it is now', async () => {
  const visionId = await startVision(world, 'modify');
  const theo = world.as('theo').visions;
  const ids = (await theo.readDraft({ visionId })).practices.map(({ practiceId }) => practiceId);
  const turned = ids.toReversed();
  const ordered = await theo.orderPractices({ visionId, practiceIds: turned });
  assert.deepEqual(
    ordered.practices.map(({ practiceId }) => practiceId),
    turned,
  );
  const [first] = ids;
  assert.ok(first);
  const without = await theo.removePractice({ visionId, practiceId: first });
  assert.deepEqual(await theo.removePractice({ visionId, practiceId: first }), without);
  assert.deepEqual(
    without.removed.map(({ practiceId, change }) => [practiceId, change]),
    [[first, 'removed']],
  );
  assert.deepEqual(
    (await refused(theo.orderPractices({ visionId, practiceIds: ids }), 'visions/order-changed-meanwhile'))
      .practiceIds,
    turned.filter((id) => id !== first),
  );
  const back = await theo.restorePractice({ visionId, practiceId: first });
  assert.equal(back.practices.at(-1)?.practiceId, first);
  assert.equal(back.practices.at(-1)?.change, 'same');
  await refused(theo.removePractice({ visionId, practiceId: newId() }), 'record/not-found');
  await refused(
    world.as('dana').visions.removePractice({ visionId, practiceId: first }),
    'visions/not-on-team',
  );
});

test('shows who is writing in a part, for a minute, and lets nobody else take the place', async () => {
  const visionId = await startVision(world, 'modify');
  const [theo, amina] = [world.as('theo').visions, world.as('amina').visions];
  const mine = await theo.takeEditing({ visionId, part: 'front' });
  assert.equal(mine.isYou, true);
  const hers = await amina.takeEditing({ visionId, part: 'front' });
  assert.deepEqual([hers.isYou, hers.name], [false, 'Theo Lindqvist']);
  assert.equal(
    (await world.as('dana').visions.readDraftState({ visionId })).editings[0]?.name,
    'Theo Lindqvist',
  );
  assert.ok((await theo.takeEditing({ visionId, part: 'front' })).expiresAt > mine.expiresAt);
  await amina.endEditing({ visionId, part: 'front' });
  assert.equal((await theo.readDraftState({ visionId })).editings.length, 1);
  await theo.endEditing({ visionId, part: 'front' });
  assert.equal((await amina.takeEditing({ visionId, part: 'front' })).isYou, true);
  await world.query(`update visions.editings set expires_at = now() - interval '1 second'`);
  assert.deepEqual((await theo.readDraftState({ visionId })).editings, []);
  assert.equal((await theo.takeEditing({ visionId, part: 'front' })).isYou, true);
});
