import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day, refuses, type SeededWindow, seedWindow } from './test-ground.ts';

let world: World;
let window: SeededWindow;
before(async () => {
  world = await openWorld();
  window = await seedWindow(world);
});
after(() => world.close());

const as = (name: NamedPerson | null) => world.as(name).supports;
const idOf = (name: NamedPerson) => world.person(name).id;
const stepInput = (more: Record<string, unknown> = {}) => ({
  stepId: newId(),
  conversationId: null as string | null,
  subjectId: world.place('Mathematics') as string | null,
  practiceId: window.practiceIds[0] as string | null,
  buildingId: world.place('Lakeside Elementary') as string | null,
  bandId: world.place('3-5') as string | null,
  kind: 'resource' as const,
  learning: 'student' as const,
  what: 'Sets of open tasks for every grade',
  measure: 'Tasks are in the pacing guide',
  ownerId: idOf('elena'),
  dueOn: day(14),
  ...more,
});
test('load is shown to oneself, to the superintendent and the DN, and to a principal for the own building', async () => {
  const lakeside = { ownerId: idOf('amina') };
  const birchwood = { ownerId: idOf('grace') };
  for (const wish of [lakeside, lakeside, birchwood]) await as('dana').makeStep(stepInput(wish));
  const amina = await as('amina').readLoad();
  assert.deepEqual([amina.own, amina.askToShareAt, amina.people, amina.roles], [2, 5, null, null]);
  const sam = await as('sam').readLoad();
  const names = sam.people?.map(({ person }) => person.name) ?? [];
  assert.ok(names.includes('Amina Yusuf') && names.includes('Grace Kowalski'));
  const familyNames = names.map((name) => name.split(' ').at(-1) ?? '');
  assert.deepEqual(familyNames, familyNames.toSorted(), 'in the order of names, not of counts');
  assert.ok((sam.roles?.find(({ capacity }) => capacity === 'teacher')?.openCount ?? 0) >= 3);
  const priya = await as('priya').readLoad();
  assert.deepEqual(
    priya.people
      ?.map(({ person, openCount }) => [person.name, openCount])
      .filter(([name]) => name === 'Amina Yusuf'),
    [['Amina Yusuf', 2]],
  );
  assert.ok(!priya.people?.some(({ person }) => person.name === 'Grace Kowalski'));
  assert.equal((await as('elena').readLoad()).people, null);
  assert.equal((await as('ursula').readLoad()).people, null);
  await refuses(as('bruno').readLoad(), 'session/not-in-this-capacity');
});

test('finds owners by name, with their load only for who may see it', async () => {
  const countFor = async (name: NamedPerson, search: string) =>
    (await as(name).findOwners({ search })).owners.map((owner) => [owner.name, owner.openCount]);
  assert.deepEqual(await countFor('elena', 'amina'), [['Amina Yusuf', null]]);
  assert.deepEqual(await countFor('sam', 'amina'), [['Amina Yusuf', 2]]);
  assert.deepEqual(await countFor('priya', 'grace'), [['Grace Kowalski', null]]);
  assert.deepEqual(await countFor('amina', 'amina'), [['Amina Yusuf', 2]]);
  assert.deepEqual(await countFor('sam', 'castellano'), []);
  const { owners } = await as('sam').findOwners({});
  assert.ok(owners.length > 10 && owners.length <= 20);
});
