import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { type Adopted, adoptVision, publishAgreement, reviseVision } from '../observation/test-ground.ts';
import { buildings, day, insertVisits, insertWindow, seenIn } from './reading-ground.ts';

export type SwappedGround = Adopted & { laterVersionId: string; windows: string[] };

/**
 * A second version in which the first practice stands under the second’s id, the second under the first’s, and the third
 * was retired and its id used for a new one, as people said. Of the first version one window was read, in which they were
 * seen 42, 21 and 30 times in 60 visits, and one was not; of the second one was read, in which ids one to three were seen in
 * 24, 45 and 9 visits of 60, and one in a single building, with 15 of 20 each.
 */
export async function swapPractices(world: World): Promise<SwappedGround> {
  await publishAgreement(world);
  const ground = await adoptVision(world);
  const laterVersionId = await reviseVision(world, ground);
  await world.query('alter table visions.version_practices disable trigger permanent');
  await world.query(
    `update visions.version_practices set text_sha256 = 'later ' || ordinal, name = 'Later ' || ordinal
     where version_id = $1 and ordinal <= 3`,
    [laterVersionId],
  );
  await world.query('alter table visions.version_practices enable trigger permanent');
  const [one, two, three, ...rest] = ground.practiceIds as [string, string, string, ...string[]];
  await world.as('dana').visions.recordPracticeMap({
    versionId: laterVersionId as never,
    id: newId(),
    links: [
      { fromId: one, toId: two, fate: 'same' },
      { fromId: two, toId: one, fate: 'same' },
      { fromId: three, toId: null, fate: 'retired' },
      { fromId: null, toId: three, fate: 'new' },
      ...rest.map((id) => ({ fromId: id, toId: id, fate: 'same' as const })),
    ] as never,
  });
  const read = async (ended: number, versionId: string, seen: [number, number, number], places: string[]) => {
    const days = { startsOn: day(-ended - 10), endsOn: day(-ended) };
    const windowId = await insertWindow(world, ground, { ...days, versionId, buildings: places });
    const batches = places.map((building) => ({
      ...{ building, rooms: 20, each: 1 },
      answers: seenIn(...(seen.map((count) => count / places.length) as [number, number, number])),
    }));
    await insertVisits(world, ground, windowId, batches);
    await world.as('dana').analysis.takeReading({ id: newId(), windowId });
    return windowId;
  };
  const first = await read(90, ground.versionId, [42, 21, 30], buildings);
  const unread = await insertWindow(world, ground, { startsOn: day(-80), endsOn: day(-70), visitMinutes: 7 });
  const second = await read(60, laterVersionId, [24, 45, 9], buildings);
  const own = await read(30, laterVersionId, [15, 15, 15], buildings.slice(0, 1));
  return { ...ground, laterVersionId, windows: [first, unread, second, own] };
}
