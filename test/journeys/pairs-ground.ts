import { newId } from '../../src/kit/new-id.ts';
import type { NamedPerson } from '../maple-ridge.ts';
import type { World } from '../world.ts';
import type { Visiting } from './visit-ground.ts';

/** What the two of a pair answered, practice by practice. */
export type TwoAnswers = readonly (readonly [string, string])[];

/** Paired visits as two phones would have brought them: so many months ago, the rooms in turn. */
export async function bringPairs(
  world: World,
  { windowId, practices }: Visiting,
  two: readonly [NamedPerson, NamedPerson],
  pairs: readonly TwoAnswers[],
  monthsAgo = 0,
): Promise<void> {
  for (const [index, answers] of pairs.entries()) {
    const [pairId, room] = [newId(), `${index % 7}`.padEnd(43, 'r')];
    for (const [side, name] of two.entries()) {
      const { id: observer, capacityId } = world.person(name);
      const visitId = newId();
      await world.query(
        `insert into observation.visits (district_id, id, window_id, building_id, band_id, lesson_part, room_token, observer_id,
           observed_in, pair_id, device_id, device_counter, started_at, ended_at, device_sent_at, utc_offset_minutes, client_version,
           sha256, received_at)
         select $1, $2, $3, $4, $5, 'middle', $6, $7, $8, $9, $2, 1, at, at, at, -300, '0.1.0', repeat('0', 64), at
         from (select now() - make_interval(months => $10, mins => 1) as at) as moment`,
        [
          ...[world.districtId, visitId, windowId, world.place('Lakeside Elementary'), world.place('3-5')],
          ...[room, observer, capacityId, pairId, monthsAgo],
        ],
      );
      const tallies = answers.map((given, practice) => ({
        practice: practices[practice]?.id,
        answer: given[side],
      }));
      await world.query(
        `insert into observation.tallies (district_id, visit_id, practice_id, answer)
         select $1, $2, t.practice, t.answer from jsonb_to_recordset($3) as t(practice uuid, answer text)`,
        [world.districtId, visitId, JSON.stringify(tallies)],
      );
    }
  }
}
