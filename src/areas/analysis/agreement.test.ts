import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import { day, type Ground, insertWindow } from './reading-ground.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  ground = await adoptVision(world);
  await publishAgreement(world);
});
after(() => world.close());

const read = (name: NamedPerson | null = 'theo') =>
  world.as(name).analysis.readAgreementOfObservers({ subjectId: ground.subjectId });

/** Pairs of two people, the rooms in turn, a minute ago. */
async function insertPairs(
  windowId: string,
  two: [NamedPerson, NamedPerson],
  answers: [string, string][],
): Promise<string[]> {
  const visitIds: string[] = [];
  for (const [index, given] of answers.entries()) {
    const [pairId, room] = [newId(), `${index % 6}`.padEnd(43, 'x')];
    for (const [side, name] of two.entries()) {
      const { id: observer, capacityId } = world.person(name);
      const visitId = newId();
      visitIds.push(visitId);
      await world.query(
        `insert into observation.visits (district_id, id, window_id, building_id, band_id, lesson_part, room_token, observer_id,
           observed_in, pair_id, device_id, device_counter, started_at, ended_at, device_sent_at, utc_offset_minutes, client_version, sha256, received_at)
         select $1, $2, $3, $4, $5, 'middle', $6, $7, $8, $9, $2, 1, at, at, at, -300, '0.1.0', repeat('0', 64), at
         from (select now() - interval '1 minute' as at) as moment`,
        [
          ...[world.districtId, visitId, windowId, world.place('Lakeside Elementary'), world.place('K-2')],
          ...[room, observer, capacityId, pairId],
        ],
      );
      await world.query(
        `insert into observation.tallies (district_id, visit_id, practice_id, answer) values ($1, $2, $3, $4), ($1, $2, $5, 'not_seen')`,
        [world.districtId, visitId, ground.practiceIds[0], given[side], ground.practiceIds[1]],
      );
    }
  }
  return visitIds;
}
const agreeing = (count: number) => Array.from({ length: count }, () => ['seen', 'seen'] as [string, string]);
const apart = (count: number) =>
  Array.from({ length: count }, () => ['seen', 'not_seen'] as [string, string]);

let first: string;

test('shows nothing of agreement before ten pairs of three observers, and counts pairs in whole fives', async () => {
  first = await insertWindow(world, ground, { startsOn: day(-10), endsOn: day(4) });
  await insertPairs(first, ['priya', 'elena'], agreeing(9));
  const picture = await read();
  assert.deepEqual([picture.pairs, picture.visits, picture.wantedPercent], [5, null, 10]);
  // Nine visits are under the floor of a window, and are not told here either.
  assert.deepEqual(
    picture.practices.map(({ all }) => all),
    [null, null, null],
  );
  assert.deepEqual(picture.drift.lines, []);
  assert.equal(picture.windows[0]?.pairs, 5);
  // Ten pairs of the same two are still theirs.
  await insertPairs(first, ['priya', 'elena'], agreeing(3));
  assert.equal((await read()).practices[0]?.all, null);
});

test('then shows percent agreement, kappa, AC1 and alpha with how many pairs, for every practice and window', async () => {
  await insertPairs(first, ['marcus', 'elena'], [...apart(6), ...agreeing(2)]);
  const picture = await read();
  assert.equal(picture.pairs, 20);
  const [practice, second, third] = picture.practices;
  assert.deepEqual([practice?.all?.pairs, practice?.all?.agreed, practice?.all?.observers], [20, 14, 3]);
  assert.equal(practice?.all?.percent.share, 0.7);
  assert.ok(practice?.all?.kappa && practice.all.ac1 && practice.all.alpha !== null);
  assert.deepEqual(practice?.windows, [{ windowId: first, figure: practice?.all }]);
  // Always the same answer: kappa says nothing, and does not pretend to.
  assert.deepEqual([second?.all?.agreed, second?.all?.kappa], [20, null]);
  assert.equal(third?.all, null);
});

test('counts visits as the windows tell them, and pairs in steps: who takes a pair out moves nobody’s in', async () => {
  const before = await read();
  assert.equal(before.visits, 20);
  const window = await insertWindow(world, ground, { startsOn: day(-10), endsOn: day(4) });
  const [own = ''] = await insertPairs(window, ['dana', 'elena'], agreeing(10));
  const ten = await read();
  assert.deepEqual([ten.practices[0]?.all?.pairs, ten.visits], [30, 30]);
  const dana = world.person('dana');
  await world.query(
    `insert into observation.visit_changes (district_id, id, visit_id, kind, reason, changed_by, changed_in, changed_at)
     values ($1, $2, $3, 'voided', 'made_twice', $4, $5, now() - interval '1 minute')`,
    [world.districtId, newId(), own, dana.id, dana.capacityId],
  );
  await insertPairs(window, ['dana', 'elena'], apart(5));
  const after = await read();
  assert.deepEqual(after.practices, ten.practices, 'five came and one went: four more, and no step');
  assert.deepEqual(after.drift, ten.drift);
  await insertPairs(window, ['dana', 'elena'], apart(1));
  const [valid] = await world.query('select count(*)::int as pairs from observation.valid_pairs');
  // What the visits' history says is what the database calls a pair today.
  assert.deepEqual([valid?.pairs, (await read()).practices[0]?.all?.pairs], [35, 35]);
});

test('calls a practice not yet agreed by those who saw it, for its wording and for nobody', async () => {
  const window = await insertWindow(world, ground, { startsOn: day(-10), endsOn: day(4) });
  await insertPairs(window, ['marcus', 'dana'], apart(30));
  const picture = await read();
  assert.equal(picture.practices[0]?.all?.isNotYetAgreed, true);
  const text = JSON.stringify(picture);
  for (const name of ['priya', 'elena', 'marcus', 'dana'] as const) {
    assert.ok(!text.includes(world.person(name).id), name);
    assert.ok(!text.includes(world.person(name).capacityId), name);
  }
});

test('tells one’s own agreement to oneself alone: counts first, a share with its interval from twenty answers on', async () => {
  const own = (name: NamedPerson | null) => world.as(name).analysis.readOwnAgreement();
  const priya = await own('priya');
  assert.deepEqual([priya.pairs, priya.answers, priya.agreed, priya.leftOut], [12, 24, 24, 0]);
  assert.equal(priya.percent?.share, 1);
  const marcus = await own('marcus');
  assert.deepEqual([marcus.pairs, marcus.answers, marcus.agreed], [38, 76, 40]);
  assert.deepEqual(marcus.practices.map(({ agreed, answers }) => [agreed, answers]).sort(), [
    [2, 38],
    [38, 38],
  ]);
  assert.deepEqual(await own('sam'), {
    pairs: 0,
    answers: 0,
    agreed: 0,
    leftOut: 0,
    percent: null,
    practices: [],
  });
  for (const name of ['theo', 'ursula', 'odette'] as const)
    await assert.rejects(own(name), { code: 'session/not-in-this-capacity' });
  await assert.rejects(own(null), { code: 'session/none' });
});

test('knows nothing of a subject of another district', async () => {
  await assert.rejects(read('stranger'), { code: 'record/not-found' });
  await assert.rejects(read(null), { code: 'session/none' });
});
