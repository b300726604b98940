import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { type Adopted, day, insertEndedWindow, openVisitWorld, refuses, visitBy } from './test-ground.ts';
import type { Visit, WindowId } from './visit-contract.ts';

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
const codeOf = async (sent: unknown, name?: NamedPerson) => (await deliver([sent], name)).refused[0]?.code;
const kept = (id: string) => world.query('select * from observation.visits where id = $1', [id]);

test('keeps a visit with its tallies, and answers when it was received', async () => {
  const sent = visit();
  const receipt = await deliver([sent]);
  const [row] = await world.query<{
    window_id: string;
    started_at: Date;
    device_sent_at: Date;
    received_at: Date;
  }>('select * from observation.visits where id = $1', [sent.id]);
  assert.deepEqual(receipt, {
    received: [{ id: sent.id, receivedAt: row?.received_at.toISOString(), as: 'new' }],
    refused: [],
  });
  assert.equal(row?.window_id, windowId);
  assert.equal(row?.started_at.toISOString(), sent.startedAt);
  const tallies = await world.query(
    'select practice_id as "practiceId", answer, times_count as "timesCount" from observation.tallies where visit_id = $1',
    [sent.id],
  );
  const byId = (a: { practiceId?: string }, b: { practiceId?: string }) =>
    (a.practiceId ?? '') < (b.practiceId ?? '') ? -1 : 1;
  assert.deepEqual(tallies.sort(byId), [...sent.tallies].sort(byId));
});

test('counts a visit once however often it arrives, in whatever order its fields were written', async () => {
  const sent = visit();
  const first = await deliver([sent]);
  const turned = Object.fromEntries(
    Object.entries({ ...sent, tallies: [...sent.tallies].reverse() }).reverse(),
  );
  for (const again of [sent, turned]) {
    const receipt = await deliver([again]);
    assert.deepEqual(receipt, { received: [{ ...first.received[0], as: 'again' }], refused: [] });
  }
  assert.equal((await kept(sent.id)).length, 1);
  const tallies = await world.query('select from observation.tallies where visit_id = $1', [sent.id]);
  assert.equal(tallies.length, 3);
});

test('counts a visit once when two tabs send it at one moment, or one delivery holds it twice', async () => {
  const sent = visit();
  const receipts = await Promise.all([deliver([sent]), deliver([sent]), deliver([sent])]);
  assert.deepEqual(receipts.map(({ received }) => received[0]?.as).sort(), ['again', 'again', 'new']);
  const twice = visit();
  const { received } = await deliver([twice, twice]);
  assert.deepEqual(
    received.map(({ as }) => as),
    ['new', 'again'],
  );
  assert.equal((await kept(twice.id)).length, 1);
});

test('refuses another content under the id of a visit, keeps the first, and puts both fingerprints by', async () => {
  const sent = visit();
  const { received } = await deliver([sent]);
  const other = { ...sent, tallies: [{ ...sent.tallies[0], timesCount: 4 }, ...sent.tallies.slice(1)] };
  for (let time = 0; time < 2; time++)
    assert.deepEqual(await deliver([other]), {
      received: [],
      refused: [
        {
          id: sent.id,
          position: 0,
          code: 'observation/different-visit',
          data: { receivedAt: received[0]?.receivedAt },
        },
      ],
    });
  const disputes = await world.query<{ kept_sha256: string; offered_sha256: string }>(
    'select kept_sha256, offered_sha256 from observation.disputes where visit_id = $1',
    [sent.id],
  );
  assert.equal(disputes.length, 1);
  assert.notEqual(disputes[0]?.kept_sha256, disputes[0]?.offered_sha256);
  const [tally] = await world.query<{ times_count: number }>(
    `select times_count from observation.tallies where visit_id = $1 and answer = 'seen'`,
    [sent.id],
  );
  assert.equal(tally?.times_count, 3);
  const twice = visit();
  const both = await deliver([twice, { ...twice, lessonPart: 'end' }]);
  assert.deepEqual([both.received[0]?.as, both.refused[0]?.code], ['new', 'observation/different-visit']);
});

test('takes no visit without a window, and so a subject, and a grade band', async () => {
  const { bandId: _, ...bandless } = visit();
  const { windowId: __, ...windowless } = visit();
  assert.equal(await codeOf(bandless), 'observation/visit-not-readable');
  assert.equal(await codeOf(windowless), 'observation/visit-not-readable');
});

test('reads each visit on its own: what cannot be read does not hold up the others', async () => {
  const good = visit();
  const bad: unknown[] = [
    null,
    7,
    'visit',
    [],
    {},
    { id: 5 },
    visit({ id: good.id.toUpperCase() }),
    visit({ roomToken: 'Room 12' }),
    visit({ clientVersion: 'Theo 1.0.0' }),
    visit({ startedAt: '2026-02-30T10:00:00Z' }),
    visit({ startedAt: '0000-01-01T00:00:00Z' }),
    visit({ startedAt: `2026-09-08T10:00:00.${'1'.repeat(300)}Z` }),
    visit({ endedAt: new Date(Date.now() - 60_000).toISOString() }),
    visit({ deviceCounter: 2 ** 31 }),
    visit({ utcOffsetMinutes: 900 }),
    visit({ tallies: [] }),
    visit({ tallies: [{ practiceId: adopted.practiceIds[0], answer: 'seen', timesCount: 0 }] }),
    visit({ tallies: [{ practiceId: adopted.practiceIds[0], answer: 'seen', timesCount: 100 }] }),
    visit({ tallies: [{ practiceId: adopted.practiceIds[0], answer: 'not_seen', timesCount: 2 }] }),
    visit({
      tallies: [0, 0].map(() => ({ practiceId: adopted.practiceIds[0], answer: 'seen', timesCount: null })),
    }),
  ];
  const { received, refused } = await deliver([...bad, good]);
  assert.deepEqual(
    received.map(({ id, as }) => [id, as]),
    [[good.id, 'new']],
  );
  assert.deepEqual(
    refused.map(({ position, code }) => [position, code]),
    bad.map((_, position) => [position, 'observation/visit-not-readable']),
  );
  assert.deepEqual(refused[7]?.code === 'observation/visit-not-readable' && refused[7].data, {
    fields: ['roomToken'],
  });
});

test('"no opportunity" and "could not tell" are answers like any other, and a practice may stay unanswered', async () => {
  const sent = visit({
    tallies: [
      { practiceId: adopted.practiceIds[0], answer: 'no_opportunity', timesCount: null },
      { practiceId: adopted.practiceIds[1], answer: 'could_not_tell', timesCount: null },
    ],
  });
  assert.equal((await deliver([sent])).received[0]?.as, 'new');
});

test("leaves another person's visit on the device until that person signs in", async () => {
  const marcus = visit({}, 'marcus');
  const mine = visit();
  const { received, refused } = await deliver([marcus, mine], 'priya');
  assert.deepEqual(refused, [{ id: marcus.id, position: 0, code: 'observation/other-person' }]);
  assert.equal(received[0]?.id, mine.id);
  assert.equal((await kept(marcus.id)).length, 0);
  assert.equal((await deliver([marcus], 'marcus')).received[0]?.as, 'new');
});

test('takes a visit only in a capacity of the observer in which one may visit', async () => {
  assert.equal(await codeOf(visit({ capacityId: newId() })), 'observation/not-an-observer');
  assert.equal(
    await codeOf(visit({ capacityId: world.person('sam').capacityId })),
    'observation/not-an-observer',
  );
  const teaching = newId();
  await world.query(
    `insert into people.capacities (district_id, id, person_id, kind, starts_on) values ($1, $2, $3, 'teacher', '2020-01-01')`,
    [world.districtId, teaching, world.person('priya').id],
  );
  assert.equal(await codeOf(visit({ capacityId: teaching })), 'observation/not-an-observer');
});

test('lets administrators, coaches, the superintendent and DN members bring visits, and nobody else', async () => {
  for (const name of ['priya', 'marcus', 'elena', 'sam', 'dana'] as NamedPerson[])
    assert.equal((await deliver([visit({}, name)], name)).received[0]?.as, 'new');
  for (const name of ['theo', 'rosa', 'walt', 'ursula', 'bruno', 'odette'] as NamedPerson[])
    await refuses(deliver([visit({}, name)], name), 'session/not-in-this-capacity');
  await refuses(deliver([visit()], null), 'session/none');
});

test('refuses a place or a practice that the window does not have, and a window that is not there', async () => {
  const { refused } = await deliver([
    visit({ buildingId: world.place('Birchwood Middle') }),
    visit({ bandId: newId() }),
    visit({ tallies: [{ practiceId: adopted.practiceIds[5], answer: 'seen', timesCount: null }] }),
    visit({ windowId: newId() }),
  ]);
  assert.deepEqual(
    refused.map((one) => (one.code === 'observation/not-in-window' ? one.data.what : one.code)),
    ['building', 'band', 'practice', 'observation/unknown-window'],
  );
});

test('allows a clock that is a day wrong, and lets a person look at one that is further off', async () => {
  const at = (daysFromToday: number) => {
    const started = new Date(Date.now() + daysFromToday * 86_400_000);
    return visit({ startedAt: started.toISOString(), endedAt: started.toISOString() });
  };
  const { received, refused } = await deliver([at(-1), at(14), at(-2), at(15)]);
  assert.equal(received.length, 2);
  assert.deepEqual(
    refused.map((one) => one.code === 'observation/outside-window' && one.data),
    [-2, 15].map((fromToday) => ({ startedOn: day(fromToday), startsOn: day(0), endsOn: day(13) })),
  );
});

test('takes a visit that arrives long after its window has ended', async () => {
  const ended = await insertEndedWindow(world, adopted, 40);
  const started = new Date(Date.now() - 45 * 86_400_000).toISOString();
  const sent = visit({ windowId: ended, startedAt: started, endedAt: started });
  assert.equal((await deliver([sent])).received[0]?.as, 'new');
});

test('takes at most 25 visits at once, and none that is no list or names what a delivery has not', async () => {
  const some = (count: number) =>
    Array.from({ length: count }, (_, index) => visit({ deviceCounter: index }));
  assert.equal((await deliver(some(25))).received.length, 25);
  await refuses(deliver(some(26)), 'request/not-readable');
  await refuses(deliver([]), 'request/not-readable');
  const response = await fetch(`${world.url}/api/observation/deliveries`, {
    method: 'POST',
    headers: { cookie: world.cookieOf('priya'), 'content-type': 'application/json' },
    body: JSON.stringify({ deviceSentAt: new Date().toISOString(), visits: [visit()], from: 'Priya' }),
  });
  assert.equal(response.status, 400);
});

test('knows no window of another district', async () => {
  const stranger = world.person('stranger');
  const sent = visit({ observerId: stranger.id, capacityId: stranger.capacityId });
  assert.equal(await codeOf(sent, 'stranger'), 'observation/unknown-window');
});
