import { parseArgs } from 'node:util';
import { adoptVision, publishAgreement } from '../src/areas/observation/test-ground.ts';
import { addDays, schoolDayOf } from '../src/kit/days.ts';
import { newId } from '../src/kit/new-id.ts';
import { openWorld, type World } from '../test/world.ts';

/**
 * How long a reader waits for the pictures and readings of a large district: 20 buildings, 4 subjects, 50 windows each,
 * a million answers. All windows but the open one of each subject have been read. Measured over HTTP.
 *
 *   node scripts/bench-analysis.ts [--tallies 1000000] [--requests 200]
 */
const { values } = parseArgs({
  options: {
    tallies: { type: 'string', default: '1000000' },
    requests: { type: 'string', default: '200' },
  },
});
const [tallies, requests] = [Number(values.tallies), Number(values.requests)];
const [windowsPerSubject, practicesPerWindow, buildingCount] = [50, 5, 20];
const targetMs = 100;

const world = await openWorld();
try {
  const subjects = await build(world);
  const visits = Math.round(tallies / practicesPerWindow / (subjects.length * windowsPerSubject));
  console.log(`filling ${subjects.length * windowsPerSubject} windows of ${visits} visits each`);
  for (const subject of subjects)
    for (const windowId of subject.windowIds) await fill(world, windowId, visits);
  await world.query('analyze');
  const [counted] = await world.query<{ tallies: number }>(
    'select count(*) as tallies from observation.tallies',
  );
  console.log(`${counted?.tallies} answers; taking the readings`);
  for (const subject of subjects)
    for (const windowId of subject.windowIds.slice(0, -1))
      await world.as('sam').analysis.takeReading({ id: newId(), windowId });
  await world.query('analyze');
  const pick = (round: number) => subjects[round % subjects.length] as (typeof subjects)[number];
  const results = [
    await measure('a subject over all its windows', (round) => `/analysis/subjects/${pick(round).subjectId}`),
    await measure(
      'a window that was read',
      (round) => `/analysis/windows/${pick(round).windowIds[round % 49]}`,
    ),
    await measure('the window that is open', (round) => `/analysis/windows/${pick(round).windowIds.at(-1)}`),
  ];
  const slowest = Math.max(...results);
  console.log(
    slowest <= targetMs ? `good: at most ${targetMs} ms at p95` : `too slow: over ${targetMs} ms at p95`,
  );
  process.exitCode = slowest <= targetMs ? 0 : 1;
} finally {
  await world.close();
}

type Subject = { subjectId: string; windowIds: string[] };

async function build(on: World): Promise<Subject[]> {
  await publishAgreement(on);
  const names = ['Mathematics', 'English Language Arts'];
  const subjects = [];
  const grounds = [await adoptVision(on, names[0]), await adoptVision(on, names[1])];
  grounds.push(await adoptVision(on, names[0]), await adoptVision(on, names[1]));
  await on.query(
    `insert into district.buildings (district_id, id, name, ordinal)
     select $1, gen_random_uuid(), 'Building ' || n, 10 + n from generate_series(1, $2::int) n`,
    [on.districtId, buildingCount - 3],
  );
  for (const [index, ground] of grounds.entries()) {
    const subjectId = newId();
    await on.query(
      `insert into district.subjects (district_id, id, key, name, ordinal) values ($1, $2, $3, $3, $4)`,
      [on.districtId, subjectId, `subject ${index}`, 10 + index],
    );
    subjects.push({ subjectId, windowIds: await openWindows(on, subjectId, ground) });
  }
  return subjects;
}

async function openWindows(
  on: World,
  subjectId: string,
  ground: { versionId: string; practiceIds: string[] },
) {
  const today = schoolDayOf(new Date(), 'America/Detroit');
  const sam = on.person('sam');
  const ids = Array.from({ length: windowsPerSubject }, newId);
  for (const [index, id] of ids.entries()) {
    const endsOn = addDays(today, 5 - 20 * (windowsPerSubject - 1 - index));
    await on.query(
      `insert into observation.windows (district_id, id, subject_id, version_id, agreement_id, purpose, practice_ids,
         building_ids, starts_on, ends_on, visit_minutes, coverage_percent, opened_by, opened_in)
       select $1, $2, $3, $4, a.id, 'Bench', $5, (select array_agg(id) from district.buildings where district_id = $1::uuid),
         $6, $7, 5, 80, $8, $9 from observation.agreements a`,
      [
        ...[on.districtId, id, subjectId, ground.versionId, ground.practiceIds.slice(0, practicesPerWindow)],
        ...[addDays(endsOn, -14), endsOn, sam.id, sam.capacityId],
      ],
    );
  }
  return ids;
}

/** Visits spread over buildings, bands and thirty rooms a building, with answers of every kind. */
async function fill(on: World, windowId: string, visits: number) {
  const sam = on.person('sam');
  await on.query(
    `with places as (select array_agg(id order by ordinal) as ids from district.buildings where district_id = $1::uuid),
       grades as (select array_agg(id order by ordinal) as ids from district.bands where district_id = $1::uuid),
       made as (
         insert into observation.visits (district_id, id, window_id, building_id, band_id, lesson_part, room_token,
           observer_id, observed_in, device_id, device_counter, started_at, ended_at, device_sent_at,
           utc_offset_minutes, client_version, sha256, received_at)
         select $1::uuid, gen_random_uuid(), $2::uuid, p.ids[1 + n % $4], g.ids[1 + n % 4],
           (array['beginning', 'middle', 'end'])[1 + n % 3], rpad(md5($2::uuid || '' || n % $4 || '/' || n / $4 % 30), 43, 'x'),
           $5::uuid, $6::uuid, $2::uuid, n, at, at, at, -300, '0.1.0', repeat('0', 64), at
         from places p, grades g, generate_series(1, $3::int) n
         cross join lateral (select now() - interval '1 day' + make_interval(secs => n) as at) as moment
         returning id)
     insert into observation.tallies (district_id, visit_id, practice_id, answer)
     select $1::uuid, made.id, practice,
       (array['seen', 'seen', 'not_seen', 'not_seen', 'not_seen', 'seen', 'no_opportunity', 'could_not_tell'])[1 + floor(random() * 8)]
     from made, unnest((select practice_ids from observation.windows where id = $2::uuid)) as practice`,
    [on.districtId, windowId, visits, buildingCount, sam.id, sam.capacityId],
  );
}

async function measure(what: string, pathOf: (round: number) => string): Promise<number> {
  const cookie = world.cookieOf('theo');
  const times: number[] = [];
  let bytes = 0;
  for (let round = -20; round < requests; round += 1) {
    const startedAt = performance.now();
    const answer = await fetch(`${world.url}/api${pathOf(Math.abs(round))}`, { headers: { cookie } });
    bytes = (await answer.text()).length;
    if (answer.status !== 200) throw new Error(`${answer.status} for ${pathOf(Math.abs(round))}`);
    if (round >= 0) times.push(performance.now() - startedAt);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  const kilobytes = Math.round(bytes / 1024);
  console.log(`${what}: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms (${kilobytes} kB)`);
  return at(0.95);
}
