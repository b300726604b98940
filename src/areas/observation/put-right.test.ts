import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { MyVisit, VisitChangeFacts } from './put-right-contract.ts';
import { standingOf } from './put-right-rules.ts';
import { type Adopted, insertEndedWindow, openVisitWorld, refuses, visitBy } from './test-ground.ts';
import type { Visit, WindowId } from './visit-contract.ts';

let world: World;
let adopted: Adopted;
let windowId: WindowId;
before(async () => {
  ({ world, adopted, windowId } = await openVisitWorld());
});
after(() => world.close());

let rooms = 0;
/** A visit that the server has, to a room of its own. */
async function sent(changes: Partial<Record<keyof Visit, unknown>> = {}, name: NamedPerson = 'priya') {
  rooms += 1;
  const visit = visitBy(world, name, windowId, adopted, {
    roomToken: String(rooms).padStart(43, 'R'),
    ...changes,
  });
  const receipt = await world.as(name).observation.deliverVisits({
    deviceSentAt: new Date().toISOString(),
    visits: [visit],
  });
  assert.deepEqual(receipt.refused, []);
  return visit;
}

const voiding = (visit: Visit, changes: Partial<VisitChangeFacts> = {}) =>
  ({
    id: newId(),
    visitId: visit.id,
    kind: 'voided',
    reason: 'practice_run',
    tallies: null,
    ...changes,
  }) as VisitChangeFacts;
const correcting = (visit: Visit, changes: Partial<VisitChangeFacts> = {}) =>
  ({
    ...{ id: newId(), visitId: visit.id, kind: 'corrected', reason: 'wrong_tap' },
    tallies: visit.tallies.map((tally) => ({ ...tally, answer: 'could_not_tell', timesCount: null })),
    ...changes,
  }) as VisitChangeFacts;
const change = (facts: VisitChangeFacts, name: NamedPerson | null = 'priya') =>
  world.as(name).observation.changeVisit(facts);
const mine = async (visit: Visit, name: NamedPerson = 'priya'): Promise<MyVisit | undefined> =>
  (await world.as(name).observation.listMyVisits()).windows
    .flatMap((window) => window.visits)
    .find(({ id }) => id === visit.id);
const changesOf = (visit: Visit) =>
  world.query<{ id: string; kind: string; tallies: unknown; changed_by: string; changed_in: string }>(
    'select * from observation.visit_changes where visit_id = $1 order by changed_at',
    [visit.id],
  );

test('a visit that its observer takes out is named by a row of its own, and stays as it arrived', async () => {
  const visit = await sent();
  const facts = voiding(visit);
  const change1 = await change(facts);
  assert.deepEqual([change1.kind, change1.reason, change1.visitId], ['voided', 'practice_run', visit.id]);
  const [row, ...others] = await changesOf(visit);
  assert.deepEqual(others, []);
  const priya = world.person('priya');
  assert.deepEqual(
    [row?.id, row?.kind, row?.tallies, row?.changed_by, row?.changed_in],
    [facts.id, 'voided', null, priya.id, priya.capacityId],
  );
  const tallies = await world.query('select from observation.tallies where visit_id = $1', [visit.id]);
  assert.equal(tallies.length, 3);
});

test('a correction keeps all answers in the names of the tallies’ columns, looks at fixed beats among them', async () => {
  const visit = await sent();
  const [first, second] = adopted.practiceIds;
  const tallies = [
    { practiceId: first, answer: 'seen', timesCount: 4 },
    { practiceId: second, answer: 'seen', timesCount: null, scans: { seen: 2, of: 5 } },
  ] as unknown as Visit['tallies'];
  const made = await change(correcting(visit, { tallies }));
  assert.deepEqual(made.tallies, tallies);
  const [row] = await changesOf(visit);
  assert.deepEqual(row?.tallies, [
    { practice_id: first, answer: 'seen', times_count: 4, scans_seen: null, scans_count: null },
    { practice_id: second, answer: 'seen', times_count: null, scans_seen: 2, scans_count: 5 },
  ]);
});

test('the same change again is accepted once, another one under its id is refused', async () => {
  const visit = await sent();
  const facts = correcting(visit);
  const first = await change(facts);
  assert.deepEqual(await change(facts), first);
  assert.equal((await changesOf(visit)).length, 1);
  await refuses(change({ ...facts, reason: 'cut_short' }), 'record/different-content');
  await refuses(change(voiding(visit, { id: facts.id })), 'record/different-content');
  const other = await sent();
  await refuses(change({ ...facts, visitId: other.id }), 'record/different-content');
});

test('one’s own list shows the original, each change, when and why; a correction brings back what was taken out', async () => {
  const visit = await sent();
  await change(voiding(visit, { reason: 'wrong_place' }));
  await change(correcting(visit));
  const found = await mine(visit);
  assert.deepEqual(
    found?.changes.map(({ kind, reason, changedAs }) => [kind, reason, changedAs]),
    [
      ['voided', 'wrong_place', 'building_administrator'],
      ['corrected', 'wrong_tap', 'building_administrator'],
    ],
  );
  assert.deepEqual(
    found?.tallies.map(({ answer }) => answer),
    ['seen', 'not_seen', 'no_opportunity'],
  );
  assert.deepEqual([found?.building, found?.band, found?.clock], ['Lakeside Elementary', 'K-2', null]);
  const [standing] = await world.query<{ kind: string }>(
    'select kind from observation.visit_standing where visit_id = $1',
    [visit.id],
  );
  assert.equal(standing?.kind, 'corrected');
});

test('what is brought back counts again as it was last, and no reason is written that nobody gave', async () => {
  const visit = await sent();
  await change(voiding(visit));
  await change(correcting(visit, { reason: 'brought_back', tallies: visit.tallies }));
  const found = await mine(visit);
  assert.deepEqual(found?.changes.at(-1)?.reason, 'brought_back');
  assert.ok(found && standingOf(found).state === 'sent');
  await change(correcting(visit));
  await change(voiding(visit));
  const { tallies } = correcting(visit);
  await change(correcting(visit, { reason: 'brought_back', tallies }));
  const again = await mine(visit);
  assert.ok(again && standingOf(again).state === 'corrected', 'it had been put right before');
  await assert.rejects(
    world.query(`insert into observation.visit_changes (district_id, id, visit_id, kind, reason, changed_by, changed_in)
      select district_id, gen_random_uuid(), visit_id, 'voided', 'brought_back', changed_by, changed_in
      from observation.visit_changes limit 1`),
    /check/,
  );
});

test('nobody but its observer changes a visit or reads it in a list, in whatever capacity', async () => {
  const visit = await sent();
  for (const name of ['marcus', 'sam', 'dana', 'theo', 'stranger'] as NamedPerson[]) {
    await refuses(change(voiding(visit), name), 'record/not-found');
    assert.equal(await mine(visit, name), undefined);
  }
  await refuses(change(voiding(visit), null), 'session/none');
  await refuses(world.as(null).observation.listMyVisits(), 'session/none');
  assert.deepEqual(await changesOf(visit), []);
});

test('its observer puts a visit right in another capacity than the one in which it was made', async () => {
  const visit = await sent();
  const teaching = newId();
  await world.query(
    `insert into people.capacities (district_id, id, person_id, kind, starts_on) values ($1, $2, $3, 'teacher', '2020-01-01')`,
    [world.districtId, teaching, world.person('priya').id],
  );
  await world.as('priya').people.actIn({ capacityId: teaching as never });
  assert.equal((await change(voiding(visit))).changedAs, 'teacher');
  await world.as('priya').people.actIn({ capacityId: world.person('priya').capacityId as never });
});

test('a correction that says what no visit can say is refused', async () => {
  const visit = await sent();
  const [first] = visit.tallies;
  const unreadable = [
    { tallies: null },
    { tallies: [] },
    { tallies: [first, first] },
    { tallies: [{ ...first, answer: 'not_seen' }] },
    { reason: 'I did not like it' },
    { kind: 'changed' },
    { kind: 'voided', reason: 'brought_back', tallies: null },
    { note: 'Theo, room 12' },
  ];
  for (const wrong of unreadable)
    await refuses(change({ ...correcting(visit), ...wrong } as VisitChangeFacts), 'request/not-readable');
  await refuses(change(voiding(visit, { tallies: visit.tallies })), 'request/not-readable');
  const foreign = [{ practiceId: adopted.practiceIds[5], answer: 'seen', timesCount: null }] as never;
  await refuses(change(correcting(visit, { tallies: foreign })), 'observation/not-in-window', {
    what: 'practice',
  });
  assert.deepEqual(await changesOf(visit), []);
});

test('when the reading has been taken it stands: no change is taken any more, and the list lets the window go', async () => {
  const ended = (await insertEndedWindow(world, adopted, 3)) as WindowId;
  const startedAt = new Date(Date.now() - 5 * 86_400_000).toISOString();
  const visit = await sent({ windowId: ended, startedAt, endedAt: startedAt });
  const before = voiding(visit);
  await change(before);
  assert.ok(await mine(visit));
  const { frozenAt } = await world.as('dana').analysis.takeReading({ id: newId(), windowId: ended });
  await refuses(change(correcting(visit)), 'observation/reading-stands', { readAt: frozenAt });
  assert.equal((await change(before)).id, before.id);
  assert.equal((await changesOf(visit)).length, 1);
  assert.equal(await mine(visit), undefined);
});

test('each change is in the audit, without what was seen and without the visit', async () => {
  const visit = await sent();
  const facts = correcting(visit);
  await change(facts);
  const entries = await world.query<{ object_id: string; detail: object; person_id: string }>(
    `select object_id, detail, person_id from audit.entries where act = 'observation/visit-changed' and object_id = $1`,
    [facts.id],
  );
  assert.deepEqual(entries, [
    { object_id: facts.id, detail: { windowId, kind: 'corrected' }, person_id: world.person('priya').id },
  ]);
});

test('a change is never changed itself', async () => {
  const visit = await sent();
  await change(voiding(visit));
  for (const statement of [
    `update observation.visit_changes set kind = kind`,
    'delete from observation.visit_changes',
  ])
    await assert.rejects(world.query(statement), /keeps its rows/);
});

test('tells an observer who goes to the same rooms again and again, and nobody else', async () => {
  const same = 'S'.repeat(43);
  for (let visit = 0; visit < 4; visit += 1) {
    const at = new Date(Date.now() - visit * 3_600_000).toISOString();
    await sent({ roomToken: same, startedAt: at, endedAt: at }, 'elena');
  }
  const repeats = async (name: NamedPerson) =>
    (await world.as(name).observation.listMyVisits()).windows.find(({ id }) => id === windowId)?.repeats;
  assert.equal(await repeats('elena'), null);
  await sent({}, 'elena');
  const last = await sent({}, 'elena');
  assert.deepEqual(await repeats('elena'), { visits: 6, repeated: 4, rooms: 1 });
  assert.equal(await repeats('sam'), undefined);
  await change(voiding(last), 'elena');
  assert.equal(await repeats('elena'), null);
});

test('a phone that counts up to the highest number there is can still be told what is missing', async () => {
  const highest = 2_147_483_647;
  const deviceId = newId();
  for (const deviceCounter of [highest - 4, highest, highest])
    await sent({ deviceId, deviceCounter }, 'noor');
  await world.query('alter table observation.visits disable trigger permanent');
  await world.query(
    `update observation.visits set received_at = now() - interval '3 days' where device_id = $1`,
    [deviceId],
  );
  await world.query('alter table observation.visits enable trigger permanent');
  assert.equal((await world.as('noor').observation.listMyVisits()).missing?.count, 3);
});
