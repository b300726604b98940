import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { poolsOfPeople, poolsOfStep } from './spread-pools.ts';
import { refuses, stepInput } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => world.as(name).supports;

/** A step that its owner has said yes to. */
async function give(owner: NamedPerson, building: string | null) {
  const buildingId = building === null ? null : world.place(building);
  const input = stepInput(world, { ownerId: world.person(owner).id, buildingId });
  await as('dana').makeStep(input);
  const { offers } = await as(owner).listOffers();
  for (const { id, part } of offers)
    if (part === 'asked') await as(owner).answerOffer({ offerId: id, answer: 'accept' });
  return input.stepId;
}

test('proposes moves within role and place, with the reason, and asks the person in a move instead of moving', async () => {
  for (let count = 0; count < 6; count += 1) await give('theo', 'Lakeside Elementary');
  const spread = await as('sam').readSpread();
  assert.deepEqual([spread.overNow, spread.overThen, spread.total], [1, 0, 3]);
  for (const move of spread.moves)
    assert.deepEqual(
      [move.from.name, move.to.name, move.reason, move.fromNow, move.fromThen, move.toNow, move.toThen],
      ['Theo Lindqvist', 'Amina Yusuf', 'over_cap', 6, 3, 0, 3],
    );
  assert.equal(spread.moves[0]?.building, 'Lakeside Elementary');
  assert.deepEqual((await as('priya').readSpread()).total, 3);
  assert.equal((await as('marcus').readSpread()).total, 0, 'nothing of another building');

  // A move that somebody acts on is a question; the step counts where it may go, and is not proposed again.
  const [move] = spread.moves;
  await as('priya').offerStep({
    ...{ offerId: newId() as never, stepId: move?.step.id as never },
    ...{ toId: move?.to.id as never, inReturnFor: null },
  });
  assert.equal((await as('theo').listSteps({ whose: 'mine' })).total, 6);
  const after = await as('sam').readSpread();
  assert.deepEqual([after.total, after.movable], [2, 5]);
  assert.ok(after.moves.every(({ step }) => step.id !== move?.step.id));
});

test('a step that somebody has begun stays with them, and who has less time is asked for less', async () => {
  const { steps } = await as('theo').listSteps({ whose: 'mine' });
  await as('amina').setLoadTime({ weeklyMinutes: 60 });
  assert.equal((await as('sam').readSpread()).total, 1, 'two steps fit, one has been asked');
  await as('amina').setLoadTime({ weeklyMinutes: null });
  for (const { id } of steps)
    await as('theo').changeStep({ changeId: newId(), stepId: id, change: 'started', note: '' });
  assert.deepEqual([(await as('sam').readSpread()).total, (await as('sam').readSpread()).movable], [0, 0]);
});

test('is worked out for who may move work, and for nobody else', async () => {
  for (const name of ['theo', 'elena', 'rosa', 'ursula', 'bruno'] as const)
    await refuses(as(name).readSpread(), 'session/not-in-this-capacity');
  await refuses(as(null).readSpread(), 'session/none');
  assert.equal((await as('stranger').readSpread()).movable, 0);
});

test('comparable are people of the same group, at the place of the step or for the whole district', () => {
  const [lake, high] = ['lake', 'high'];
  const people = [
    { id: 'theo', capacities: [{ kind: 'teacher' as const, buildingId: lake }] },
    { id: 'ben', capacities: [{ kind: 'teacher' as const, buildingId: high }] },
    { id: 'elena', capacities: [{ kind: 'coach' as const, buildingId: null }] },
    {
      id: 'rosa',
      capacities: [
        { kind: 'teacher' as const, buildingId: lake },
        { kind: 'bn_member' as const, buildingId: lake },
      ],
    },
  ];
  const pools = poolsOfPeople(people);
  const whoFor = (building: string | null, index: number) =>
    poolsOfStep(building, people[index]?.capacities ?? [], pools).flatMap((pool) => pools.get(pool) ?? []);
  assert.deepEqual(whoFor(null, 0), ['theo', 'rosa']);
  assert.deepEqual(whoFor(high, 0), ['ben']);
  assert.deepEqual(whoFor(null, 2), ['elena']);
  assert.deepEqual(new Set(whoFor(lake, 3)), new Set(['theo', 'rosa']));
});
