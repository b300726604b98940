import { insertWindow } from '../../src/areas/analysis/reading-ground.ts';
import { newId } from '../../src/kit/new-id.ts';
import type { NamedPerson } from '../maple-ridge.ts';
import type { World } from '../world.ts';
import { openVisiting } from './visit-ground.ts';

const minute = 60_000;

type Made = {
  windowId: string;
  practiceIds: readonly string[];
  room: string;
  minutesAgo: number;
  name: NamedPerson;
};

/** A visit of five minutes as a phone of theirs would have brought it; all practices seen. */
export async function bringVisit(
  world: World,
  { windowId, practiceIds, room, minutesAgo, name }: Made,
): Promise<string> {
  const { id: observerId, capacityId } = world.person(name);
  const start = Date.now() - minutesAgo * minute;
  const visit = {
    ...{ id: newId(), windowId, buildingId: world.place('Lakeside Elementary'), bandId: world.place('3-5') },
    ...{ lessonPart: 'middle', roomToken: room.padEnd(43, 'r'), observerId, capacityId },
    ...{ deviceId: newId(), deviceCounter: 1, utcOffsetMinutes: -300, clientVersion: '0.1.0' },
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + 5 * minute).toISOString(),
    tallies: practiceIds.map((practiceId) => ({ practiceId, answer: 'seen', timesCount: null })),
  };
  const receipt = await world.as(name).observation.deliverVisits({
    ...{ deviceSentAt: new Date().toISOString(), visits: [visit] },
  });
  if (receipt.refused.length > 0) throw new Error(JSON.stringify(receipt.refused));
  return visit.id;
}

/** A window that ended yesterday with twelve visits of three people, one of them taken out; its reading taken. */
export async function readWindowOfThree(world: World): Promise<string> {
  const { windowId: open } = await openVisiting(world);
  const [ground] = await world.query<{ subjectId: string; versionId: string; practiceIds: string[] }>(
    `select subject_id as "subjectId", version_id as "versionId", to_json(practice_ids) as "practiceIds"
     from observation.windows where id = $1`,
    [open],
  );
  if (ground === undefined) throw new Error('no window was opened');
  const windowId = await insertWindow(world, ground, { buildings: ['Lakeside Elementary'] });
  const people = ['priya', 'marcus', 'elena'] as const;
  let last = '';
  for (let visit = 0; visit < 14; visit += 1) {
    const name = people[visit % 3] ?? 'priya';
    const room = visit < 12 ? `q${visit % 6}` : `z${visit}`;
    last = await bringVisit(world, {
      ...{ windowId, practiceIds: ground.practiceIds.slice(0, 3), room, name },
      minutesAgo: 2 * 24 * 60 + visit * 60,
    });
  }
  await world.as('marcus').observation.changeVisit({
    ...{
      id: newId() as never,
      visitId: last as never,
      kind: 'voided',
      reason: 'practice_run',
      tallies: null,
    },
  });
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  return windowId;
}
