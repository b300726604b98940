import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import { type Ground, readRisingWindows } from './reading-ground.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
});
after(() => world.close());

test('tells the trend over six buildings and three windows that were read, and draws each building toward the others', async () => {
  await readRisingWindows(world, ground);
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
