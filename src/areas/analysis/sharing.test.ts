import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement, study } from '../observation/test-ground.ts';
import { day, type Ground, insertWindow } from './reading-ground.ts';
import { promisedBy, sharingState } from './sharing-rules.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  ground = await adoptVision(world);
  await study(world, ground as never);
});
after(() => world.close());

/** A window that ended on a day and had been opened in time. */
async function endedOn(endsOn: string, buildings?: string[]): Promise<string> {
  const id = await insertWindow(world, ground, {
    startsOn: day(-80),
    endsOn,
    ...(buildings && { buildings }),
  });
  await world.query('alter table observation.windows disable trigger permanent');
  await world.query(
    "update observation.windows set opened_at = starts_on - interval '3 days' where id = $1",
    [id],
  );
  await world.query('alter table observation.windows enable trigger permanent');
  return id;
}
const clocksOf = async (name: 'theo' | 'priya' | 'marcus' | 'sam' | 'ursula' | 'stranger') =>
  (await world.as(name).analysis.listSharing()).clocks;

test('an agreement that promised no days has no clock', async () => {
  await publishAgreement(world);
  await endedOn(day(-3));
  assert.deepEqual(await clocksOf('sam'), []);
});

test('shows by when results are promised, kept or late, the same to a teacher as to a principal', async () => {
  await publishAgreement(world, { sharedWithinDays: 7 });
  const [waiting, late, running] = [await endedOn(day(-3)), await endedOn(day(-10)), await endedOn(day(5))];
  const clocks = await clocksOf('theo');
  assert.deepEqual(
    clocks.map(({ windowId, promisedBy: by, state, sharedOn }) => ({ windowId, by, state, sharedOn })),
    [
      { windowId: late, by: day(-3), state: 'late', sharedOn: null },
      { windowId: waiting, by: day(4), state: 'waiting', sharedOn: null },
      { windowId: running, by: day(12), state: 'running', sharedOn: null },
    ],
  );
  const plain = (all: typeof clocks) => all.map(({ mayShare: _, ...clock }) => clock);
  for (const name of ['priya', 'sam', 'ursula'] as const)
    assert.deepEqual(plain(await clocksOf(name)), plain(clocks));
  assert.deepEqual(
    clocks.map(({ mayShare }) => mayShare),
    [false, false, false],
  );
  assert.deepEqual(
    (await clocksOf('priya')).map(({ mayShare }) => mayShare),
    [true, true, false],
  );
  for (const windowId of [waiting, late])
    await world.as('sam').analysis.takeReading({ id: newId(), windowId });
  assert.deepEqual(
    (await clocksOf('theo')).map(({ state, sharedOn }) => ({ state, sharedOn })),
    [
      { state: 'shared-late', sharedOn: day(0) },
      { state: 'kept', sharedOn: day(0) },
      { state: 'running', sharedOn: null },
    ],
  );
});

test('only who may take a reading is asked to, and one brought in from before was promised nothing', async () => {
  const here = await endedOn(day(-2), ['Lakeside Elementary']);
  await insertWindow(world, ground, { startsOn: day(-20), endsOn: day(-1) });
  const found = (await clocksOf('marcus')).find(({ windowId }) => windowId === here);
  assert.equal(found?.mayShare, false);
  assert.equal((await clocksOf('sam')).length, 4);
});

test('a window that has not begun has no clock; on its last day the one who may take the reading is told so', async () => {
  const coming = await insertWindow(world, ground, { startsOn: day(2), endsOn: day(6) });
  const last = await endedOn(day(0));
  const clocks = await clocksOf('priya');
  assert.ok(!clocks.some(({ windowId }) => windowId === coming));
  const clock = clocks.find(({ windowId }) => windowId === last);
  assert.deepEqual([clock?.state, clock?.mayShare], ['running', true]);
  assert.equal((await clocksOf('theo')).find(({ windowId }) => windowId === last)?.mayShare, false);
  await world.as('priya').analysis.takeReading({ id: newId(), windowId: last });
});

test('another district sees none, and nobody is asked to sign in for nothing', async () => {
  assert.deepEqual(await clocksOf('stranger'), []);
  await assert.rejects(world.as(null).analysis.listSharing(), { code: 'session/none' });
});

test('the promised day itself still keeps the promise', () => {
  const window = { endsOn: '2026-03-10', promisedBy: promisedBy('2026-03-10', 7) };
  assert.equal(window.promisedBy, '2026-03-17');
  const state = (today: string, sharedOn: string | null = null) =>
    sharingState({ ...window, sharedOn }, today);
  assert.deepEqual(
    [state('2026-03-10'), state('2026-03-11'), state('2026-03-17'), state('2026-03-18')],
    ['running', 'waiting', 'waiting', 'late'],
  );
  assert.deepEqual(
    [state('2026-04-01', '2026-03-17'), state('2026-04-01', '2026-03-18')],
    ['kept', 'shared-late'],
  );
});
