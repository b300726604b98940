import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day, refuses } from '../conversations/test-ground.ts';
import type { ComponentId } from './component-contract.ts';
import { additionOf, blueprintOf, changeOf, componentOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => blueprintOf(world, name);

test('at first use a district has its own copy of the bundled framework, once, also when two look at once', async () => {
  const [one, other] = await Promise.all([as('theo').readFramework(), as('dana').readFramework()]);
  assert.deepEqual(
    one.components.map(({ id }) => id),
    other.components.map(({ id }) => id),
  );
  assert.equal((await world.query('select from blueprint.frameworks')).length, 1);
  assert.deepEqual([one.source, one.mayKeep, other.mayKeep], ['pack', false, true]);
  assert.equal(one.components[0]?.key, 'collective_responsibility');
  const visions = one.components.find(({ key }) => key === 'visions');
  assert.deepEqual([visions?.holds, visions?.floor, visions?.level], ['visions', 1, 'mechanical']);
});

test('a component is added, renamed, moved and retired by the district, and every version stays readable', async () => {
  const addition = additionOf({
    aliases: ['families'],
    evidence: [{ id: 'own.1', text: 'Families are in teams.' }],
  });
  const added = await as('dana').changeComponent(addition);
  assert.deepEqual(await as('dana').changeComponent(addition), added, 'again');
  assert.deepEqual(
    [added.key, added.name, added.number],
    ['family_engagement', { own: 'Family engagement' }, 1],
  );
  const renamed = await as('sam').changeComponent(
    changeOf(added, { name: 'Families and us', parentId: (await componentOf(world, 'communication')).id }),
  );
  assert.deepEqual(
    [renamed.name, renamed.number, renamed.evidence.length],
    [{ own: 'Families and us' }, 2, 1],
  );
  const retired = await as('dana').changeComponent(changeOf(renamed, { isRetired: true }));
  assert.equal(retired.isRetired, true);
  const names = retired.story.flatMap((entry) => (entry.kind === 'changed' ? [entry.content.name.own] : []));
  assert.deepEqual(names, ['Families and us', 'Families and us', 'Family engagement']);
  assert.equal(retired.story[0]?.by, 'Dana Whitfield');
});

test('the foundation’s statement and its qualities keep their original, with the district’s words beside it', async () => {
  const foundation = await componentOf(world, 'collective_responsibility');
  const changed = await as('dana').changeComponent(
    changeOf(foundation, { localText: 'Here: every adult, every child.', name: 'We carry it together' }),
  );
  assert.match(changed.original?.statement?.en ?? '', /collegial, collaborative, and professional/);
  assert.equal(changed.original?.name.en, 'Collective responsibility');
  assert.deepEqual(
    [changed.localText, changed.name.own],
    ['Here: every adult, every child.', 'We carry it together'],
  );
  const back = await as('dana').changeComponent(
    changeOf(changed, { name: 'Responsabilidad colectiva', localText: 'Every adult.' }),
  );
  assert.deepEqual(
    Object.keys(back.name).toSorted(),
    ['ar', 'en', 'es'],
    'the original, in all its languages',
  );
});

test('who may not, and what cannot be', async () => {
  const network = await componentOf(world, 'district_network');
  for (const name of ['theo', 'priya', 'elena', 'bruno', 'odette'] as const)
    await refuses(as(name).changeComponent(changeOf(network)), 'session/not-in-this-capacity');
  const change = (changes: Parameters<typeof changeOf>[1]) =>
    as('sam').changeComponent(changeOf(network, changes));
  await refuses(change({ after: 9 }), 'blueprint/changed-meanwhile');
  await refuses(change({ type: 'no_such_type' }), 'blueprint/no-such-place');
  await refuses(change({ level: 'attic' }), 'blueprint/no-such-place');
  await refuses(change({ parentId: newId() as ComponentId }), 'blueprint/no-such-place');
  await refuses(change({ parentId: network.id }), 'blueprint/under-itself');
  const infrastructure = await componentOf(world, 'instructional_infrastructure');
  const floor = await componentOf(world, 'visions');
  await refuses(
    as('sam').changeComponent(changeOf(infrastructure, { parentId: floor.id })),
    'blueprint/under-itself',
  );
  const foundation = await componentOf(world, 'collective_responsibility');
  await refuses(
    as('sam').changeComponent(changeOf(foundation, { isRetired: true })),
    'blueprint/foundation-stays',
  );
  await refuses(as('sam').changeComponent(additionOf({ name: null })), 'blueprint/needs-a-text');
  const addition = additionOf({ name: 'Twice' });
  await as('sam').changeComponent(addition);
  await refuses(as('sam').changeComponent({ ...addition, name: 'Other' }), 'record/different-content');
  await refuses(as('sam').changeComponent(additionOf({ ordinal: -1 })), 'request/not-readable');
  await refuses(as(null).readFramework(), 'session/none');
  await refuses(as('sam').readComponent({ componentId: newId() as ComponentId }), 'record/not-found');
  await refuses(as('stranger').readComponent({ componentId: network.id }), 'record/not-found');
  const elsewhere = await as('stranger').readFramework();
  assert.ok(elsewhere.components.every(({ id }) => id !== network.id));
  await assert.rejects(world.query(`update blueprint.component_versions set number = 7`), /keeps its rows/);
});

test('components are planned and re-planned with a reason; the first plan stays beside it, visions early', async () => {
  const { items } = await as('dana').proposePlan({ startsOn: day(7) });
  const visions = await componentOf(world, 'visions');
  const first = items.find(({ componentId }) => componentId === visions.id);
  assert.equal(first?.startsOn, day(28));
  const plan = { id: newId(), items, reason: null };
  const timeline = await as('dana').planComponents(plan);
  assert.deepEqual(await as('dana').planComponents(plan), timeline, 'again');
  await refuses(as('dana').planComponents({ ...plan, items: items.slice(1) }), 'record/different-content');
  assert.equal(timeline.visionsLate, null);
  const later = [{ componentId: visions.id, startsOn: day(200), endsOn: day(290) }];
  await refuses(
    as('dana').planComponents({ id: newId(), items: later, reason: null }),
    'blueprint/needs-a-reason',
  );
  const moved = await as('sam').planComponents({ id: newId(), items: later, reason: 'The model was late.' });
  const planned = moved.components.find(({ id }) => id === visions.id);
  assert.deepEqual(planned?.baseline, { startsOn: day(28), endsOn: first?.endsOn });
  assert.deepEqual(planned?.plan, { startsOn: day(200), endsOn: day(290) });
  assert.deepEqual(
    planned?.history.map(({ reason, by }) => [reason, by]),
    [
      ['', 'Dana Whitfield'],
      ['The model was late.', 'Sam Ortiz'],
    ],
  );
  assert.deepEqual(moved.visionsLate, { firstOn: day(7), visionsOn: day(200), withinWeeks: 13 });
  assert.deepEqual((await as('dana').proposePlan({ startsOn: day(1) })).items, [], 'all are planned');
  const there = { componentId: visions.id, id: newId(), state: 'installed' as const, on: day(-1) };
  await as('dana').sayState({ ...there, note: 'They hang in every hall.' });
  assert.equal((await as('dana').readTimeline()).visionsLate, null, 'what is installed is not late');
  await refuses(as('priya').planComponents({ ...plan, id: newId() }), 'session/not-in-this-capacity');
  const strange = [{ componentId: newId() as ComponentId, startsOn: day(1), endsOn: day(2) }];
  await refuses(
    as('dana').planComponents({ id: newId(), items: strange, reason: null }),
    'blueprint/no-such-thing',
  );
  const backwards = [{ componentId: visions.id, startsOn: day(3), endsOn: day(2) }];
  await refuses(
    as('dana').planComponents({ id: newId(), items: backwards, reason: 'x' }),
    'request/not-readable',
  );
  assert.ok((await as('stranger').readTimeline()).components.every(({ plan: there }) => there === null));
});

test('what stands under a part that was retired can still be changed', async () => {
  const over = additionOf({ name: 'Attic' });
  const under = additionOf({ name: 'Attic window', parentId: over.componentId });
  await as('dana').changeComponent(over);
  await as('dana').changeComponent(under);
  await as('dana').changeComponent({ ...over, id: newId(), after: 1, isRetired: true });
  const changed = await as('dana').changeComponent({ ...under, id: newId(), after: 1, isRetired: true });
  assert.equal(changed.isRetired, true);
});
