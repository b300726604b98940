import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ORPCError } from '@orpc/client';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('says who is signed in and in which capacity', async () => {
  const session = await world.as('sam').people.readSession();
  assert.equal(session.actor.name, 'Sam Ortiz');
  assert.equal(session.actor.capacity, 'superintendent');
  assert.equal(session.district.name, 'Maple Ridge Community Schools');
});

test('turns away who is nobody', async () => {
  await assert.rejects(
    world.as(null).people.readSession(),
    (error) => error instanceof ORPCError && error.code === 'session/none',
  );
});
