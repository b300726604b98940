import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { align, forward, meetingOf, refused, setTarget, startVision } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

async function begin(title: string) {
  return world.as('dana').visions.startVision({
    visionId: newId(),
    subjectId: world.place('Mathematics'),
    title,
    path: 'create',
    model: null,
    callId: null,
    memberIds: [world.person('theo').id],
  });
}

test('a draft that was started by mistake is set aside with its reason, and taken up again with all of it', async () => {
  const { id } = await begin('Started twice');
  const aside = { visionId: id, asideId: newId(), change: 'set_aside' as const, reason: 'Started twice.' };
  const after = await world.as('theo').visions.setAside(aside);
  assert.deepEqual([after.next.stage, after.next.waitingFor, after.you.mayWrite], ['set_aside', null, false]);
  assert.equal((await world.as('theo').visions.setAside(aside)).next.stage, 'set_aside');
  await refused(
    world.as('theo').visions.setAside({ ...aside, reason: 'Another.' }),
    'record/different-content',
  );
  assert.ok((await world.as('theo').visions.listNext()).every(({ visionId }) => visionId !== id));
  await refused(
    world.as('theo').visions.setAside({ ...aside, asideId: newId() }),
    'visions/not-to-set-aside',
  );
  const back = await world
    .as('dana')
    .visions.setAside({ ...aside, asideId: newId(), change: 'taken_up', reason: 'It was needed.' });
  assert.deepEqual([back.next.stage, back.next.waitingFor?.names], ['drafting', ['Theo Lindqvist']]);
  assert.deepEqual(
    back.history.map(({ kind, reason }) => [kind, reason]),
    [
      ['started', null],
      ['set_aside', 'Started twice.'],
      ['taken_up', 'It was needed.'],
    ],
  );
});

test('only its team, the District Network and the superintendent set a draft aside', async () => {
  const { id } = await begin('Theirs');
  const aside = { visionId: id, asideId: newId(), change: 'set_aside' as const, reason: 'No.' };
  await refused(world.as('grace').visions.setAside(aside), 'visions/not-on-team');
  await refused(
    world.as('dana').visions.setAside({ ...aside, change: 'taken_up' }),
    'visions/not-to-set-aside',
  );
  await refused(world.as('stranger').visions.setAside(aside), 'record/not-found');
  await refused(world.as('sam').visions.setAside({ ...aside, reason: ' ' }), 'request/not-readable');
});

test('a vision that is in force, or that waits for a decision, is not set aside', async () => {
  const targetId = await setTarget(world);
  const visionId = await startVision(world, 'adopt');
  await align(world, visionId, targetId);
  const submissionId = newId();
  await world.as('theo').visions.submitVision({ visionId, submissionId, note: '' });
  const aside = () =>
    world.as('sam').visions.setAside({ visionId, asideId: newId(), change: 'set_aside', reason: 'No.' });
  assert.deepEqual(await refused(aside(), 'visions/not-to-set-aside'), { stage: 'in_review' });
  await forward(world, submissionId);
  await world.as('dana').visions.adoptVision(await meetingOf(world, submissionId));
  assert.deepEqual(await refused(aside(), 'visions/not-to-set-aside'), { stage: 'adopted' });
});
