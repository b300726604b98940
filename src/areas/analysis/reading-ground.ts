import assert from 'node:assert/strict';
import type { World } from '../../../test/world.ts';
import { addDays, schoolDayOf } from '../../kit/days.ts';
import { newId } from '../../kit/new-id.ts';
import type { Answer } from './release-rules.ts';

/** The school day so many days from now in Maple Ridge. */
export const day = (fromToday: number) => addDays(schoolDayOf(new Date(), 'America/Detroit'), fromToday);

export const buildings = ['Lakeside Elementary', 'Birchwood Middle', 'Maple Ridge High'];

export type Ground = { subjectId: string; versionId: string; practiceIds: string[] };
type WindowChanges = {
  startsOn?: string;
  endsOn?: string;
  buildings?: string[];
  visitMinutes?: number;
  practiceIds?: string[];
  versionId?: string;
};

/** A window of the first three practices in all buildings that ended yesterday, unless said otherwise. */
export async function insertWindow(
  world: World,
  ground: Ground,
  changes: WindowChanges = {},
): Promise<string> {
  const [agreement] = await world.query<{ id: string }>(
    'select id from observation.agreements order by number desc limit 1',
  );
  assert.ok(agreement, 'publish an agreement first');
  const [id, sam] = [newId(), world.person('sam')];
  await world.query(
    `insert into observation.windows (district_id, id, subject_id, version_id, agreement_id, purpose, practice_ids,
       building_ids, starts_on, ends_on, visit_minutes, coverage_percent, opened_by, opened_in)
     values ($1, $2, $3, $4, $5, 'Where do students explain their thinking?', $6, $7, $8, $9, $10, 80, $11, $12)`,
    [
      ...[world.districtId, id, ground.subjectId, changes.versionId ?? ground.versionId, agreement.id],
      changes.practiceIds ?? ground.practiceIds.slice(0, 3),
      (changes.buildings ?? buildings).map((name) => world.place(name)),
      ...[changes.startsOn ?? day(-15), changes.endsOn ?? day(-1), changes.visitMinutes ?? 5],
      ...[sam.id, sam.capacityId],
    ],
  );
  return id;
}

export type Batch = {
  building: string;
  band?: string;
  rooms: number;
  each: number;
  /** The answer about each practice in turn; by the visit's number within the batch. */
  answers: (visit: number) => Answer[];
};

/** So many of a batch's visits saw each practice; the rest could have and did not. */
export const seenIn =
  (...counts: number[]) =>
  (visit: number): Answer[] =>
    counts.map((count) => (visit < count ? 'seen' : 'not_seen'));

/** Visits as the phones would have brought them, one minute after the other, the last so many minutes ago. */
export async function insertVisits(
  world: World,
  ground: Ground,
  windowId: string,
  batches: readonly Batch[],
  lastMinutesAgo = 60,
): Promise<void> {
  const elena = world.person('elena');
  const visits = batches.flatMap((batch) =>
    Array.from({ length: batch.rooms * batch.each }, (_, index) => ({
      id: newId(),
      building: world.place(batch.building),
      band: world.place(batch.band ?? 'K-2'),
      room: `${batch.building[0]}${(batch.band ?? 'K-2')[0]}${index % batch.rooms}`.padEnd(43, 'x'),
      part: ['beginning', 'middle', 'end'][index % 3],
      tallies: batch
        .answers(index)
        .map((answer, practice) => ({ practice: ground.practiceIds[practice], answer })),
    })),
  );
  const rows = visits.map((visit, index) => ({
    ...visit,
    minutes: lastMinutesAgo + visits.length - 1 - index,
  }));
  await world.query(
    `insert into observation.visits (district_id, id, window_id, building_id, band_id, lesson_part, room_token,
       observer_id, observed_in, device_id, device_counter, started_at, ended_at, device_sent_at, utc_offset_minutes,
       client_version, sha256, received_at)
     select $1, v.id, $2, v.building, v.band, v.part, v.room, $3, $4, v.id, 1, at, at, at, -300, '0.1.0', repeat('0', 64), at
     from jsonb_to_recordset($5) as v(id uuid, building uuid, band uuid, part text, room text, minutes int)
     cross join lateral (select now() - make_interval(mins => v.minutes) as at) as moment`,
    [world.districtId, windowId, elena.id, elena.capacityId, JSON.stringify(rows)],
  );
  await world.query(
    `insert into observation.tallies (district_id, visit_id, practice_id, answer)
     select $1, v.id, t.practice, t.answer
     from jsonb_to_recordset($2) as v(id uuid, tallies jsonb)
     cross join jsonb_to_recordset(v.tallies) as t(practice uuid, answer text)`,
    [world.districtId, JSON.stringify(rows)],
  );
}

/** Enough in two buildings, and too little in the third: 60, 30 and 8 visits. */
export const twoLargeOneSmall: Batch[] = [
  { building: 'Lakeside Elementary', rooms: 15, each: 4, answers: seenIn(40, 12, 30) },
  { building: 'Birchwood Middle', band: '6-8', rooms: 10, each: 3, answers: seenIn(10, 9, 15) },
  { building: 'Maple Ridge High', band: '9-12', rooms: 4, each: 2, answers: seenIn(3, 2, 4) },
];

/**
 * Three windows, read, in the three buildings of Maple Ridge and three more: each time every practice is seen in more of
 * forty visits to every building.
 */
export async function readRisingWindows(world: World, ground: Ground): Promise<void> {
  const more = ['Riverbend Elementary', 'Oak Street Elementary', 'Pine Middle'];
  const places = new Map(more.map((name) => [name, newId()]));
  for (const [index, [name, id]] of [...places].entries())
    await world.query(
      'insert into district.buildings (district_id, id, name, ordinal) values ($1, $2, $3, $4)',
      [world.districtId, id, name, 50 + index],
    );
  const wider = { ...world, place: (name: string) => places.get(name) ?? world.place(name) };
  const everywhere = [...buildings, ...more];
  for (const [index, seen] of [12, 18, 25].entries()) {
    const ended = 150 - index * 20;
    const days = { startsOn: day(-ended - 10), endsOn: day(-ended) };
    const windowId = await insertWindow(wider, ground, { ...days, buildings: everywhere });
    const batches = everywhere.map((building, place) => {
      const own = seen + (place % 3);
      return { building, rooms: 40, each: 1, answers: seenIn(own, own, own) };
    });
    await insertVisits(wider, ground, windowId, batches);
    await world.as('dana').analysis.takeReading({ id: newId(), windowId });
  }
}
