import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { type Adopted, openVisitWorld, refuses, visitBy } from './test-ground.ts';
import type { DeviceId, Visit, WindowId } from './visit-contract.ts';

let world: World;
let adopted: Adopted;
let windowId: WindowId;
before(async () => {
  ({ world, adopted, windowId } = await openVisitWorld());
});
after(() => world.close());

const visit = (changes: Partial<Record<keyof Visit, unknown>> = {}, name: NamedPerson = 'priya') =>
  visitBy(world, name, windowId, adopted, changes);
const deliver = (visits: unknown[], name: NamedPerson | null = 'priya') =>
  world.as(name).observation.deliverVisits({ deviceSentAt: new Date().toISOString(), visits });

test('shows a device what the server holds from it, by its counter, so that a gap shows', async () => {
  const deviceId = newId() as DeviceId;
  const sent = [0, 1, 3].map((deviceCounter) => visit({ deviceId, deviceCounter }));
  await deliver(sent);
  const all = await world.as('priya').observation.listDeviceVisits({ deviceId });
  assert.deepEqual(
    all.visits.map(({ id, deviceCounter }) => [id, deviceCounter]),
    sent.map(({ id, deviceCounter }) => [id, deviceCounter]),
  );
  assert.equal(all.nextAfter, null);
  const rest = await world.as('priya').observation.listDeviceVisits({ deviceId, after: 1 });
  assert.deepEqual(
    rest.visits.map(({ deviceCounter }) => deviceCounter),
    [3],
  );
  await refuses(world.as('theo').observation.listDeviceVisits({ deviceId }), 'session/not-in-this-capacity');
  assert.deepEqual(await world.as('stranger').observation.listDeviceVisits({ deviceId }), {
    visits: [],
    nextAfter: null,
  });
});

test('shows a device with many visits all of them, page by page', async () => {
  const deviceId = newId() as DeviceId;
  const first = visit({ deviceId });
  await deliver([first]);
  await world.query(
    `insert into observation.visits
     select kept.* from observation.visits v, generate_series(2, 1100) n,
       jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'device_counter', n)) kept
     where v.id = $1`,
    [first.id],
  );
  const counters: number[] = [];
  let after: number | null = -1;
  while (after !== null) {
    const page = await world.as('priya').observation.listDeviceVisits({ deviceId, after });
    counters.push(...page.visits.map(({ deviceCounter }) => deviceCounter));
    after = page.nextAfter;
  }
  assert.deepEqual(
    counters,
    Array.from({ length: 1100 }, (_, index) => index + 1),
  );
});
