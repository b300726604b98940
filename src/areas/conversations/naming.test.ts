import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, refuses, reviseVision } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const practices = async (name: Parameters<World['as']>[0]) =>
  (await world.as(name).conversations.listPhrasesInForce()).practices;

test('the practices of every vision in force are there for everybody, with the words to say them by', async () => {
  const first = await adoptVision(world, 'Mathematics');
  const revised = await reviseVision(world, first);
  const reading = await adoptVision(world, 'English Language Arts');
  const found = await practices('walt');
  assert.deepEqual(
    found.map(({ name, versionId, subject }) => [name, versionId, subject.name]),
    [revised, reading].flatMap(({ versionId, subject }) =>
      ['Practice 1', 'Practice 2', 'Practice 3'].map((name) => [name, versionId, subject]),
    ),
  );
  assert.deepEqual(found[0]?.phrases, ['I heard practice 1 in the room.']);
  await world.as('amina').visions.givePhrase({
    practiceId: found[0]?.id,
    phraseId: newId(),
    text: 'Tell your partner what you tried.',
  } as never);
  assert.deepEqual((await practices('bruno'))[0]?.phrases, [
    'I heard practice 1 in the room.',
    'Tell your partner what you tried.',
  ]);
});

test('another district sees none of them, and nobody sees nothing', async () => {
  assert.deepEqual(await practices('stranger'), []);
  await refuses(practices(null), 'session/none');
});
