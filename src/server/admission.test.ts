import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../test/world.ts';
import { newId } from '../kit/new-id.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('accepts the same first write ten times at once, and keeps it once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const target = {
      targetId: newId() as never,
      subjectId: world.place('Mathematics') as never,
      text: `Target ${round}`,
      replacesId: null,
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.as('dana').visions.setTarget(target)),
    );
    assert.equal(new Set(answers.map(({ id }) => id)).size, 1);
  }
  assert.equal((await world.as('dana').visions.listTargets({})).length, 5);
});
