import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { PulseOfPart } from './stream-contract.ts';

/**
 * What the latest closed round of the pulse said of each part, of a building or of the whole district: the answers to "how
 * many of us". A building has no shares, only tenths on its own page, so here it says how many answered and nothing more.
 */
export async function listPulseOfParts(tx: Tx, buildingId: string | null): Promise<PulseOfPart[]> {
  const { rows } = await sql<PulseOfPart>`
    with latest as (
      select o.round_id, r.closes_on, r.items, o.is_released from pulse.outcomes o
      join pulse.rounds r on r.district_id = o.district_id and r.id = o.round_id
      order by r.closes_on desc, r.id limit 1)
    select i.value ->> 'partId' as "partId", latest.round_id as "roundId", latest.closes_on as "closedOn",
      bool_or(x.n is not null) as released, max(x.n)::int as n, max(x.share) as "shareMost", max(x.low) as low,
      max(x.high) as high
    from latest
    cross join lateral (select distinct on (value ->> 'partId') value from jsonb_array_elements(latest.items)
      where value ->> 'kind' = 'how_many' order by value ->> 'partId', value ->> 'id') i
    left join pulse.results x on x.round_id = latest.round_id and x.item_id = i.value ->> 'id' and latest.is_released
      and x.place_kind = case when ${buildingId}::uuid is null then 'district' else 'building' end
      and x.place_key = coalesce(${buildingId}::text, '')
    group by 1, 2, 3 order by 1`.execute(tx);
  return rows;
}
