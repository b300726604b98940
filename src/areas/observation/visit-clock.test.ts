import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { clockAhead } from './delivery-rules.ts';
import { type Adopted, openVisitWorld, refuses, visitBy } from './test-ground.ts';
import type { DeviceId, Visit, WindowId } from './visit-contract.ts';

let world: World;
let adopted: Adopted;
let windowId: WindowId;
before(async () => {
  ({ world, adopted, windowId } = await openVisitWorld());
});
after(() => world.close());

const minute = 60_000;
const year = 365 * 24 * 60 * minute;
const at = (milliseconds: number) => new Date(milliseconds).toISOString();
let rooms = 0;

/** A visit that ended a minute ago, by a device whose clock is so far ahead; sent from that device unless said otherwise. */
function byClock(
  ahead: number,
  changes: Partial<Record<keyof Visit, unknown>> = {},
  name: NamedPerson = 'priya',
) {
  rooms += 1;
  const now = Date.now() + ahead;
  return visitBy(world, name, windowId, adopted, {
    roomToken: String(rooms).padStart(43, 'C'),
    ...{ startedAt: at(now - 6 * minute), endedAt: at(now - minute) },
    ...changes,
  });
}
const deliver = (ahead: number, visits: Visit[], sentFrom: string | undefined, name: NamedPerson = 'priya') =>
  world.as(name).observation.deliverVisits({
    deviceSentAt: at(Date.now() + ahead),
    ...(sentFrom === undefined ? {} : { sentFrom: sentFrom as DeviceId }),
    visits,
  });
const timesOf = async (visit: Visit) => {
  const [row] = await world.query<{
    started_at: Date;
    ended_at: Date;
    ahead: number | null;
    device_at: Date;
  }>(
    `select t.started_at, t.ended_at, t.ahead_seconds::float8 as ahead, v.started_at as device_at
     from observation.visit_times t join observation.visits v on v.id = t.visit_id where t.visit_id = $1`,
    [visit.id],
  );
  assert.ok(row);
  return row;
};
const isNear = (moment: Date, expected: number) =>
  assert.ok(Math.abs(moment.getTime() - expected) < 5_000, `${moment.toISOString()} is not ${at(expected)}`);

for (const [words, ahead] of [
  ['a year ahead', year],
  ['a year behind', -year],
  ['at 1970, as after an empty battery', -Date.now() + 60 * minute],
  ['in the year 2098', 72 * year],
  ['two days ahead', 2 * 24 * 60 * minute],
] as const)
  test(`a visit by a clock ${words} is accepted: its own day is another, its true one is the window's`, async () => {
    const visit = byClock(ahead);
    const { received, refused } = await deliver(ahead, [visit], visit.deviceId);
    assert.deepEqual([received.length, refused], [1, []]);
    const times = await timesOf(visit);
    isNear(times.started_at, Date.now() - 6 * minute);
    isNear(times.ended_at, Date.now() - minute);
    assert.ok(Math.abs((times.ahead ?? 0) - ahead / 1000) < 5);
    // What the device said stays in the visit.
    assert.equal(times.device_at.toISOString(), visit.startedAt);
    const { windows } = await world.as('priya').observation.listMyVisits();
    const mine = windows.flatMap(({ visits }) => visits).find(({ id }) => id === visit.id);
    assert.equal(mine?.clock?.deviceStartedAt, visit.startedAt);
    isNear(new Date(mine?.startedAt ?? ''), Date.now() - 6 * minute);
  });

test('a clock that is off by less than ten minutes is left as it is', async () => {
  const visit = byClock(9 * minute);
  await deliver(9 * minute, [visit], visit.deviceId);
  const times = await timesOf(visit);
  assert.equal(times.ahead, null);
  assert.equal(times.started_at.toISOString(), visit.startedAt);
});

test('nothing is set right where another device brought the visit, or the device does not say which it is', async () => {
  for (const sentFrom of [newId(), undefined]) {
    const visit = byClock(60 * minute);
    await deliver(60 * minute, [visit], sentFrom);
    assert.equal((await timesOf(visit)).ahead, null);
    const far = byClock(year);
    const { refused } = await deliver(year, [far], sentFrom);
    assert.equal(refused[0]?.code, 'observation/outside-window');
  }
});

test('nothing is set right where the clock was changed between the visit and its sending', async () => {
  const visit = byClock(60 * minute);
  await deliver(-60 * minute, [visit], visit.deviceId);
  assert.equal((await timesOf(visit)).ahead, null);
});

test('a wrong clock does not bring a visit of another time into the window', async () => {
  const visit = byClock(year, {
    startedAt: at(Date.now() + year - 10 * 24 * 60 * minute),
    endedAt: at(Date.now() + year - 10 * 24 * 60 * minute),
  });
  const { refused } = await deliver(year, [visit], visit.deviceId);
  assert.equal(refused[0]?.code, 'observation/outside-window');
});

test('the same visit again, sent when the clock is right, changes nothing', async () => {
  const visit = byClock(year);
  await deliver(year, [visit], visit.deviceId);
  const before = await timesOf(visit);
  const { received } = await deliver(0, [visit], visit.deviceId);
  assert.deepEqual(
    received.map(({ id, as }) => [id, as]),
    [[visit.id, 'again']],
  );
  const { refused } = await deliver(0, [{ ...visit, lessonPart: 'end' }], visit.deviceId);
  assert.equal(refused[0]?.code, 'observation/outside-window');
  assert.deepEqual(await timesOf(visit), before);
});

test('the rule and the view set right by the same', async () => {
  const hours = fc.integer({ min: -30, max: 30 });
  const samples = fc.sample(fc.record({ ahead: hours, late: fc.integer({ min: -30, max: 30 }) }), 25);
  for (const { ahead, late } of samples) {
    const visit = byClock(ahead * 60 * minute, { endedAt: at(Date.now() + (ahead * 60 + late) * minute) });
    if (visit.endedAt < visit.startedAt) continue;
    const deviceSentAt = at(Date.now() + ahead * 60 * minute);
    const { refused } = await world.as('priya').observation.deliverVisits({
      ...{ deviceSentAt, sentFrom: visit.deviceId, visits: [visit] },
    });
    if (refused.length > 0) continue;
    const said = clockAhead(visit, { deviceSentAt, sentFrom: visit.deviceId, receivedAt: at(Date.now()) });
    const kept = (await timesOf(visit)).ahead;
    assert.equal(said === null, kept === null);
    if (said !== null && kept !== null) assert.ok(Math.abs(said / 1000 - kept) < 5);
  }
});

const pairsOf = async (name: NamedPerson) =>
  (await world.as(name).observation.listMyVisits()).windows
    .flatMap(({ visits }) => visits)
    .filter(({ looksLike }) => looksLike.length > 0)
    .map(({ id }) => id)
    .sort();
const cardsOf = async (name: NamedPerson) =>
  (await world.as(name).observation.readObservationNext()).cards.filter(({ kind }) =>
    (['visits-look-alike', 'visits-missing'] as string[]).includes(kind),
  );

test('the same visit made on two devices, one with a wrong clock, is noticed for its observer alone until it is settled', async () => {
  const roomToken = 'T'.repeat(43);
  const one = byClock(0, { roomToken }, 'marcus');
  const other = byClock(3 * 60 * minute, { roomToken }, 'marcus');
  const colleague = byClock(0, { roomToken }, 'elena');
  await deliver(0, [one], one.deviceId, 'marcus');
  await deliver(3 * 60 * minute, [other], other.deviceId, 'marcus');
  await deliver(0, [colleague], colleague.deviceId, 'elena');
  assert.deepEqual(await pairsOf('marcus'), [one.id, other.id].sort());
  assert.deepEqual(await cardsOf('marcus'), [{ kind: 'visits-look-alike', count: 1 }]);
  for (const name of ['elena', 'sam', 'dana'] as NamedPerson[]) {
    assert.deepEqual(await pairsOf(name), []);
    assert.deepEqual(await cardsOf(name), []);
  }
  await world.as('marcus').observation.changeVisit({
    ...{ id: newId() as never, visitId: other.id, kind: 'voided', reason: 'made_twice', tallies: null },
  });
  assert.deepEqual(await pairsOf('marcus'), []);
  assert.deepEqual(await cardsOf('marcus'), []);
});

test('two visits that look alike and are two are told apart once, by their observer', async () => {
  const roomToken = 'U'.repeat(43);
  const [one, other, third] = [byClock(0, { roomToken }), byClock(0, { roomToken }), byClock(0)];
  await deliver(0, [one, other, third], undefined);
  const facts = { id: newId() as never, visitId: other.id, otherId: one.id };
  const tell = (changes: Partial<typeof facts> = {}, name: NamedPerson | null = 'priya') =>
    world.as(name).observation.tellVisitsApart({ ...facts, ...changes });
  for (const name of ['marcus', 'sam', 'stranger'] as NamedPerson[])
    await refuses(tell({}, name), 'record/not-found');
  await refuses(tell({}, null), 'session/none');
  await refuses(tell({ otherId: third.id }), 'observation/not-look-alike');
  await refuses(tell({ otherId: other.id }), 'observation/not-look-alike');
  await refuses(tell({ otherId: newId() as never }), 'record/not-found');
  assert.deepEqual(await tell(), { id: facts.id });
  assert.deepEqual(await tell({ visitId: one.id, otherId: other.id }), { id: facts.id });
  await refuses(tell({ otherId: third.id }), 'observation/not-look-alike');
  assert.deepEqual(await pairsOf('priya'), []);
});

test('finds exactly the visits of one observer to one room that share a minute, whatever the times', async () => {
  const visit = fc.record({
    start: fc.integer({ min: 0, max: 40 * 60 }),
    seconds: fc.integer({ min: 0, max: 12 * 60 }),
    room: fc.constantFrom('V', 'W'),
    name: fc.constantFrom<NamedPerson>('noor', 'elena'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { minLength: 2, maxLength: 9 }), async (made) => {
      const run = newId().slice(-12);
      const base = Math.floor((Date.now() - 60 * minute) / minute) * minute;
      const all = made.map(({ start, seconds, room, name }) => ({
        ...{ name, room, start, end: start + seconds },
        visit: byClock(
          0,
          {
            roomToken: `${room}${run}`.padEnd(43, 'z'),
            ...{ startedAt: at(base + start * 1000), endedAt: at(base + (start + seconds) * 1000) },
          },
          name,
        ),
      }));
      for (const name of ['noor', 'elena'] as NamedPerson[]) {
        const visits = all.filter((one) => one.name === name).map((one) => one.visit);
        if (visits.length > 0) await deliver(0, visits, undefined, name);
      }
      const expected = all.flatMap((one, index) =>
        all
          .slice(index + 1)
          .filter(
            (other) =>
              other.name === one.name &&
              other.room === one.room &&
              Math.floor(one.start / 60) <= Math.floor(other.end / 60) &&
              Math.floor(other.start / 60) <= Math.floor(one.end / 60),
          )
          .map((other) => [one.visit.id, other.visit.id].sort().join()),
      );
      const found = await world.query<{ visit_id: string; other_id: string }>(
        'select visit_id, other_id from observation.same_minutes where visit_id = any($1)',
        [all.map((one) => one.visit.id)],
      );
      assert.deepEqual(
        found.map((pair) => [pair.visit_id, pair.other_id].sort().join()).sort(),
        expected.sort(),
      );
    }),
    { numRuns: 25 },
  );
});

test('a visit that a phone counted and has not brought is told to its observer alone, from the second day for three weeks', async () => {
  const deviceId = newId();
  const came = async (deviceCounter: number, days: number) => {
    const visit = byClock(0, { deviceId, deviceCounter }, 'dana');
    await deliver(0, [visit], undefined, 'dana');
    await world.query('alter table observation.visits disable trigger permanent');
    await world.query(
      `update observation.visits set received_at = now() - make_interval(days => $2) where id = $1`,
      [visit.id, days],
    );
    await world.query('alter table observation.visits enable trigger permanent');
  };
  await came(5, 30);
  await came(7, 30);
  assert.deepEqual(await cardsOf('dana'), []);
  await came(8, 10);
  await came(11, 9);
  const [card, ...others] = await cardsOf('dana');
  assert.deepEqual(
    [card?.kind, card?.kind === 'visits-missing' && card.count, others],
    ['visits-missing', 2, []],
  );
  assert.equal((await world.as('dana').observation.listMyVisits()).missing?.count, 2);
  assert.equal((await world.as('sam').observation.listMyVisits()).missing, null);
  await came(14, 0);
  assert.equal((await world.as('dana').observation.listMyVisits()).missing?.count, 2);
  await came(9, 0);
  assert.equal((await world.as('dana').observation.listMyVisits()).missing?.count, 1);
  await came(10, 0);
  assert.deepEqual(await cardsOf('dana'), []);
});
