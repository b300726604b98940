import { addDays, schoolDayOf } from '../src/kit/days.ts';
import { newId } from '../src/kit/new-id.ts';
import type { World } from '../test/world.ts';

export const practicesPerWindow = 5;

/** Windows of a subject, twenty days apart, in all buildings: the last one is open, all before it have ended. */
export async function openWindows(
  world: World,
  subjectId: string,
  ground: { versionId: string; practiceIds: string[] },
  count: number,
): Promise<string[]> {
  const today = schoolDayOf(new Date(), 'America/Detroit');
  const sam = world.person('sam');
  const ids = Array.from({ length: count }, newId);
  for (const [index, id] of ids.entries()) {
    const endsOn = addDays(today, 5 - 20 * (count - 1 - index));
    await world.query(
      `insert into observation.windows (district_id, id, subject_id, version_id, agreement_id, purpose, practice_ids,
         building_ids, starts_on, ends_on, visit_minutes, coverage_percent, opened_by, opened_in)
       select $1, $2, $3, $4, a.id, 'Bench', $5, (select array_agg(id) from district.buildings where district_id = $1::uuid),
         $6, $7, 5, 80, $8, $9 from observation.agreements a`,
      [
        ...[world.districtId, id, subjectId, ground.versionId],
        ground.practiceIds.slice(0, practicesPerWindow),
        ...[addDays(endsOn, -14), endsOn, sam.id, sam.capacityId],
      ],
    );
  }
  return ids;
}

/** Visits to each window, spread over its buildings, all bands and thirty rooms a building, with answers of every kind. */
export async function fillWindows(world: World, windowIds: readonly string[], visits: number): Promise<void> {
  const sam = world.person('sam');
  for (const windowId of windowIds)
    await world.query(
      `with grades as (select array_agg(id order by ordinal) as ids from district.bands where district_id = $1::uuid),
         made as (
           insert into observation.visits (district_id, id, window_id, building_id, band_id, lesson_part, room_token,
             observer_id, observed_in, device_id, device_counter, started_at, ended_at, device_sent_at,
             utc_offset_minutes, client_version, sha256, received_at)
           select $1::uuid, gen_random_uuid(), w.id, w.building_ids[1 + n % cardinality(w.building_ids)], g.ids[1 + n % 4],
             (array['beginning', 'middle', 'end'])[1 + n % 3],
             rpad(md5(w.id || '/' || n % cardinality(w.building_ids) || '/' || n / cardinality(w.building_ids) % 30), 43, 'x'),
             $4::uuid, $5::uuid, w.id, n, at, at, at, -300, '0.1.0', repeat('0', 64), at
           from observation.windows w, grades g, generate_series(1, $3::int) n
           cross join lateral (select now() - interval '1 day' + make_interval(secs => n) as at) as moment
           where w.id = $2::uuid
           returning id)
       insert into observation.tallies (district_id, visit_id, practice_id, answer)
       select $1::uuid, made.id, practice,
         (array['seen', 'seen', 'not_seen', 'not_seen', 'not_seen', 'seen', 'no_opportunity', 'could_not_tell'])[1 + floor(random() * 8)]
       from made, unnest((select practice_ids from observation.windows where id = $2::uuid)) as practice`,
      [world.districtId, windowId, visits, sam.id, sam.capacityId],
    );
}
