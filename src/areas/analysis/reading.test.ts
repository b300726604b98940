import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ORPCError } from '@orpc/client';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import {
  buildings,
  day,
  type Ground,
  insertVisits,
  insertWindow,
  seenIn,
  twoLargeOneSmall,
} from './reading-ground.ts';
import { canonicalJson } from './reading-rules.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
});
after(() => world.close());

async function refuses(work: Promise<unknown>, code: string, data?: unknown) {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof ORPCError, String(error));
    assert.equal(error.code, code);
    if (data !== undefined) assert.deepEqual(error.data, data);
    return true;
  });
}

const read = (windowId: string, name: 'theo' | 'sam' = 'theo') =>
  world.as(name).analysis.readWindow({ windowId });
const take = (windowId: string, id = newId()) => world.as('dana').analysis.takeReading({ id, windowId });

test('shows an unread window as a whole, in steps and one step behind, to every teacher', async () => {
  const windowId = await insertWindow(world, ground, { endsOn: day(5) });
  await insertVisits(world, ground, windowId, [
    { building: 'Lakeside Elementary', rooms: 5, each: 7, answers: seenIn(20, 35, 0) },
  ]);
  const reading = await read(windowId);
  assert.equal(reading.reading, null);
  assert.equal(reading.window.state, 'open');
  const [first] = reading.practices;
  assert.ok(first?.district.result.is === 'shown');
  assert.deepEqual([first.district.result.figure.present, first.district.result.figure.visits], [20, 20]);
  assert.equal(reading.spread.visits, 30);
  for (const practice of reading.practices)
    for (const building of practice.buildings)
      assert.deepEqual(building.result, { is: 'not_enough', seeInstead: 'district' });
});

test('takes the reading of a window that has ended: every figure over the floors, and buildings', async () => {
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, [
    ...twoLargeOneSmall.slice(0, 2),
    { building: 'Maple Ridge High', band: '9-12', rooms: 5, each: 4, answers: seenIn(9, 2, 4) },
  ]);
  const seal = await take(windowId);
  const { reading, practices, spread, window } = await read(windowId);
  assert.deepEqual(reading, seal);
  assert.equal(window.state, 'read');
  assert.equal(spread.visits, 110);
  assert.deepEqual(spread.buildings, { covered: 3, of: 3 });
  assert.deepEqual(spread.bands, { covered: 3, of: 4 });
  const [first] = practices;
  assert.ok(first?.district.result.is === 'shown');
  assert.deepEqual([first.district.result.figure.present, first.district.result.figure.visits], [59, 110]);
  assert.deepEqual(
    first.buildings.map(({ building, result }) => [building, result.is === 'shown' && result.figure.visits]),
    [
      ['Lakeside Elementary', 60],
      ['Birchwood Middle', 30],
      ['Maple Ridge High', 20],
    ],
  );
  assert.deepEqual(first.phrases, ['I saw students explain.']);
  assert.match((await read(windowId)).perfectionLine ?? '', /aim/);
});

test('hides the small building and one more, both alike, and nothing of them is kept either', async () => {
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, twoLargeOneSmall);
  const { id } = await take(windowId);
  const [first] = (await read(windowId)).practices;
  const [lakeside, birchwood, high] = first?.buildings ?? [];
  assert.equal(lakeside?.result.is, 'shown');
  assert.deepEqual(birchwood?.result, { is: 'not_enough', seeInstead: 'district' });
  const nameless = ({ buildingId, building, ...rest }: NonNullable<typeof high>) => rest;
  assert.ok(birchwood && high);
  assert.deepEqual(nameless(birchwood), nameless(high));
  const [row] = await world.query<{ figures: unknown }>(
    'select figures from analysis.readings where id = $1',
    [id],
  );
  const kept = JSON.stringify(row?.figures);
  for (const name of ['Birchwood Middle', 'Maple Ridge High']) assert.ok(!kept.includes(world.place(name)));
});

test('a reading stands: a visit that arrives later is counted as late and changes no figure', async () => {
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, twoLargeOneSmall);
  const seal = await take(windowId);
  const before = await read(windowId);
  await insertVisits(
    world,
    ground,
    windowId,
    [{ building: 'Maple Ridge High', rooms: 3, each: 1, answers: seenIn(3, 3, 3) }],
    -5,
  );
  const after = await read(windowId);
  assert.equal(after.reading?.lateVisits, 3);
  assert.deepEqual({ ...after, reading: null }, { ...before, reading: null });
  assert.equal(after.reading?.sha256, seal.sha256);
});

test('the seal is the SHA-256 of the canonical text of what is kept', async () => {
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, twoLargeOneSmall);
  const { id, sha256 } = await take(windowId);
  const [row] = await world.query<{ figures: unknown }>(
    'select figures from analysis.readings where id = $1',
    [id],
  );
  assert.equal(createHash('sha256').update(canonicalJson(row?.figures)).digest('hex'), sha256);
  await assert.rejects(world.query(`update analysis.readings set figures = '{}' where id = $1`, [id]));
});

test('accepts the same reading again, also while another takes it, and refuses a second one', async () => {
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, twoLargeOneSmall);
  const id = newId();
  const [one, other] = await Promise.all([take(windowId, id), take(windowId, id)]);
  assert.deepEqual(one, other);
  await refuses(take(windowId), 'analysis/already-read', { readingId: id });
  const entries = await world.query(
    `select from audit.entries where act = 'analysis/reading-taken' and object_id = $1`,
    [id],
  );
  assert.equal(entries.length, 1);
});

test('refuses an id that another window’s reading has', async () => {
  const [first, second] = [await insertWindow(world, ground), await insertWindow(world, ground)];
  const { id } = await take(first);
  await refuses(take(second, id), 'record/different-content');
});

test('does not take a reading before the last day, and does on it', async () => {
  const early = await insertWindow(world, ground, { endsOn: day(1) });
  await refuses(take(early), 'analysis/window-not-ended', { endsOn: day(1) });
  const onTheDay = await insertWindow(world, ground, { endsOn: day(0) });
  assert.equal((await take(onTheDay)).windowId, onTheDay);
});

test('a window without a visit can be read: not enough yet is a result', async () => {
  const windowId = await insertWindow(world, ground);
  await take(windowId);
  const { practices, spread } = await read(windowId);
  assert.equal(spread.visits, null);
  assert.ok(practices.every(({ district }) => district.result.is === 'not_enough'));
});

test('a building administrator takes the reading where their building takes part, and nowhere else', async () => {
  const theirs = await insertWindow(world, ground, { buildings: buildings.slice(0, 1) });
  await world.as('priya').analysis.takeReading({ id: newId(), windowId: theirs });
  const other = await insertWindow(world, ground, { buildings: buildings.slice(1) });
  await refuses(
    world.as('priya').analysis.takeReading({ id: newId(), windowId: other }),
    'analysis/not-your-window',
  );
});

test('teachers, board members and the union representative look, and take no reading', async () => {
  const windowId = await insertWindow(world, ground);
  for (const name of ['theo', 'bruno', 'ursula', 'walt', 'rosa', 'odette'] as const) {
    await refuses(
      world.as(name).analysis.takeReading({ id: newId(), windowId }),
      'session/not-in-this-capacity',
    );
    assert.equal((await world.as(name).analysis.readWindow({ windowId })).window.id, windowId);
  }
});

test('another district finds nothing, and nobody is let in', async () => {
  const windowId = await insertWindow(world, ground);
  const elsewhere = world.as('stranger').analysis;
  await refuses(elsewhere.readWindow({ windowId }), 'record/not-found');
  await refuses(elsewhere.takeReading({ id: newId(), windowId }), 'record/not-found');
  await refuses(world.as(null).analysis.readWindow({ windowId }), 'session/none');
});

test('cannot read a window id that is none', async () => {
  await refuses(read('not-an-id'), 'request/not-readable');
});
