import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, refuses } from '../conversations/test-ground.ts';
import { actInput, aKey, goOn, namelessInput, requestInput } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => world.as(name).requests;

/** Everything that the database holds of the requests area and the audit, as text. */
async function dump(): Promise<string> {
  const tables = ['requests.requests', 'requests.acts', 'requests.first_yeses', 'requests.named'];
  const rows = await Promise.all(tables.map((table) => world.query(`select * from ${table}`)));
  const entries = await world.query(
    `select * from audit.entries where object_id in (select id from requests.requests)`,
  );
  return JSON.stringify([rows, entries]);
}

test('a request without a name holds nothing that leads back to who asked, in the whole database', async () => {
  const input = namelessInput();
  const before = await world.query('select count(*)::int as n from audit.entries');
  const { request } = await as('theo').ask(input);
  assert.deepEqual([request.askers, request.isMine], [[], true]);
  const theo = world.person('theo');
  const text = await dump();
  for (const trace of [theo.id, theo.capacityId, theo.email, aKey]) assert.ok(!text.includes(trace));
  assert.deepEqual(await world.query('select count(*)::int as n from audit.entries'), before);
  // Only its day is known, and its id holds no time.
  const [row] = await world.query('select * from requests.requests where id = $1', [input.requestId]);
  assert.ok(!Object.entries(row ?? {}).some(([name]) => name.endsWith('_at')));
  await as('theo').ask(input);
  for (const name of ['elena', 'sam'] as const)
    assert.equal((await as(name).listRequests({ whose: 'to_give' })).total, 1);
  assert.equal((await as('elena').readNext()).waiting.count, 1);
  assert.equal((await as('theo').listRequests({})).total, 0);
  await refuses(as('theo').ask({ ...input, requestId: newId() } as never), 'request/not-readable');
  await refuses(as('theo').ask({ ...input, key: null }), 'request/not-readable');
  await refuses(as('theo').ask(requestInput({ key: aKey })), 'request/not-readable');
});

test('it opens by its key to those who asked, is given, and closed by the key', async () => {
  const key = 'K7QPX2MD9RTA4WZD';
  const { requestId, ...rest } = namelessInput({ key });
  await as('amina').ask({ requestId, ...rest });
  await refuses(as('amina').readRequest({ requestId }), 'requests/needs-key');
  await refuses(as('amina').openByKey({ key: 'K7QPX2MD9RTA4WZ0' }), 'requests/wrong-key');
  await refuses(as('amina').openByKey({ key: 'short' }), 'request/not-readable');
  await refuses(as('stranger').openByKey({ key }), 'requests/wrong-key');
  await refuses(as('bruno').openByKey({ key }), 'session/not-in-this-capacity');
  // As people write it down: in groups, in small letters.
  const opened = await as('amina').openByKey({ key: 'k7qp-x2md-9rta-4wzd' });
  assert.deepEqual(opened.request.mayDo, ['withdrawn']);
  await goOn(world, requestId, ['elena', 'took_up'], ['elena', 'fulfilled', { note: 'Two mornings.' }]);
  await refuses(as('amina').act(actInput(requestId, 'closed', { helped: 'yes' })), 'requests/needs-key');
  const closing = actInput(requestId, 'closed', { helped: 'yes', key });
  const closed = await as('amina').act(closing);
  assert.deepEqual([closed.request.standing, closed.acts.at(-1)?.by], ['closed', null]);
  assert.equal((await as('amina').act(closing)).acts.length, 3);
  const amina = world.person('amina');
  const text = await dump();
  assert.ok(!text.includes(amina.id) && !text.includes(amina.capacityId));
});

test('it names two people only when both have said so, each on their own sign-in', async () => {
  const ours = 'K7QPX2MD9RTA4WZE';
  const { requestId, ...rest } = namelessInput({ key: ours });
  await as('priya').ask({ requestId, ...rest });
  const yes = (name: NamedPerson, key: string | null = ours) =>
    as(name).sayName({ requestId, key, says: 'yes' });
  await refuses(yes('priya', null), 'requests/needs-key');
  assert.equal((await yes('priya')).naming, 'one');
  assert.equal((await yes('priya')).naming, 'one', 'the same person twice is one');
  // One yes: nothing in the database can be turned back into a person without the key, which is not there.
  const text = await dump();
  for (const name of ['priya', 'grace'] as const) assert.ok(!text.includes(world.person(name).id));
  assert.deepEqual((await as('elena').readRequest({ requestId })).request.askers, []);
  assert.equal((await yes('grace')).naming, 'both');
  const names = async (reader: NamedPerson) =>
    (await as(reader).readRequest({ requestId })).request.askers.map(({ name }) => name);
  assert.deepEqual(await names('elena'), [], 'who has not taken it up sees nobody');
  await goOn(world, requestId, ['elena', 'took_up']);
  for (const reader of ['elena', 'grace', 'priya'] as const)
    assert.deepEqual(await names(reader), ['Grace Kowalski', 'Priya Raman']);
  assert.deepEqual(await names('sam'), []);
  assert.equal((await as('grace').listRequests({})).total, 1);
  // Either takes it back for both, and nothing of it stays.
  await as('grace').sayName({ requestId, key: null, says: 'no' });
  assert.deepEqual(await names('elena'), []);
  const after = JSON.stringify(await world.query('select * from requests.named'));
  assert.ok(!after.includes(world.person('grace').id));
});

test('a request that has its asker’s name names nobody else', async () => {
  const { requestId } = requestInput();
  await as('theo').ask(requestInput({ requestId }));
  await refuses(as('theo').sayName({ requestId, key: null, says: 'yes' }), 'requests/has-a-name');
  await refuses(as('theo').sayName({ requestId, key: aKey, says: 'yes' }), 'requests/wrong-key');
  await refuses(as('amina').sayName({ requestId, key: null, says: 'yes' }), 'requests/not-yours');
  await refuses(as('stranger').sayName({ requestId, key: null, says: 'yes' }), 'record/not-found');
});

test('asked without a name or of coaches alone, it stands in no row of a building or practice, and is counted by fives', async () => {
  const { practiceIds, versionId } = await adoptVision(world);
  const buildingId = world.place('Lakeside Elementary');
  const look = async () => {
    const { kinds, buildings } = await as('bruno').readTotals();
    const people = kinds.find(({ kind }) => kind === 'people');
    const { visions } = await as('bruno').readMap();
    const lakeside = buildings.find(({ building }) => building?.id === buildingId);
    return { open: people?.open, lakeside, visions };
  };
  const before = await look();
  const place = { kind: 'people', versionId, practiceId: practiceIds[0], buildingId };
  await as('amina').ask(requestInput({ ...place, reach: 'coaches' }));
  for (const last of ['A', 'B', 'C'])
    await as('amina').ask(namelessInput({ ...place, key: `K7QPX2MD9RTA4WA${last}` }));
  assert.deepEqual(await look(), before, 'four leave everything as it was');
  await as('amina').ask(namelessInput({ ...place, key: 'K7QPX2MD9RTA4WAD' }));
  const after = await look();
  assert.deepEqual([before.open, after.open], [0, 5]);
  assert.deepEqual([after.lakeside, after.visions], [before.lakeside, before.visions]);
  await as('amina').ask(requestInput(place));
  const open = await look();
  assert.deepEqual([open.open, open.lakeside?.open], [6, (before.lakeside?.open ?? 0) + 1]);
});

test('after an idle session, a request without a name shares its transaction with no row of a person', async () => {
  const theo = world.person('theo').id;
  await world.query("update people.sessions set seen_at = now() - interval '1 hour' where person_id = $1", [
    theo,
  ]);
  const { requestId, ...rest } = namelessInput({ key: 'K7QPX2MD9RTA4WZF' });
  await as('theo').ask({ requestId, ...rest });
  const slid = await world.query(
    "select from people.sessions where person_id = $1 and seen_at > now() - interval '5 minutes'",
    [theo],
  );
  assert.equal(slid.length, 1, 'the session has slid');
  const tables = await world.query<{ name: string }>(`
    select distinct table_schema || '.' || table_name as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where column_name = 'person_id' and table_type = 'BASE TABLE'`);
  assert.ok(tables.some(({ name }) => name === 'people.sessions'));
  for (const { name } of tables) {
    const together = await world.query(
      `select from ${name} t join requests.requests r on r.xmin = t.xmin where r.id = $1 and t.person_id is not null`,
      [requestId],
    );
    assert.equal(together.length, 0, name);
  }
});

test('a key opens one request, and what is done by it holds no time', async () => {
  const key = 'K7QPX2MD9RTA4WZH';
  const first = namelessInput({ key });
  await as('theo').ask(first);
  await refuses(as('theo').ask(namelessInput({ key })), 'requests/key-used');
  const act = actInput(first.requestId, 'withdrawn', { key });
  await refuses(as('theo').act({ ...act, actId: newId() }), 'request/not-readable');
  const { acts } = await as('theo').act(act);
  assert.deepEqual(
    acts.map(({ id }) => id[14]),
    ['4'],
  );
});
