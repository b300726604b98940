import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { type Adopted, openVisitWorld, refuses, visitBy } from './test-ground.ts';
import type { WindowId } from './visit-contract.ts';

let world: World;
let adopted: Adopted;
let windowId: WindowId;
before(async () => {
  ({ world, adopted, windowId } = await openVisitWorld(['Lakeside Elementary', 'Birchwood Middle']));
});
after(() => world.close());

const visit = (name: NamedPerson, changes: Record<string, unknown> = {}) =>
  visitBy(world, name, windowId, adopted, changes);
const rescue = (name: NamedPerson | null, visits: unknown[]) =>
  world.as(name).observation.rescueVisits({ savedAt: new Date().toISOString(), visits });
const auditOf = () =>
  world.query<{ person_id: string; detail: { visitIds: string[] } }>(
    "select person_id, detail from audit.entries where act = 'observation/visits-rescued' order by at, id",
  );

test('loads the visits of another person, who stays their observer, and says in the audit who loaded them', async () => {
  const [priyas, elenas] = [visit('priya'), visit('elena')];
  const { received, refused } = await rescue('odette', [priyas, elenas]);
  assert.deepEqual(refused, []);
  assert.deepEqual(
    received.map(({ as, by, position }) => ({ as, by, position })),
    [
      { as: 'new', by: 'Priya Raman', position: 0 },
      { as: 'new', by: 'Elena Vargas', position: 1 },
    ],
  );
  const [row] = await world.query<{ observer_id: string }>(
    'select observer_id from observation.visits where id = $1',
    [priyas.id],
  );
  assert.equal(row?.observer_id, world.person('priya').id);
  assert.deepEqual(await auditOf(), [
    { person_id: world.person('odette').id, detail: { visitIds: [priyas.id, elenas.id] } },
  ]);
});

test('recognizes what is here already, and the phone that wakes up later is told so too', async () => {
  const sent = visit('priya');
  await rescue('sam', [sent]);
  const entries = (await auditOf()).length;
  assert.equal((await rescue('sam', [sent])).received[0]?.as, 'again');
  assert.equal((await auditOf()).length, entries);
  const delivered = await world
    .as('priya')
    .observation.deliverVisits({ deviceSentAt: new Date().toISOString(), visits: [sent] });
  assert.equal(delivered.received[0]?.as, 'again');
  const other = { ...sent, lessonPart: 'end' };
  assert.equal((await rescue('sam', [other])).refused[0]?.code, 'observation/different-visit');
  assert.equal((await world.query('select from observation.visits where id = $1', [sent.id])).length, 1);
});

test('recognizes a visit whose device told another year when it brought it, and knows when the file was saved', async () => {
  const year = 365 * 86_400_000;
  const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
  const far = visit('priya', { startedAt: at(year - 360_000), endedAt: at(year - 60_000) });
  const delivered = await world.as('priya').observation.deliverVisits({
    ...{ deviceSentAt: at(year), sentFrom: far.deviceId, visits: [far] },
  });
  assert.deepEqual(delivered.refused, []);
  const again = await rescue('sam', [far]);
  assert.deepEqual([again.received[0]?.as, again.refused], ['again', []]);
  const other = await rescue('sam', [{ ...far, lessonPart: 'end' }]);
  assert.equal(other.refused[0]?.code, 'observation/outside-window');
  const late = visit('priya');
  const savedAt = at(-3_600_000);
  await world.as('sam').observation.rescueVisits({ savedAt, visits: [late] });
  const [row] = await world.query<{ sent: Date }>(
    'select device_sent_at as sent from observation.visits where id = $1',
    [late.id],
  );
  assert.equal(row?.sent.toISOString(), savedAt);
});

test('judges each visit by what its observer may do, not by what the one who loads it may', async () => {
  const { refused, received } = await rescue('odette', [
    visit('theo'),
    visit('priya', { capacityId: world.person('elena').capacityId }),
    visit('priya', { observerId: newId() }),
    visit('priya', { observerId: world.person('stranger').id }),
    { ...visit('priya'), teacher: 'Theo' },
    visit('priya', { windowId: newId() }),
    visit('priya'),
  ]);
  assert.deepEqual(
    refused.map(({ code, position }) => `${position} ${code}`),
    [
      '0 observation/not-an-observer',
      '1 observation/not-an-observer',
      '2 observation/not-of-this-district',
      '3 observation/not-of-this-district',
      '4 observation/names-nobody',
      '5 observation/unknown-window',
    ],
  );
  assert.equal(received.length, 1);
});

test('a building administrator loads visits to the own building only', async () => {
  const here = visit('elena', { buildingId: world.place('Birchwood Middle') });
  const { received, refused } = await rescue('marcus', [here, visit('elena')]);
  assert.deepEqual([received[0]?.id, refused[0]?.code], [here.id, 'observation/rescue-other-building']);
});

test('nobody else loads a file, and another district knows nobody of it', async () => {
  for (const name of ['theo', 'elena', 'dana', 'ursula'] as const)
    await refuses(rescue(name, [visit('priya')]), 'session/not-in-this-capacity');
  await refuses(rescue(null, [visit('priya')]), 'session/none');
  await refuses(rescue('sam', []), 'request/not-readable');
  const { refused } = await rescue('stranger', [visit('priya')]);
  assert.equal(refused[0]?.code, 'observation/not-of-this-district');
});
