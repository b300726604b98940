import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import type { Floors, SpreadGrid } from './figure-contract.ts';

/**
 * Which grade bands were visited at which time of day: seen where the floors are reached, and "not yet" where they are
 * not, whether nobody was there or too few. No count leaves this. Three times of day by the wall clock: before eleven,
 * before one, and after, with wrong clocks set right; a row of a sheet that tells no time is at none.
 */
export async function readSpreadGrid(tx: Tx, windowId: string, floors: Floors): Promise<SpreadGrid> {
  const { rows } = await sql<SpreadGrid[number]>`
    ${plannedOnce}
    with visited as (
      select v.band_id, width_bucket(extract(hour from (t.started_at at time zone 'UTC')
          + make_interval(mins => v.utc_offset_minutes)), array[11, 13]::numeric[]) as part
      from observation.counted_visits v
      join observation.visit_times t on t.district_id = v.district_id and t.visit_id = v.id
      where v.window_id = ${windowId} and v.has_time
      group by 1, 2
      having count(*) >= ${floors.visits} and count(distinct v.room_token) >= ${floors.rooms}
    )
    select b.id as "bandId", b.name as band,
      exists (select from visited where band_id = b.id and part = 0) as early,
      exists (select from visited where band_id = b.id and part = 1) as midday,
      exists (select from visited where band_id = b.id and part = 2) as late
    from district.bands b
    where b.ended_on is null or b.id in (select band_id from visited)
    order by b.ordinal, b.name`.execute(tx);
  return rows;
}
