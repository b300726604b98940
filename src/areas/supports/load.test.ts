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
  assert.deepEqual([amina.own, amina.askToShareAt, amina.people, amina.maySpread], [2, 5, null, false]);
  assert.deepEqual(amina.mine, { steps: 2, commitments: 0, seats: 0, visits: 0 });
  const sam = await as('sam').readLoad();
  const names = sam.people?.map(({ person }) => person.name) ?? [];
  assert.ok(names.includes('Amina Yusuf') && names.includes('Grace Kowalski'));
  const familyNames = names.map((name) => name.split(' ').at(-1) ?? '');
  assert.deepEqual(familyNames, familyNames.toSorted(), 'in the order of names, not of counts');
  const teachers = sam.roles.find(({ id }) => id === 'teacher')?.figures;
  assert.deepEqual(
    [teachers?.people, teachers?.counts.steps, teachers?.steps],
    [4, 3, { least: 0, middle: 0.5, most: 2 }],
  );
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
  await refuses(as(null).readLoad(), 'session/none');
  assert.deepEqual((await as('stranger').readLoad()).buildings, []);
});

test('a role or building of fewer than five people has no figures, but for who may see its people anyway', async () => {
  const { roles, buildings } = await as('theo').readLoad();
  assert.ok(roles.every(({ figures }) => figures === null));
  assert.ok(buildings.every(({ figures }) => figures === null));
  assert.ok((await as('sam').readLoad()).buildings.every(({ figures }) => figures !== null));
  const seen = (await as('priya').readLoad()).buildings.filter(({ figures }) => figures !== null);
  assert.deepEqual(
    seen.map(({ name }) => name),
    ['Lakeside Elementary'],
  );
});

test('seats in teams and visits asked for now are counted beside the steps', async () => {
  // The networks are there from the first time somebody looks at the groups.
  await world.as('marcus').conversations.listGroups({});
  const before = await as('marcus').readLoad();
  await seedWindow(world, { buildings: ['Birchwood Middle'], endsInDays: 5, isFrozen: false });
  const personIds = [idOf('marcus'), idOf('theo')] as never;
  const team = { kind: 'team', name: 'Bridges', buildingId: null, personIds } as const;
  await world.as('marcus').conversations.formGroup({ id: newId() as never, ...team });
  const { mine, teams } = await as('marcus').readLoad();
  assert.deepEqual(
    [mine.seats - before.mine.seats, mine.visits - before.mine.visits],
    [1, 1],
    'a seat in the team, and the visits of the window',
  );
  assert.ok(teams.some(({ name, figures }) => name === 'Bridges' && figures === null));
  const seen = (await as('sam').readLoad()).teams.find(({ name }) => name === 'Bridges');
  assert.equal(seen?.figures?.people, 2);
});

test('the superintendent and the DN set the cap, in the audit; everyone sets their own minutes', async () => {
  const changed = await as('dana').changeLoadSettings({ cap: 3, minutesAnItem: 20 });
  assert.deepEqual([changed.askToShareAt, changed.settings], [3, { cap: 3, minutesAnItem: 20 }]);
  assert.equal((await as('theo').readLoad()).askToShareAt, 3);
  const audits = await world.query(
    `select detail from audit.entries where act = 'supports/load-settings-changed'`,
  );
  assert.deepEqual(audits, [{ detail: { cap: 3, minutesAnItem: 20 } }]);
  await refuses(
    as('priya').changeLoadSettings({ cap: 9, minutesAnItem: 30 }),
    'session/not-in-this-capacity',
  );
  await refuses(as('sam').changeLoadSettings({ cap: 0, minutesAnItem: 30 }), 'request/not-readable');
  const theo = await as('theo').setLoadTime({ weeklyMinutes: 45 });
  assert.deepEqual([theo.weeklyMinutes, theo.askToShareAt], [45, 2]);
  // Nobody else reads it: what is asked of others is the district's cap.
  const before = await as('sam').readLoadBefore({ personId: idOf('theo') as never });
  assert.equal(before.askToShareAt, 3);
  assert.equal((await as('theo').setLoadTime({ weeklyMinutes: null })).weeklyMinutes, null);
  await refuses(as('theo').setLoadTime({ weeklyMinutes: -5 }), 'request/not-readable');
  await refuses(as('bruno').setLoadTime({ weeklyMinutes: 5 }), 'session/not-in-this-capacity');
  await as('sam').changeLoadSettings({ cap: 5, minutesAnItem: 30 });
  assert.deepEqual((await as('stranger').readLoad()).settings, { cap: 5, minutesAnItem: 30 });
});

test('before something is assigned, its load is shown: of the person to who may see it, of the role to everybody', async () => {
  const personId = idOf('amina') as never;
  const sam = await as('sam').readLoadBefore({ personId });
  assert.deepEqual([sam.counts?.steps, sam.role?.capacity, sam.role?.people], [2, 'teacher', 2]);
  const elena = await as('elena').readLoadBefore({ personId });
  assert.deepEqual([elena.counts, elena.askToShareAt, elena.role], [null, null, null]);
  for (const name of ['Una One', 'Tia Two', 'Tom Three'])
    await world.addPerson(name, 'teacher', 'Lakeside Elementary');
  const { counts, role } = await as('elena').readLoadBefore({ personId });
  assert.deepEqual(
    [counts, role],
    [
      null,
      {
        ...{ capacity: 'teacher', building: 'Lakeside Elementary', people: 5 },
        steps: { least: 0, middle: 0, most: 2 },
      },
    ],
  );
  await refuses(as('sam').readLoadBefore({ personId: idOf('stranger') as never }), 'record/not-found');
  await refuses(as('stranger').readLoadBefore({ personId }), 'record/not-found');
  await refuses(as('bruno').readLoadBefore({ personId }), 'session/not-in-this-capacity');
});

test('who holds the steps is told of leaders and teachers apart, open today and done in a year', async () => {
  const ofGroup = async (group: string) => {
    const { groups } = (await as('sam').readLoad()).ownership;
    return groups.find((one) => one.group === group)?.figures;
  };
  const before = { leaders: await ofGroup('leaders'), teachers: await ofGroup('teachers') };
  const mine = stepInput({ ownerId: idOf('dana') });
  await as('dana').makeStep(mine);
  await as('dana').changeStep({
    ...{ changeId: newId(), stepId: mine.stepId as never, change: 'done', note: 'Seen in 12 of 31 visits' },
  });
  const leaders = await ofGroup('leaders');
  assert.deepEqual([leaders?.done, leaders?.open], [(before.leaders?.done ?? 0) + 1, before.leaders?.open]);
  assert.ok((before.teachers?.open ?? 0) >= 3);
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

test('who may make steps for others hears that somebody has enough, and never how much', async () => {
  const steps = Array.from({ length: 6 }, () => stepInput({ ownerId: idOf('ben') }));
  for (const step of steps) await world.as('dana').supports.makeStep(step);
  const about = { personId: world.person('ben').id as never };
  const coach = await world.as('elena').supports.readLoadBefore(about);
  assert.deepEqual([coach.counts, coach.askToShareAt, coach.isFull], [null, null, true]);
  const colleague = await world.as('amina').supports.readLoadBefore(about);
  assert.equal(colleague.isFull, false, 'to everybody else nothing is said');
});
