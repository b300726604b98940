import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ORPCError } from '@orpc/client';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import type { DeviceId, Visit } from '../observation/visit-contract.ts';
import { countOf, type QualityCounts, qualityOf } from './quality-rules.ts';
import { type Ground, insertWindow } from './reading-ground.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
});
after(() => world.close());

const minute = 60_000;
const floors = { visits: 10, rooms: 5 };
const none = { repeats: 0, doubles: 0, clocks: 0, corrected: 0, voided: 0, short: 0, long: 0, unanswered: 0 };
const counts = (changes: Partial<QualityCounts> = {}): QualityCounts => ({
  ...{ visits: 34, rooms: 12, visitors: 4, ...none },
  ...changes,
});

test('one to four visits are few, and so are all but one to four; none and all are said', () => {
  assert.deepEqual(
    [0, 1, 4, 5, 35, 36, 39, 40].map((count) => {
      const told = countOf(count, 40);
      return told.is === 'count' ? told.count : told.is;
    }),
    [0, 'few', 'few', 5, 35, 'all_but_few', 'all_but_few', 40],
  );
});

test('stands on the floors of every figure and on three people who visit', () => {
  assert.equal(qualityOf(counts(), floors).is, 'shown');
  for (const low of [{ visits: 9 }, { rooms: 4 }, { visitors: 2 }])
    assert.deepEqual(qualityOf(counts(low), floors), { is: 'not_enough' });
  assert.deepEqual(qualityOf(counts(), { visits: 40, rooms: 5 }), { is: 'not_enough' });
});

test('says the number of visits in whole tens and the share of repeats to the nearest five', () => {
  const told = qualityOf(counts({ repeats: 13 }), floors);
  assert.deepEqual(told.is === 'shown' && [told.visits, told.repeatsPercent], [30, 40]);
  const few = qualityOf(counts({ repeats: 3 }), floors);
  assert.deepEqual(few.is === 'shown' && [few.repeats, few.repeatsPercent], [{ is: 'few' }, null]);
});

type Made = {
  room: string;
  minutes?: number;
  at?: number;
  answers?: number;
  name?: NamedPerson;
  ahead?: number;
};

/** Brings visits to a window that ended yesterday, each five minutes long and two hours from the next unless said otherwise. */
async function bring(windowId: string, made: readonly Made[]): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const [
    index,
    { room, minutes = 5, at = index, answers = 3, name = 'priya', ahead = 0 },
  ] of made.entries()) {
    const start = Date.now() - 2 * 24 * 60 * minute - at * 120 * minute + ahead;
    const { id, capacityId } = world.person(name);
    const visit = {
      ...{
        id: newId(),
        windowId,
        buildingId: world.place('Lakeside Elementary'),
        bandId: world.place('K-2'),
      },
      ...{ lessonPart: 'middle', roomToken: room.padEnd(43, 'r'), observerId: id, capacityId },
      ...{ deviceId: newId(), deviceCounter: 1, utcOffsetMinutes: -300, clientVersion: '0.1.0' },
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(start + minutes * minute).toISOString(),
      tallies: ground.practiceIds
        .slice(0, answers)
        .map((practiceId) => ({ practiceId, answer: 'seen', timesCount: null })),
    } as Visit;
    const receipt = await world.as(name).observation.deliverVisits({
      ...{ deviceSentAt: new Date(Date.now() + ahead).toISOString(), sentFrom: visit.deviceId as DeviceId },
      visits: [visit],
    });
    assert.deepEqual(receipt.refused, []);
    visits.push(visit);
  }
  return visits;
}
/** Taken out and brought back, with the answers that were sent unless others are given. */
const bringBack = async (visit: Visit, tallies = visit.tallies) => {
  await change(visit, 'voided');
  await world.as('priya').observation.changeVisit({
    ...{ id: newId() as never, visitId: visit.id, kind: 'corrected', reason: 'brought_back' },
    tallies: tallies.toReversed(),
  });
};
const change = (visit: Visit, kind: 'voided' | 'corrected', name: NamedPerson = 'priya') =>
  world.as(name).observation.changeVisit({
    ...{ id: newId() as never, visitId: visit.id, kind, reason: 'wrong_tap' },
    tallies: kind === 'voided' ? null : visit.tallies.slice(0, 2),
  });
const quality = (windowId: string, name: NamedPerson | null = 'theo') =>
  world.as(name).analysis.readWindowQuality({ windowId });
const several = (count: number, one: (index: number) => Made) =>
  Array.from({ length: count }, (_, index) => one(index));

test('counts what stood when the reading was taken, and nothing that comes after it moves it', async () => {
  const windowId = await insertWindow(world, ground, { buildings: ['Lakeside Elementary'] });
  const visits = await bring(windowId, [
    ...several(10, (index) => ({ room: `a${index}` })),
    // Five times again where Priya has been, five of other people's visits to the same place, five doubles.
    ...several(5, (index) => ({ room: `a${index}`, at: 20 + index })),
    ...several(5, (index) => ({ room: `a${index}`, at: 30 + index, name: 'marcus' as const })),
    ...several(5, (index) => ({ room: `d${index}`, at: 40 + index, name: 'elena' as const })),
    ...several(5, (index) => ({ room: `d${index}`, at: 40 + index, name: 'elena' as const })),
    ...several(5, (index) => ({ room: `s${index}`, at: 50 + index, minutes: 2 })),
    ...several(6, (index) => ({ room: `l${index}`, at: 60 + index, minutes: 11 })),
    ...several(7, (index) => ({ room: `u${index}`, at: 70 + index, answers: 2 })),
    ...several(8, (index) => ({ room: `c${index}`, at: 80 + index, ahead: 45 * minute })),
    ...several(6, (index) => ({ room: `v${index}`, at: 90 + index })),
    ...several(9, (index) => ({ room: `k${index}`, at: 100 + index })),
  ]);
  for (const visit of visits.slice(56, 62)) await change(visit, 'voided');
  for (const visit of visits.slice(62)) await change(visit, 'corrected');
  // Brought back as they were sent, they are not put right; with fewer answers the last one still is.
  for (const visit of visits.slice(0, 5)) await bringBack(visit);
  for (const visit of visits.slice(70)) await bringBack(visit, visit.tallies.slice(0, 2));
  assert.deepEqual(await quality(windowId), { is: 'not_read' });
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  const count = (number: number) => ({ is: 'count', count: number });
  const expected = {
    is: 'shown',
    // 71 visits, six of them taken out.
    visits: 60,
    ...{ repeats: count(10), repeatsPercent: 15, doubles: count(5), clocks: count(8) },
    ...{ corrected: count(9), voided: count(6), short: count(5), long: count(6), unanswered: count(16) },
  };
  assert.deepEqual(await quality(windowId), expected);
  await bring(
    windowId,
    several(12, (index) => ({ room: `z${index}`, at: 10 + index, minutes: 1 })),
  );
  assert.deepEqual(await quality(windowId), expected);
  for (const name of ['priya', 'sam', 'walt', 'bruno'] as NamedPerson[])
    assert.deepEqual(await quality(windowId, name), expected);
});

test('says nothing of a window in which one person visited, and is closed to strangers', async () => {
  const windowId = await insertWindow(world, ground, { buildings: ['Lakeside Elementary'] });
  await bring(
    windowId,
    several(12, (index) => ({ room: `a${index}` })),
  );
  await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  assert.deepEqual(await quality(windowId), { is: 'not_enough' });
  const refuses = (work: Promise<unknown>, code: string) =>
    assert.rejects(work, (error) => error instanceof ORPCError && error.code === code);
  await refuses(quality(windowId, 'stranger'), 'record/not-found');
  await refuses(quality(newId()), 'record/not-found');
  await refuses(quality(windowId, null), 'session/none');
});
