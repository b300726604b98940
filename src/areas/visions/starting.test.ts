import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { mathematicsModel, refused, startVision } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const reader = 'visions/draft-not-visible';

test('starts a vision on a path, once, with its team by building and role', async () => {
  const input = {
    visionId: newId(),
    subjectId: world.place('Mathematics'),
    title: 'Mathematics at Maple Ridge',
    path: 'modify' as const,
    model: mathematicsModel,
    callId: null,
    memberIds: [world.person('theo').id, world.person('grace').id],
  };
  const vision = await world.as('dana').visions.startVision(input);
  assert.deepEqual(
    vision.members.map(({ name, capacity, building }) => [name, capacity, building?.name]),
    [
      ['Grace Kowalski', 'teacher', 'Birchwood Middle'],
      ['Theo Lindqvist', 'teacher', 'Lakeside Elementary'],
    ],
  );
  assert.equal(vision.next.stage, 'drafting');
  assert.deepEqual(vision.next.waitingFor?.names, ['Grace Kowalski', 'Theo Lindqvist']);
  await world.as('dana').visions.startVision(input);
  await refused(
    world.as('dana').visions.startVision({ ...input, path: 'adopt' }),
    'record/different-content',
  );
  const other = { ...input, visionId: newId() };
  const dana = world.as('dana').visions;
  await refused(dana.startVision({ ...other, model: null }), 'visions/model-needed');
  await refused(
    dana.startVision({ ...other, model: { ...mathematicsModel, version: '9.9.9' } }),
    'visions/unknown-reference',
  );
  await refused(dana.startVision({ ...other, subjectId: newId() }), 'visions/unknown-reference');
  await refused(dana.startVision({ ...other, callId: newId() }), 'visions/unknown-reference');
  await refused(
    dana.startVision({ ...other, memberIds: [world.person('stranger').id] }),
    'visions/unknown-reference',
  );
  await refused(world.as('theo').visions.startVision(other), 'session/not-in-this-capacity');
  await refused(world.as('stranger').visions.readVision({ visionId: input.visionId }), 'record/not-found');
  const bands = (await world.as('theo').visions.readDraft({ visionId: input.visionId })).front.content
    .bandIds;
  assert.equal(bands.length, 4);
});

test('everybody sees that a vision is written and who is next; its text is the team’s and its readers’', async () => {
  const visionId = await startVision(world, 'modify');
  const listed = (await world.as('walt').visions.listVisions({})).find(({ id }) => id === visionId);
  assert.equal(listed?.title, 'Mathematics at Maple Ridge');
  assert.deepEqual(listed?.you, { isOnTeam: false, mayReadDraft: false, mayWrite: false });
  for (const name of ['walt', 'priya', 'odette', 'grace'] as const) {
    const api = world.as(name).visions;
    await refused(api.readDraft({ visionId }), reader);
    await refused(api.readDraftState({ visionId }), reader);
    await refused(api.listComments({ visionId }), reader);
    await refused(api.listNotes({ visionId }), reader);
    await refused(api.readReadiness({ visionId }), reader);
    await refused(api.readProof({ visionId }), reader);
    await refused(api.readDraftDifference({ visionId }), reader);
    await refused(api.listRevisions({ visionId, part: 'front' }), reader);
  }
  for (const name of ['dana', 'sam'] as const) {
    const api = world.as(name).visions;
    const draft = await api.readDraft({ visionId });
    assert.equal(draft.mayWrite, false);
    const save = { visionId, baseRevision: 1, content: draft.front.content };
    await refused(api.saveFront(save), 'visions/not-on-team');
    await refused(api.takeEditing({ visionId, part: 'front' }), 'visions/not-on-team');
  }
  await refused(world.as('stranger').visions.readDraft({ visionId }), 'record/not-found');
  await refused(world.as(null).visions.readDraft({ visionId }), 'session/none');
});

test('goes from adopt to modify to create with a reason, on record, and never back', async () => {
  const visionId = await startVision(world, 'adopt');
  const theo = world.as('theo').visions;
  const change = {
    visionId,
    changeId: newId(),
    path: 'modify' as const,
    reason: 'One practice does not fit us.',
  };
  await refused(world.as('dana').visions.changePath(change), 'visions/not-on-team');
  assert.equal((await theo.changePath(change)).path, 'modify');
  await theo.changePath(change);
  await refused(theo.changePath({ ...change, reason: 'Other.' }), 'record/different-content');
  assert.deepEqual(
    await refused(theo.changePath({ ...change, changeId: newId(), path: 'adopt' }), 'visions/path-not-back'),
    { from: 'modify', to: 'adopt' },
  );
  const vision = await theo.changePath({ ...change, changeId: newId(), path: 'create' });
  assert.deepEqual(
    vision.history.map(({ kind, path }) => [kind, path]),
    [
      ['started', 'adopt'],
      ['path_changed', 'modify'],
      ['path_changed', 'create'],
    ],
  );
  assert.equal(vision.model?.id, mathematicsModel.id);
});

test('adds members by name, and building administrators only from their own building', async () => {
  const visionId = await startVision(world, 'modify', []);
  const vision = await world.as('dana').visions.readVision({ visionId });
  assert.deepEqual(vision.next.waitingFor, { capacity: 'dn_member', names: [] });
  assert.ok(
    (await world.as('noor').visions.listNext()).some(
      (card) => card.kind === 'form_team' && card.visionId === visionId,
    ),
  );
  const priya = world.as('priya').visions;
  const own = await priya.listCandidates({ visionId });
  assert.ok(own.every(({ building }) => building?.name === 'Lakeside Elementary'));
  const theo = world.person('theo').id;
  assert.equal((await priya.addMember({ visionId, personId: theo })).building?.name, 'Lakeside Elementary');
  await priya.addMember({ visionId, personId: theo });
  await refused(priya.addMember({ visionId, personId: world.person('ben').id }), 'visions/other-building');
  await refused(
    world.as('sam').visions.addMember({ visionId, personId: world.person('stranger').id }),
    'visions/unknown-reference',
  );
  await refused(
    world.as('theo').visions.addMember({ visionId, personId: theo }),
    'session/not-in-this-capacity',
  );
  assert.ok(!(await world.as('sam').visions.listCandidates({ visionId, q: 'lindq' })).length);
  assert.equal(
    (await world.as('sam').visions.listCandidates({ visionId, q: 'ACHTER' }))[0]?.name,
    'Ben Achterberg',
  );
  await refused(
    world.as('walt').visions.leaveTeam({ visionId, personId: theo }),
    'visions/not-your-membership',
  );
  const left = await world.as('theo').visions.leaveTeam({ visionId, personId: theo });
  assert.notEqual(left.leftAt, null);
  await refused(world.as('theo').visions.readDraft({ visionId }), reader);
  assert.equal((await world.as('dana').visions.addMember({ visionId, personId: theo })).leftAt, null);
  await refused(
    world.as('dana').visions.leaveTeam({ visionId, personId: world.person('ben').id }),
    'record/not-found',
  );
});

test('a team is formed from those who joined, in the capacity in which they did', async () => {
  const callId = newId();
  await world.as('dana').visions.makeCall({
    callId,
    subjectId: world.place('Mathematics'),
    message: 'Come and write.',
    opensOn: '2020-01-01',
    closesOn: '2199-12-31',
  });
  await world.as('ben').visions.replyToCall({ callId, replyId: newId(), answer: 'join' });
  const visionId = newId();
  const start = {
    visionId,
    subjectId: world.place('Mathematics'),
    title: 'Mathematics',
    path: 'create' as const,
    model: null,
    callId,
    memberIds: [],
  };
  await refused(
    world.as('dana').visions.startVision({ ...start, subjectId: world.place('English Language Arts') }),
    'visions/unknown-reference',
  );
  await world.as('dana').visions.startVision(start);
  const [candidate] = await world.as('dana').visions.listCandidates({ visionId });
  assert.deepEqual([candidate?.name, candidate?.hasJoinedCall], ['Ben Achterberg', true]);
  await world.as('dana').visions.addMember({ visionId, personId: candidate?.personId ?? '' });
  const reach = await world.as('dana').visions.readCallReach({ callId });
  assert.equal(reach.joiners[0]?.isOnTeam, true);
  assert.equal((await world.as('dana').visions.readCall({ callId })).visionId, visionId);
});
