import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import { buildings, day, type Ground, insertVisits, insertWindow, seenIn } from './reading-ground.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
});
after(() => world.close());

const once = (building: string, visits: number, seen: number) => ({
  ...{ building, rooms: visits, each: 1 },
  answers: seenIn(seen, seen, seen),
});

test('tells the trend over six buildings and three windows that were read, and draws each building toward the others', async () => {
  const more = ['Riverbend Elementary', 'Oak Street Elementary', 'Pine Middle'];
  for (const [index, name] of more.entries())
    await world.query(
      'insert into district.buildings (district_id, id, name, ordinal) values ($1, $2, $3, $4)',
      [world.districtId, newId(), name, 50 + index],
    );
  const added = await world.query<{ id: string; name: string }>(
    'select id, name from district.buildings where name = any($1)',
    [more],
  );
  const places = new Map(added.map(({ id, name }) => [name, id]));
  const wider = { ...world, place: (name: string) => places.get(name) ?? world.place(name) };
  const everywhere = [...buildings, ...more];
  for (const [index, seen] of [12, 18, 25].entries()) {
    const ended = 150 - index * 20;
    const days = { startsOn: day(-ended - 10), endsOn: day(-ended) };
    const windowId = await insertWindow(wider, ground, { ...days, buildings: everywhere });
    await insertVisits(
      wider,
      ground,
      windowId,
      everywhere.map((building, place) => once(building, 40, seen + (place % 3))),
    );
    await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  }
  const seen = await world.as('theo').analysis.readSubjectPicture({ subjectId: ground.subjectId });
  const [practice] = seen.practices;
  const trend = practice?.trend;
  assert.ok(trend?.isTold && trend.low !== null && trend.oddsRatioPerWindow !== null && trend.high !== null);
  assert.deepEqual([trend.sentence, trend.windows, trend.buildings, trend.visits], ['more', 3, 6, 720]);
  assert.ok(1 < trend.low && trend.low < trend.oddsRatioPerWindow && trend.oddsRatioPerWindow < trend.high);
  assert.deepEqual([trend.fromWindowId, trend.toWindowId], [seen.windows[0]?.id, seen.windows[2]?.id]);
  const last = await world.as('theo').analysis.readWindow({ windowId: trend.toWindowId });
  for (const { buildingId, shrunk, result, toTell } of last.practices[0]?.buildings ?? []) {
    assert.ok(result.is === 'shown' && toTell !== null);
    assert.ok(shrunk && shrunk.low <= shrunk.share && shrunk.share <= shrunk.high);
    const ofTrend = practice?.buildings.find((one) => one.buildingId === buildingId)?.shrunk;
    assert.ok(ofTrend && ofTrend.low <= ofTrend.share && ofTrend.share <= ofTrend.high);
  }
  assert.equal(last.practices[0]?.district.shrunk, null);
});
