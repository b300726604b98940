import type { Client } from 'pg';
import type { Visit } from '../src/areas/observation/visit-contract.ts';

/** Writes visits with their tallies as one would who had nothing else in mind: one transaction, one insert for each table. */
export async function writePlainly(client: Client, districtId: string, visits: Visit[]): Promise<void> {
  await client.query('begin');
  await client.query(insertVisits, [
    districtId,
    new Date().toISOString(),
    'f'.repeat(64),
    ...columns(visits, visitColumns),
  ]);
  const tallies = visits.flatMap(({ id, tallies }) => tallies.map((tally) => ({ ...tally, visitId: id })));
  await client.query(insertTallies, [districtId, ...columns(tallies, tallyColumns)]);
  await client.query('commit');
}

const visitColumns = [
  ...([
    'id',
    'windowId',
    'buildingId',
    'bandId',
    'lessonPart',
    'roomToken',
    'observerId',
    'capacityId',
  ] as const),
  ...(['deviceId', 'deviceCounter', 'startedAt', 'endedAt', 'utcOffsetMinutes', 'clientVersion'] as const),
];
const tallyColumns = ['visitId', 'practiceId', 'answer', 'timesCount'] as const;

const insertVisits = `
  insert into observation.visits (district_id, device_sent_at, sha256, id, window_id, building_id, band_id, lesson_part,
    room_token, observer_id, observed_in, device_id, device_counter, started_at, ended_at, utc_offset_minutes, client_version)
  select $1, $2, $3, * from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::uuid[],
    $11::uuid[], $12::uuid[], $13::int[], $14::timestamptz[], $15::timestamptz[], $16::int[], $17::text[])`;

const insertTallies = `
  insert into observation.tallies (district_id, visit_id, practice_id, answer, times_count)
  select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[])`;

function columns<Row, Column extends keyof Row>(rows: Row[], names: readonly Column[]): Row[Column][][] {
  return names.map((name) => rows.map((row) => row[name]));
}
