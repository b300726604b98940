import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import { refuses } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
  for (const number of [1, 2, 3])
    await world.as('odette').people.addPerson({
      personId: newId() as PersonId,
      givenName: 'Ida',
      familyName: `Novak ${number}`,
      email: `ida${number}@x.example`,
    });
  await world.as('sam').people.exportStaff();
});
after(() => world.close());

test('shows who did what, when and in which capacity, newest first', async () => {
  const { entries, acts, next } = await world.as('ursula').people.readAudit({});
  assert.deepEqual(
    entries.map(({ person, capacity, act, about }) => [person, capacity, act, about]),
    [
      ['Sam Ortiz', 'superintendent', 'people/staff-exported', null],
      ['Odette Pierce', 'district_office', 'people/person-added', 'Ida Novak 3'],
      ['Odette Pierce', 'district_office', 'people/person-added', 'Ida Novak 2'],
      ['Odette Pierce', 'district_office', 'people/person-added', 'Ida Novak 1'],
    ],
  );
  assert.deepEqual(acts, ['people/person-added', 'people/staff-exported']);
  assert.equal(next, null);
});

test('goes back a page at a time, and chooses one kind of act', async () => {
  const first = await world.as('sam').people.readAudit({ limit: 2, act: 'people/person-added' });
  assert.deepEqual(
    first.entries.map(({ about }) => about),
    ['Ida Novak 3', 'Ida Novak 2'],
  );
  const second = await world
    .as('sam')
    .people.readAudit({ limit: 2, act: 'people/person-added', before: first.next ?? '' });
  assert.deepEqual(
    second.entries.map(({ about }) => about),
    ['Ida Novak 1'],
  );
  assert.equal(second.next, null);
});

test('is open to the district office, the superintendent and the union, and to nobody else', async () => {
  await world.as('odette').people.readAudit({});
  for (const name of ['theo', 'priya', 'dana', 'bruno', 'elena'] as NamedPerson[])
    await refuses(world.as(name).people.readAudit({}), 'session/not-in-this-capacity');
  await refuses(world.as(null).people.readAudit({}), 'session/none');
  assert.deepEqual((await world.as('stranger').people.readAudit({})).entries, []);
});

test('is never changed, not even by the owner of the tables', async () => {
  await assert.rejects(world.query(`update audit.entries set act = 'x/y'`), /keeps its rows/);
  await assert.rejects(world.query('delete from audit.entries'), /keeps its rows/);
});

test('has words in the reader’s language for every act that an area records', () => {
  const areas = new URL('../', import.meta.url);
  const words = readFileSync(new URL('people/ui/act-words.ts', areas), 'utf8');
  const silent = readdirSync(areas, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(new URL(file, areas), 'utf8').matchAll(/\baudit\([^;]*?'([a-z]+\/[a-z-]+)'/g),
    ])
    .map(([, act]) => act)
    .filter((act) => !words.includes(`'${act}':`));
  assert.deepEqual(silent, []);
});
