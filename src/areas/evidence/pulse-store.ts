import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { PulseOfPart } from './stream-contract.ts';

type Row = Omit<PulseOfPart, 'tenths'> & { tenths: number[] | null };

/**
 * What the latest closed pulse said of each part, of a building or of the whole district: its question "how many of us",
 * the district's first where it has several. Figures are those that the pulse has released and no others.
 */
export async function listPulseOfParts(tx: Tx, buildingId: string | null): Promise<PulseOfPart[]> {
  const { rows } = await sql<Row>`
    with latest as (
      select r.district_id, r.id, r.closes_on, r.items, o.is_released from pulse.rounds r
      join pulse.outcomes o on o.district_id = r.district_id and o.round_id = r.id
      order by r.closes_on desc, r.id desc limit 1)
    select distinct on (item.part_id) item.part_id as "partId", latest.id as "roundId", latest.closes_on as "closedOn",
      latest.is_released and f.n is not null as released, f.n, f.share as "shareMost", f.low, f.high, f.tenths
    from latest
    cross join lateral (select one ->> 'id' as id, one ->> 'partId' as part_id, ordinal
      from jsonb_array_elements(latest.items) with ordinality as items(one, ordinal)
      where one ->> 'kind' = 'how_many') item
    left join pulse.results f on f.district_id = latest.district_id and f.round_id = latest.id and f.item_id = item.id
      and case when ${buildingId}::text is null then f.place_kind = 'district'
        else f.place_kind = 'building' and f.place_key = ${buildingId}::text end
    order by item.part_id, f.n is null, item.ordinal`.execute(tx);
  return rows.map(({ tenths, ...row }) => ({
    ...row,
    // Little, half, much, could not say: the third is what a share would count.
    tenths: tenths?.[2] ?? null,
  }));
}
