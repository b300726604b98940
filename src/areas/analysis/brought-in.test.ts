import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import { day, type Ground } from './reading-ground.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  ground = await adoptVision(world);
  await publishAgreement(world);
});
after(() => world.close());

/** Walkthroughs out of a sheet: ten at nine in the morning, and twelve of which the sheet tells no time. */
async function bringSheet(): Promise<string> {
  const [id, windowId] = [newId(), newId()];
  const visits = Array.from({ length: 22 }, (_, index) => ({
    id: newId(),
    buildingId: world.place('Lakeside Elementary'),
    bandId: world.place('K-2'),
    lessonPart: null,
    roomToken: `${index % 6}`.padEnd(43, 'x'),
    startedAt: `${day(-150)}T${index < 10 ? '14' : '17'}:00:00.000Z`,
    hasTime: index < 10,
    utcOffsetMinutes: -300,
    tallies: [{ practiceId: ground.practiceIds[0], answer: 'seen', timesCount: null }],
  }));
  const facts = {
    ...{ id, windowId, subjectId: ground.subjectId, versionId: ground.versionId, purpose: 'Last spring' },
    ...{ practiceIds: ground.practiceIds.slice(0, 1), buildingIds: [world.place('Lakeside Elementary')] },
    ...{
      startsOn: day(-160),
      endsOn: day(-140),
      visitMinutes: 5,
      visits: visits.length,
      parts: 1,
      hasRooms: true,
    },
  };
  const { observation } = world.as('dana');
  await observation.beginImport(facts as never);
  await observation.bringImportPart({ id: id as never, number: 0, visits: visits as never });
  await observation.completeImport({ id: id as never });
  return windowId;
}

test('a row of a sheet that tells no time counts toward no time of the day, and none counts as one that could be paired', async () => {
  const windowId = await bringSheet();
  const { spread } = await world.as('theo').analysis.readWindow({ windowId: windowId as never });
  assert.deepEqual(spread.timesOfDay, { covered: 1, of: 3 });
  const times = spread.grid?.find(({ band }) => band === 'K-2');
  assert.deepEqual([times?.early, times?.midday, times?.late], [true, false, false]);
  const agreement = await world
    .as('theo')
    .analysis.readAgreementOfObservers({ subjectId: ground.subjectId as never });
  assert.equal(agreement.visits, null);
});
