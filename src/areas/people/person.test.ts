import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { BuildingId, CapacityId, PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import { givePassword, refuses, send } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const idOf = (name: NamedPerson) => world.person(name).id as PersonId;
const building = (name: string) => world.place(name) as BuildingId;
const office = () => world.as('odette').people;
const ida = () => ({
  personId: newId() as PersonId,
  givenName: 'Ida',
  familyName: 'Novák',
  email: `ida${newId()}@x.example`,
});

test('adds a person, and the same one again without a second', async () => {
  const person = ida();
  const sheet = await office().addPerson(person);
  assert.equal(sheet.givenName, 'Ida');
  assert.equal(sheet.signIn, 'none');
  assert.deepEqual(sheet.capacities, []);
  assert.deepEqual(await office().addPerson(person), sheet);
  await refuses(office().addPerson({ ...person, givenName: 'Ada' }), 'record/different-content');
  const entries = await world.query(
    `select from audit.entries where act = 'people/person-added' and object_id = $1`,
    [person.personId],
  );
  assert.equal(entries.length, 1);
});

test('refuses an e-mail that somebody in the district has, in any case, and takes one that another district has', async () => {
  const taken = world.person('theo').email.toUpperCase();
  await refuses(office().addPerson({ ...ida(), email: taken }), 'people/email-taken');
  const elsewhere = world.person('stranger').email;
  assert.equal((await office().addPerson({ ...ida(), email: elsewhere })).email, elsewhere);
});

test('corrects a name and an e-mail, which is the one to sign in with from then on', async () => {
  await givePassword(world, 'ben', 'a heron over still water');
  const details = { givenName: 'Benno', familyName: 'Achterberg', email: 'benno@mapleridge.example' };
  const sheet = await office().changeDetails({ personId: idOf('ben'), ...details });
  assert.equal(sheet.givenName, 'Benno');
  const body = { email: 'benno@mapleridge.example', password: 'a heron over still water' };
  assert.equal((await send(world, 'POST', '/people/session', body)).status, 200);
  const old = { ...body, email: world.person('ben').email };
  assert.equal((await send(world, 'POST', '/people/session', old)).status, 401);
  await refuses(
    office().changeDetails({ personId: idOf('ben'), ...details, email: world.person('theo').email }),
    'people/email-taken',
  );
});

test('keeps no person’s words in the audit of a correction', async () => {
  const [entry] = await world.query<{ detail: unknown }>(
    `select detail from audit.entries where act = 'people/details-changed'`,
  );
  assert.deepEqual(entry?.detail, { changed: ['givenName', 'email'] });
});

test('gives a capacity from a day on, accepts it again, and ends it', async () => {
  const capacity = {
    personId: idOf('theo'),
    id: newId() as CapacityId,
    kind: 'bn_member' as const,
    buildingId: building('Lakeside Elementary'),
    startsOn: '2026-09-01',
  };
  const sheet = await office().addCapacity(capacity);
  assert.deepEqual(
    sheet.capacities.map(({ kind }) => kind),
    ['teacher', 'bn_member'],
  );
  assert.deepEqual(await office().addCapacity(capacity), sheet);
  await refuses(office().addCapacity({ ...capacity, startsOn: '2026-09-02' }), 'record/different-content');
  const ended = await office().endCapacity({
    personId: capacity.personId,
    id: capacity.id,
    endsOn: '2026-09-30',
  });
  assert.deepEqual(
    ended.pastCapacities.map(({ id, endsOn }) => [id, endsOn]),
    [[capacity.id, '2026-09-30']],
  );
});

test('takes a capacity back that was given by mistake, and it is in force on no day', async () => {
  const id = newId() as CapacityId;
  const personId = idOf('grace');
  await office().addCapacity({ personId, id, kind: 'superintendent', startsOn: '2090-01-01' });
  const sheet = await office().endCapacity({ personId, id, endsOn: '2089-12-31' });
  assert.deepEqual(
    sheet.pastCapacities.map((capacity) => capacity.id),
    [id],
  );
  await refuses(office().endCapacity({ personId, id, endsOn: '2089-12-30' }), 'people/ends-before-start');
});

test('says what is wrong with a capacity', async () => {
  const capacity = {
    ...{ personId: idOf('walt'), id: newId() as CapacityId },
    ...{ kind: 'coach' as const, startsOn: '2026-09-01' },
  };
  const give = (more: Partial<Parameters<ReturnType<typeof office>['addCapacity']>[0]>) =>
    office().addCapacity({ ...capacity, ...more });
  await refuses(give({ kind: 'building_administrator' }), 'people/building-needed');
  await refuses(give({ endsOn: '2026-08-31' }), 'people/ends-before-start');
  await refuses(give({ buildingId: newId() as BuildingId }), 'people/place-not-open');
  await refuses(
    give({ kind: 'other_staff', buildingId: building('Maple Ridge High') }),
    'people/capacity-held',
  );
  await refuses(give({ personId: newId() as PersonId }), 'record/not-found');
});

test('does not let the last who administers the district be ended', async () => {
  const end = (name: NamedPerson, endsOn: string | null) =>
    office().endCapacity({
      personId: idOf(name),
      id: world.person(name).capacityId as CapacityId,
      endsOn,
    });
  await end('sam', '2090-06-30');
  await refuses(end('odette', '2090-06-30'), 'people/last-administrator');
  await end('sam', null);
});

test('lists the staff in the order of names, a page at a time, and finds by any part of a name', async () => {
  await office().addPerson({ ...ida(), givenName: 'Zoë', familyName: 'Ångström' });
  const first = await office().listPersons({ limit: 5 });
  assert.equal(first.persons.length, 5);
  assert.equal(first.total, 15, 'whoever holds a capacity');
  const all = [...first.persons];
  for (let { next } = first; next !== null; ) {
    const page = await office().listPersons({ limit: 5, after: next });
    all.push(...page.persons);
    next = page.next;
  }
  const families = all.map(({ familyName }) => familyName);
  assert.deepEqual(families, families.toSorted(new Intl.Collator('en').compare));
  assert.equal(new Set(all.map(({ id }) => id)).size, 15);
  const found = async (search: string, status?: 'ended') =>
    (await office().listPersons({ search, ...(status === undefined ? {} : { status }) })).persons.map(
      ({ familyName }) => familyName,
    );
  assert.deepEqual(await found('vargas el'), ['Vargas']);
  assert.deepEqual(await found('ANGSTROM', 'ended'), ['Ångström']);
  assert.deepEqual(await found('100%_'), []);
});

test('narrows the staff list by building and by capacity', async () => {
  const list = async (question: Parameters<ReturnType<typeof office>['listPersons']>[0]) =>
    (await office().listPersons(question)).persons.map(({ familyName }) => familyName);
  assert.deepEqual(await list({ buildingId: building('Birchwood Middle') }), ['Bell', 'Kowalski']);
  assert.deepEqual(await list({ kind: 'dn_member' }), ['Haddad', 'Whitfield']);
  assert.deepEqual(await list({ buildingId: building('Birchwood Middle'), kind: 'teacher' }), ['Kowalski']);
});

test('shows a building administrator the staff of their own building and nobody else', async () => {
  const priya = world.as('priya').people;
  const { persons, total } = await priya.listPersons({});
  assert.deepEqual(
    persons.map(({ familyName }) => familyName),
    ['Jimenez', 'Lindqvist', 'Raman', 'Yusuf'],
  );
  assert.equal(total, 4);
  await refuses(
    priya.listPersons({ buildingId: building('Birchwood Middle') }),
    'session/not-in-this-capacity',
  );
  assert.equal((await priya.readPerson({ personId: idOf('theo') })).familyName, 'Lindqvist');
  await refuses(priya.readPerson({ personId: idOf('grace') }), 'record/not-found');
  await refuses(priya.addPerson(ida()), 'session/not-in-this-capacity');
});

test('lets everybody find a colleague by name or capacity, without e-mail', async () => {
  const { names } = await world.as('walt').people.findNames({ kind: 'dn_member' });
  assert.deepEqual(
    names.map(({ familyName, capacities }) => [familyName, capacities]),
    [
      ['Haddad', [{ kind: 'dn_member', buildingId: null }]],
      ['Whitfield', [{ kind: 'dn_member', buildingId: null }]],
    ],
  );
  const found = await world.as('theo').people.findNames({ search: 'ram' });
  assert.deepEqual(
    found.names.map(({ familyName }) => familyName),
    ['Raman'],
  );
  assert.ok(!JSON.stringify(found).includes('@'));
});

test('holds nothing about how anybody works', async () => {
  const columns = await world.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'people'`,
  );
  const names = columns.map(({ column_name }) => column_name).join(' ');
  assert.doesNotMatch(names, /score|rating|rank|evaluat|performance|grade|result|observ|visit|note|comment/);
});

test('keeps districts apart', async () => {
  const stranger = world.as('stranger').people;
  const { persons, total } = await stranger.listPersons({});
  assert.deepEqual([persons.map(({ familyName }) => familyName), total], [['Strand'], 1]);
  assert.deepEqual((await stranger.findNames({ search: 'lindqvist' })).names, []);
  await refuses(stranger.readPerson({ personId: idOf('theo') }), 'record/not-found');
  await refuses(stranger.changeDetails({ ...ida(), personId: idOf('theo') }), 'record/not-found');
  await refuses(
    stranger.addCapacity({
      ...{ personId: idOf('theo'), id: newId() as CapacityId },
      ...{ kind: 'superintendent', startsOn: '2026-01-01' },
    }),
    'record/not-found',
  );
  const own = world.person('stranger').id as PersonId;
  await refuses(
    stranger.addCapacity({
      ...{ personId: own, id: newId() as CapacityId, kind: 'teacher' },
      ...{ buildingId: building('Birchwood Middle'), startsOn: '2026-01-01' },
    }),
    'people/place-not-open',
  );
});

test('turns away other capacities, and who is nobody', async () => {
  for (const name of ['theo', 'dana', 'ursula', 'bruno', 'rosa', 'walt', 'elena'] as NamedPerson[])
    await refuses(world.as(name).people.listPersons({}), 'session/not-in-this-capacity');
  await refuses(world.as(null).people.findNames({}), 'session/none');
});
