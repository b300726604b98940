import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { goalOf } from '../goals/test-ground.ts';
import { day, refuses, stepInput } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const supports = (name: Parameters<World['as']>[0]) => world.as(name).supports;

test('a step points at a goal that is worked toward, says so wherever it is read, and is found by it', async () => {
  const goal = goalOf();
  await world.as('dana').goals.makeGoal(goal);
  const input = stepInput(world, { goalId: goal.goalId });
  const step = await supports('dana').makeStep(input);
  assert.deepEqual(step.goal, { id: goal.goalId, name: goal.what });
  assert.deepEqual(await supports('dana').makeStep(input), step);
  await refuses(supports('dana').makeStep({ ...input, goalId: null }), 'record/different-content');
  const other = await supports('dana').makeStep(stepInput(world));
  assert.equal(other.goal, null);
  const { steps, total } = await supports('theo').listSteps({ goalId: goal.goalId, standing: 'all' });
  assert.deepEqual([steps.map(({ id }) => id), total], [[step.id], 1]);
  assert.deepEqual((await supports('theo').readStep({ stepId: step.id })).step.goal, step.goal);
});

test('a step does not point at a goal that has ended, or at none of the district’s', async () => {
  const goal = goalOf();
  await world.as('dana').goals.makeGoal(goal);
  await world.as('dana').goals.changeGoal({
    ...{ changeId: newId(), goalId: goal.goalId, change: 'ended', reason: 'Another one took its place.' },
  });
  const make = (goalId: string) => supports('dana').makeStep(stepInput(world, { goalId, dueOn: day(9) }));
  await refuses(make(goal.goalId), 'supports/goal-not-open');
  await refuses(make(newId()), 'supports/goal-not-open');
  await refuses(
    supports('stranger').makeStep(
      stepInput(world, { goalId: goal.goalId, ownerId: world.person('stranger').id }),
    ),
    'supports/goal-not-open',
  );
});
