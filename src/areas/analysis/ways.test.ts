import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import { day, type Ground, insertVisits, insertWindow, seenIn } from './reading-ground.ts';
import { besideOf } from './way-rules.ts';

let world: World;
let ground: Ground;
before(async () => {
  world = await openWorld();
  await publishAgreement(world);
  ground = await adoptVision(world);
});
after(() => world.close());

const floors = { rooms: 5, visits: 10 };

test('looks and counts keep the floors for themselves, and minutes that round to none tell no times', () => {
  const none = { seen: 0, of: 0, visits: 0, rooms: 0 };
  const noTimes = { times: 0, minutes: 0, visits: 0, rooms: 0 };
  const of = (scans: typeof none, times: typeof noTimes) =>
    besideOf({ practiceId: 'p', scans, times }, floors);
  assert.deepEqual(of({ seen: 4, of: 30, visits: 9, rooms: 9 }, noTimes), { scans: null, times: null });
  assert.deepEqual(of({ seen: 4, of: 30, visits: 10, rooms: 4 }, noTimes), { scans: null, times: null });
  assert.deepEqual(of({ seen: 0, of: 30, visits: 10, rooms: 5 }, noTimes).scans, {
    seen: 0,
    of: 30,
    visits: 10,
  });
  assert.deepEqual(of(none, { times: 7, minutes: 49.6, visits: 10, rooms: 5 }).times, {
    times: 7,
    minutes: 50,
  });
  assert.equal(of(none, { times: 7, minutes: 0.3, visits: 10, rooms: 5 }).times, null);
});

type Made = {
  rooms: number;
  visits: number;
  minutes: number;
  hour?: number;
  band?: string;
  tallies: { practice: number; answer: string; times?: number; seen?: number; of?: number }[];
};

/** Visits of so many minutes at Lakeside at an hour of its clock, one a room in turn, all with these answers. */
async function makeVisits(windowId: string, { rooms, visits, minutes, hour = 10, band, tallies }: Made) {
  const elena = world.person('elena');
  const rows = Array.from({ length: visits }, (_, index) => ({
    id: newId(),
    room: `${band ?? ''}${rooms}r${index % rooms}`.padEnd(43, 'x'),
  }));
  await world.query(
    `insert into observation.visits (district_id, id, window_id, building_id, band_id, lesson_part, room_token, observer_id,
       observed_in, device_id, device_counter, started_at, ended_at, device_sent_at, utc_offset_minutes, client_version, sha256)
     select $1, v.id, $2, $3, $4, 'middle', v.room, $5, $6, v.id, 1, at, at + make_interval(secs => 60 * $7), at, -300,
       '0.1.0', repeat('0', 64)
     from jsonb_to_recordset($8) as v(id uuid, room text),
       lateral (select $9::date::timestamp at time zone 'UTC' + make_interval(hours => $10 + 5) as at) m`,
    [
      ...[world.districtId, windowId, world.place('Lakeside Elementary'), world.place(band ?? 'K-2')],
      ...[elena.id, elena.capacityId, minutes, JSON.stringify(rows), day(-5), hour],
    ],
  );
  await world.query(
    `insert into observation.tallies (district_id, visit_id, practice_id, answer, times_count, scans_seen, scans_count)
     select $1, v.id, ($3::uuid[])[t.practice + 1], t.answer, t.times, t.seen, t."of"
     from jsonb_to_recordset($2) as v(id uuid),
       jsonb_to_recordset($4) as t(practice int, answer text, times int, seen int, "of" int)`,
    [world.districtId, JSON.stringify(rows), ground.practiceIds, JSON.stringify(tallies)],
  );
}

async function wayWindow(changes: Parameters<typeof insertWindow>[2] = {}) {
  const id = await insertWindow(world, ground, changes);
  // As if it had been opened so: a window is never changed by anybody.
  const ways = {
    [ground.practiceIds[0] ?? '']: { kind: 'scans', everySeconds: 60 },
    [ground.practiceIds[1] ?? '']: { kind: 'count' },
  };
  await world.query('alter table observation.windows disable trigger user');
  await world.query('update observation.windows set ways = $2 where id = $1', [id, JSON.stringify(ways)]);
  await world.query('alter table observation.windows enable trigger user');
  return id;
}

const read = (windowId: string) => world.as('theo').analysis.readWindow({ windowId });
const take = (windowId: string) => world.as('dana').analysis.takeReading({ id: newId(), windowId });
const both: Made['tallies'] = [
  { practice: 0, answer: 'seen', seen: 2, of: 5 },
  { practice: 1, answer: 'seen', times: 3 },
];

test('shows beside presence at how many looks it was there and how often it was counted in how many minutes', async () => {
  const windowId = await wayWindow();
  await makeVisits(windowId, { rooms: 6, visits: 12, minutes: 5, tallies: both });
  await makeVisits(windowId, {
    ...{ rooms: 5, visits: 5, minutes: 5 },
    tallies: [
      { practice: 0, answer: 'not_seen', seen: 0, of: 5 },
      // None in five minutes is a finding.
      { practice: 1, answer: 'not_seen' },
    ],
  });
  await makeVisits(windowId, {
    ...{ rooms: 5, visits: 4, minutes: 5 },
    // Neither a look nor a minute of visits that could not have shown it, and no count where nobody counted.
    tallies: [
      { practice: 0, answer: 'no_opportunity', seen: 0, of: 5 },
      { practice: 1, answer: 'seen' },
    ],
  });
  // Left open for hours: it brings no minutes.
  await makeVisits(windowId, { rooms: 2, visits: 2, minutes: 240, tallies: both });
  const unread = (await read(windowId)).practices[0]?.district;
  assert.deepEqual([unread?.scans, unread?.times], [null, null]);
  await take(windowId);
  const [first, second, third] = (await read(windowId)).practices.map(({ district }) => district);
  assert.deepEqual(first?.scans, { seen: 14 * 2, of: 19 * 5, visits: 19 });
  assert.equal(first?.times, null);
  assert.deepEqual(second?.times, { times: 36, minutes: 85 });
  assert.deepEqual([third?.scans, third?.times], [null, null]);
});

test('looks are not shown where the figure is not, nor where too few visits had them', async () => {
  const few = await wayWindow();
  await makeVisits(few, { rooms: 4, visits: 12, minutes: 5, tallies: both });
  await take(few);
  const [hidden] = (await read(few)).practices;
  assert.equal(hidden?.district.result.is, 'not_enough');
  assert.deepEqual([hidden?.district.scans, hidden?.district.times], [null, null]);

  const mixed = await wayWindow({ buildings: ['Birchwood Middle', 'Lakeside Elementary'] });
  await insertVisits(world, ground, mixed, [
    { building: 'Lakeside Elementary', rooms: 10, each: 4, answers: seenIn(20, 20, 20) },
  ]);
  await makeVisits(mixed, { rooms: 5, visits: 9, minutes: 5, tallies: both });
  await take(mixed);
  const [shown] = (await read(mixed)).practices;
  assert.equal(shown?.district.result.is, 'shown');
  assert.equal(shown?.district.scans, null);
  const kept = await world.query<{ figures: unknown }>(
    'select figures from analysis.readings where window_id = $1',
    [mixed],
  );
  assert.doesNotMatch(JSON.stringify(kept[0]?.figures), /beside|scans/);
});

test('says which bands were visited at which time of day, and nothing of those with too few visits', async () => {
  const windowId = await insertWindow(world, ground);
  const tallies: Made['tallies'] = [{ practice: 0, answer: 'seen' }];
  await makeVisits(windowId, { rooms: 5, visits: 10, minutes: 5, hour: 9, tallies });
  await makeVisits(windowId, { rooms: 5, visits: 10, minutes: 5, hour: 11, band: '3-5', tallies });
  await makeVisits(windowId, { rooms: 5, visits: 9, minutes: 5, hour: 13, band: '3-5', tallies });
  await makeVisits(windowId, { rooms: 4, visits: 12, minutes: 5, hour: 14, band: '6-8', tallies });
  const { spread } = await read(windowId);
  assert.deepEqual(
    spread.grid?.map(({ band, early, midday, late }) => [band, early, midday, late]),
    [
      ['K-2', true, false, false],
      ['3-5', false, true, false],
      ['6-8', false, false, false],
      ['9-12', false, false, false],
    ],
  );
});
