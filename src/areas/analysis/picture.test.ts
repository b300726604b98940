import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ORPCError } from '@orpc/client';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement, reviseVision, study } from '../observation/test-ground.ts';
import { buildings, day, type Ground, insertVisits, insertWindow, seenIn } from './reading-ground.ts';
import type { Series } from './series-contract.ts';

let world: World;
let ground: Ground & { visionId: string };
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
  await study(world, ground);
});
after(() => world.close());

const picture = () => world.as('theo').analysis.readSubjectPicture({ subjectId: ground.subjectId });
const once = (building: string, visits: number, seen: number) => ({
  ...{ building, rooms: visits, each: 1 },
  answers: seenIn(seen, seen, seen),
});

/** A window of ten days that ended so many days ago, read, in which so many of so many visits a building saw all. */
async function readWindow(endedDaysAgo: number, visits: number, seen: number, changes = {}) {
  const [startsOn, endsOn] = [day(-endedDaysAgo - 10), day(-endedDaysAgo)];
  const windowId = await insertWindow(world, ground, { startsOn, endsOn, ...changes });
  await insertVisits(
    world,
    ground,
    windowId,
    buildings.map((building) => once(building, visits, seen)),
  );
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  return windowId;
}

const countsIn = (series: Series | undefined) =>
  series?.points.map((point) => point && [point.present, point.visits]);

test('an empty subject has no windows and no practices', async () => {
  const empty = await world.as('theo').analysis.readSubjectPicture({
    subjectId: world.place('English Language Arts'),
  });
  assert.deepEqual([empty.windows, empty.practices, empty.buildings], [[], [], []]);
});

test('draws every practice over the windows, for the district and each building in the district’s order', async () => {
  const first = await readWindow(200, 30, 10);
  const second = await readWindow(180, 40, 30);
  const seen = await picture();
  assert.deepEqual(
    seen.windows.map(({ id, state }) => [id, state]),
    [
      [first, 'read'],
      [second, 'read'],
    ],
  );
  assert.deepEqual(
    seen.buildings.map(({ name }) => name),
    buildings,
  );
  const [practice] = seen.practices;
  assert.deepEqual(countsIn(practice?.district), [
    [30, 90],
    [90, 120],
  ]);
  assert.equal(practice?.district.sentence, 'share_and_higher');
  assert.deepEqual(
    practice?.buildings.map(({ series }) => countsIn(series)),
    buildings.map(() => [
      [10, 30],
      [30, 40],
    ]),
  );
  assert.equal(practice?.buildings[0]?.series.sentence, 'share');
  assert.equal(seen.practices.length, 3);
});

test('a window in one building is a point of that building and none of the district', async () => {
  const own = await readWindow(160, 20, 10, { buildings: buildings.slice(0, 1) });
  const seen = await picture();
  const index = seen.windows.findIndex(({ id }) => id === own);
  const [practice] = seen.practices;
  assert.equal(practice?.district.points[index], null);
  assert.equal(practice?.district.latest?.windowId, seen.windows[index - 1]?.id);
  assert.deepEqual(countsIn(practice?.buildings[0]?.series)?.[index], [10, 20]);
  assert.equal(practice?.buildings[1]?.series.points[index], null);
});

test('the window that is open is there in whole steps, for the district only', async () => {
  const windowId = await insertWindow(world, ground, { startsOn: day(-3), endsOn: day(3) });
  await insertVisits(
    world,
    ground,
    windowId,
    buildings.map((building) => once(building, 9, 9)),
  );
  const seen = await picture();
  const [practice] = seen.practices;
  assert.equal(seen.windows.at(-1)?.state, 'open');
  assert.deepEqual(countsIn(practice?.district)?.at(-1), [10, 10]);
  for (const { series } of practice?.buildings ?? []) assert.equal(series.points.at(-1), null);
});

test('the line breaks at the version in which the practice’s text changed', async () => {
  const versionId = await reviseVision(world, ground as never);
  await world.query('alter table visions.version_practices disable trigger permanent');
  await world.query(
    `update visions.version_practices set text_sha256 = 'other' where version_id = $1 and practice_id = $2`,
    [versionId, ground.practiceIds[0]],
  );
  await world.query('alter table visions.version_practices enable trigger permanent');
  const windowId = await readWindow(0, 20, 10, { versionId });
  const seen = await picture();
  const index = seen.windows.findIndex(({ id }) => id === windowId);
  const [changed, same] = seen.practices;
  // It breaks again where the window that is still open goes by the version before.
  assert.deepEqual(
    changed?.district.phases.map(({ from, breakBecause }) => [from, breakBecause]),
    [
      [0, null],
      [index, 'text_changed'],
      [index + 1, 'text_changed'],
    ],
  );
  assert.equal(same?.district.phases.length, 1);
  assert.deepEqual(
    seen.marks.adoptions.map(({ versionNumber }) => versionNumber),
    [1, 2],
  );

  const { suggested } = await world.as('dana').visions.readPracticeMap({ versionId });
  const say = (links: typeof suggested) =>
    world.as('dana').visions.recordPracticeMap({ versionId, id: newId(), links });
  await say(suggested);
  const reworded = (await picture()).practices[0];
  assert.deepEqual(reworded?.fates, [{ versionNumber: 2, fate: 'reworded', others: [] }]);
  assert.equal(reworded?.district.phases.length, 3, 'what was reworded stays apart');
  await say(suggested.map((link) => ({ ...link, fate: 'same' })));
  const joined = (await picture()).practices[0];
  assert.deepEqual(
    [joined?.fates, joined?.district.phases.length],
    [[], 1],
    'people said that it is the same',
  );
});

test('charts each practice of a subject over windows and reads ten points by the run chart rules', async () => {
  const other = await adoptVision(world, 'English Language Arts');
  const steady = [11, 10, 13, 18, 15, 21, 21, 16, 19, 22, 20, 16];
  for (const [index, seen] of [...steady, ...steady.map((count) => count + 15)].entries()) {
    const ended = 600 - index * 20;
    const windowId = await insertWindow(world, other, { startsOn: day(-ended - 10), endsOn: day(-ended) });
    await insertVisits(world, other, windowId, [
      once('Lakeside Elementary', 50, seen),
      once('Birchwood Middle', 50, seen),
    ]);
    await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  }
  const seen = await world.as('theo').analysis.readSubjectPicture({ subjectId: other.subjectId });
  const [phase] = seen.practices[0]?.district.phases ?? [];
  assert.equal(seen.practices[0]?.district.points.length, 24);
  assert.equal(phase?.verdict, 'signal');
  // The middle of the first ten: 16 and 18 of 50.
  assert.ok(Math.abs((phase?.median ?? 0) - 0.34) < 1e-9);
});

test('tells no trend over three buildings, and how many more visits would tell of each', async () => {
  const { practices } = await picture();
  const [practice] = practices.filter(({ trend }) => trend !== null);
  assert.equal(practice?.trend?.sentence, 'too_little');
  assert.equal(practice?.trend?.oddsRatioPerWindow, null);
  for (const { shrunk } of practice?.buildings ?? []) assert.equal(shrunk, null);
  const latest = practice?.district.latest;
  assert.equal(latest?.result.is, 'shown');
  assert.ok(latest?.toTell && latest.toTell.eachForFifteenPointChange > 0);
});

test('study sessions are marks on the date axis: how many, on which day, and nobody’s name', async () => {
  const { marks } = await picture();
  assert.deepEqual(marks.studySessions, [
    { on: day(-3), sessions: 1, practiceIds: [...ground.practiceIds].sort() },
  ]);
});

test('how many had studied a practice stands beside each window in quarters, and only where that tells of nobody', async () => {
  const { practices, windows } = await picture();
  const [practice] = practices;
  assert.deepEqual(
    practice?.studied.map(({ buildingId }) => buildingId),
    [null, ...buildings.map((name) => world.place(name))],
  );
  const [district, ...places] = practice?.studied ?? [];
  // The session was held three days ago: before that nobody had studied it, since then nearly everybody has.
  for (const [index, { endsOn, versionId }] of windows.entries()) {
    const isStudied = endsOn >= day(-3) && versionId === ground.versionId;
    assert.equal(district?.atWindows[index], isStudied ? 'three_quarters' : 'under_quarter');
  }
  // There are buildings with fewer than five people: the district less the others would be one of them.
  for (const place of places) assert.ok(place.atWindows.every((quarter) => quarter === null));
});

test('lists the subjects with windows, and those that have ended and wait for their reading', async () => {
  const windowId = await insertWindow(world, ground, { endsOn: day(-2) });
  const { subjects } = await world.as('theo').analysis.listSubjects();
  assert.deepEqual(
    subjects.map(({ name, windows, waiting }) => [name, windows, waiting.map((window) => window.windowId)]),
    [
      ['Mathematics', 6, [windowId]],
      ['English Language Arts', 24, []],
    ],
  );
  assert.deepEqual((await world.as('stranger').analysis.listSubjects()).subjects, []);
});

test('every teacher, leader and board member sees the same picture', async () => {
  const seen = await picture();
  for (const name of ['sam', 'priya', 'bruno', 'ursula', 'walt'] as const) {
    const theirs = await world.as(name).analysis.readSubjectPicture({ subjectId: ground.subjectId });
    assert.deepEqual(theirs, seen);
  }
});

test('another district finds no such subject, and nobody is let in', async () => {
  for (const [who, code] of [
    ['stranger', 'record/not-found'],
    [null, 'session/none'],
  ] as const) {
    await assert.rejects(
      world.as(who).analysis.readSubjectPicture({ subjectId: ground.subjectId }),
      (error) => error instanceof ORPCError && error.code === code,
    );
  }
});
