import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { addDays, schoolDayOf } from '../../kit/days.ts';
import type { PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { DelegationId } from './delegation-contract.ts';
import { refuses } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const today = () => schoolDayOf(new Date(), 'America/Detroit');
const idOf = (name: NamedPerson) => world.person(name).id as PersonId;
const wanted = (to: NamedPerson, from = 0, until = 13) => ({
  id: newId() as DelegationId,
  duty: 'vision_review' as const,
  toPersonId: idOf(to),
  startsOn: addDays(today(), from),
  endsOn: addDays(today(), until),
});
const dutiesOf = async (name: NamedPerson) =>
  (await world.as(name).people.readSession()).actor.duties.map(({ delegationId }) => delegationId);

test('names a designee for a time, who then holds the duty, until it is ended', async () => {
  const asked = wanted('elena');
  const made = await world.as('sam').people.delegate(asked);
  assert.equal(made.state, 'in_force');
  assert.deepEqual([made.from.name, made.to.name], ['Sam Ortiz', 'Elena Vargas']);
  assert.deepEqual(await world.as('sam').people.delegate(asked), made);
  assert.deepEqual(await dutiesOf('elena'), [asked.id]);
  const ended = await world.as('sam').people.endDelegation({ id: asked.id });
  assert.equal(ended.state, 'over');
  assert.deepEqual(await world.as('sam').people.endDelegation({ id: asked.id }), ended);
  assert.deepEqual(await dutiesOf('elena'), []);
  const acts = await world.query<{ act: string }>(
    `select act from audit.entries where object_id = $1 order by at`,
    [idOf('elena')],
  );
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['people/duty-delegated', 'people/delegation-ended'],
  );
});

test('gives no duty before the first day, and none after the last', async () => {
  const asked = wanted('dana', 3);
  assert.equal((await world.as('sam').people.delegate(asked)).state, 'to_come');
  assert.deepEqual(await dutiesOf('dana'), []);
  await world.query('update people.delegations set starts_on = $1, ends_on = $2 where id = $3', [
    addDays(today(), -9),
    addDays(today(), -1),
    asked.id,
  ]);
  assert.deepEqual(await dutiesOf('dana'), []);
  const { delegations } = await world.as('dana').people.listDelegations();
  assert.equal(delegations.find(({ id }) => id === asked.id)?.state, 'over');
});

test('a delegation lapses with the capacity of the superintendent who gave it', async () => {
  const asked = wanted('grace');
  await world.as('sam').people.delegate(asked);
  assert.deepEqual(await dutiesOf('grace'), [asked.id]);
  const leave = (on: string | null) =>
    world.query('update people.capacities set ends_on = $1 where person_id = $2', [on, idOf('sam')]);
  await leave(addDays(today(), -1));
  assert.deepEqual(await dutiesOf('grace'), []);
  const { delegations } = await world.as('odette').people.listDelegations();
  assert.equal(delegations.find(({ id }) => id === asked.id)?.state, 'over');
  await leave(null);
  await world.as('sam').people.endDelegation({ id: asked.id });
});

test('says what is wrong with a delegation', async () => {
  const delegate = world.as('sam').people.delegate;
  await refuses(delegate(wanted('sam')), 'people/delegation-to-self');
  await refuses(delegate(wanted('noor', 5, 4)), 'people/ends-before-start');
  await refuses(delegate(wanted('noor', -1)), 'people/delegation-past');
  await refuses(delegate({ ...wanted('noor'), toPersonId: newId() as PersonId }), 'record/not-found');
  const asked = wanted('noor');
  await delegate(asked);
  await refuses(delegate({ ...asked, endsOn: addDays(today(), 20) }), 'record/different-content');
  await world.query(`update people.capacities set ends_on = '2021-06-30' where person_id = $1`, [
    idOf('walt'),
  ]);
  await refuses(delegate(wanted('walt')), 'people/designee-not-current');
});

test('only the superintendent delegates; the district office can end it', async () => {
  for (const name of ['odette', 'dana', 'priya', 'elena', 'theo'] as NamedPerson[])
    await refuses(world.as(name).people.delegate(wanted('noor')), 'session/not-in-this-capacity');
  await refuses(world.as('theo').people.listDelegations(), 'session/not-in-this-capacity');
  const asked = wanted('marcus');
  await world.as('sam').people.delegate(asked);
  await refuses(world.as('stranger').people.endDelegation({ id: asked.id }), 'record/not-found');
  assert.equal((await world.as('odette').people.endDelegation({ id: asked.id })).state, 'over');
});

test('the other district sees none, and who is nobody is turned away', async () => {
  assert.deepEqual((await world.as('stranger').people.listDelegations()).delegations, []);
  await refuses(world.as(null).people.listDelegations(), 'session/none');
});
