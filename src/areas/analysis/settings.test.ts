import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ORPCError } from '@orpc/client';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import { type Ground, insertVisits, insertWindow, seenIn } from './reading-ground.ts';

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

const aimsOf = (present: number) =>
  ground.practiceIds
    .slice(0, 3)
    .map((practiceId) => ({ practiceId, presentPercent: present, opportunityPercent: 50 }));
const set = (windowId: string, present: number, id = newId()) =>
  world.as('sam').analysis.setAims({ id, windowId, aims: aimsOf(present) });

test('with an aim a reading says what is low and high by interval, and what is offered', async () => {
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, [
    { building: 'Lakeside Elementary', rooms: 30, each: 1, answers: seenIn(28, 2, 15) },
    { building: 'Birchwood Middle', rooms: 30, each: 1, answers: seenIn(27, 3, 14) },
  ]);
  await set(windowId, 50);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  const { practices } = await world.as('theo').analysis.readWindow({ windowId });
  assert.deepEqual(
    practices.map(({ district }) => district.suggestion.reading),
    ['strength', 'not_yet_understood', 'no_claim'],
  );
  assert.equal(practices[2]?.district.suggestion.because, 'within_chance');
  assert.deepEqual(practices[1]?.aim, { presentPercent: 50, opportunityPercent: 50 });
  // In a building of fewer than five people nothing is said of what they have studied.
  assert.equal(practices[1]?.buildings[0]?.suggestion.reading, 'not_understood_or_hard_to_do');
});

test('without an aim nothing is called low or high', async () => {
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, [
    { building: 'Lakeside Elementary', rooms: 40, each: 1, answers: seenIn(38, 2, 15) },
  ]);
  const [first] = (await world.as('theo').analysis.readWindow({ windowId })).practices;
  assert.equal(first?.district.suggestion.because, 'no_aim');
});

test('accepts the same aims again, lets later ones hold, and refuses others under the same id', async () => {
  const windowId = await insertWindow(world, ground);
  const id = newId();
  await set(windowId, 40, id);
  await set(windowId, 40, id);
  await refuses(set(windowId, 45, id), 'record/different-content');
  await set(windowId, 60);
  const { practices } = await world.as('theo').analysis.readWindow({ windowId });
  assert.equal(practices[0]?.aim?.presentPercent, 60);
});

test('an aim is not moved once the reading is taken', async () => {
  const windowId = await insertWindow(world, ground);
  const id = newId();
  await set(windowId, 40, id);
  const seal = await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  await refuses(set(windowId, 20), 'analysis/already-read', { readingId: seal.id });
  assert.deepEqual(await set(windowId, 40, id), { id });
});

test('refuses an aim for a practice that is not in the window, and from who may not set any', async () => {
  const windowId = await insertWindow(world, ground, { practiceIds: ground.practiceIds.slice(0, 2) });
  await refuses(set(windowId, 40), 'analysis/practice-not-in-window', {
    practiceIds: [ground.practiceIds[2]],
  });
  for (const name of ['theo', 'priya', 'elena', 'ursula'] as const) {
    const asked = world.as(name).analysis.setAims({ id: newId(), windowId, aims: aimsOf(40).slice(0, 2) });
    await refuses(asked, 'session/not-in-this-capacity');
  }
  await refuses(
    world.as('stranger').analysis.setAims({ id: newId(), windowId, aims: aimsOf(40).slice(0, 2) }),
    'record/not-found',
  );
});

test('floors rise and never fall, and readings taken before stand', async () => {
  const windowId = await insertWindow(world, ground);
  await insertVisits(world, ground, windowId, [
    { building: 'Lakeside Elementary', rooms: 6, each: 2, answers: seenIn(6, 6, 6) },
    { building: 'Birchwood Middle', rooms: 6, each: 2, answers: seenIn(6, 6, 6) },
  ]);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  const before = await world.as('theo').analysis.readWindow({ windowId });
  assert.deepEqual(await world.as('theo').analysis.readFloors(), { rooms: 5, visits: 10 });
  await world.as('odette').analysis.raiseFloors({ rooms: 6, visits: 30 });
  await world.as('odette').analysis.raiseFloors({ rooms: 6, visits: 30 });
  await refuses(world.as('sam').analysis.raiseFloors({ rooms: 5, visits: 30 }), 'analysis/floors-only-rise', {
    rooms: 6,
    visits: 30,
  });
  await refuses(
    world.as('theo').analysis.raiseFloors({ rooms: 9, visits: 90 }),
    'session/not-in-this-capacity',
  );
  await refuses(world.as('sam').analysis.raiseFloors({ rooms: 4, visits: 90 }), 'request/not-readable');
  assert.deepEqual(await world.as('theo').analysis.readWindow({ windowId }), before);
  const next = await insertWindow(world, ground);
  await insertVisits(world, ground, next, [
    { building: 'Lakeside Elementary', rooms: 6, each: 4, answers: seenIn(6, 6, 6) },
  ]);
  await world.as('dana').analysis.takeReading({ id: newId(), windowId: next });
  const { practices, floors } = await world.as('theo').analysis.readWindow({ windowId: next });
  assert.deepEqual(floors, { rooms: 6, visits: 30 });
  assert.equal(practices[0]?.district.result.is, 'not_enough');
  const entries = await world.query(`select from audit.entries where act = 'analysis/floors-raised'`);
  assert.equal(entries.length, 1);
});
