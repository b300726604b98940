import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { readIndicatorPack } from './indicator-file.ts';
import type { RatingScale } from './indicator-schema.ts';
import { asRatingScale, type FrameworkScale, offeredScales } from './scale-rules.ts';

type ScaleRow = { chosen: string | null; number: number | null; scales: FrameworkScale[] | null };

/** The scale on which the district rates now, and the ones of its framework that it could choose. */
export async function readScales(tx: Tx): Promise<{ scale: RatingScale; offered: FrameworkScale[] }> {
  const { rows } = await sql<ScaleRow>`
    select (select scale_id from evidence.settings) as chosen, f.number, f.content -> 'scales' as scales
    from (select 1) one
    left join lateral (select number, content from blueprint.frameworks order by number desc limit 1) f on true`.execute(
    tx,
  );
  const [row] = rows;
  const offered = offeredScales(row?.scales ?? []);
  const chosen = offered.find(({ id }) => id === row?.chosen);
  // A scale that a later framework no longer has is no scale of the district: ours stands in until another is chosen.
  const scale = chosen ? asRatingScale(chosen, String(row?.number)) : readIndicatorPack().scale;
  return { scale, offered };
}

/** Keeps on which scale of its framework the district rates from now on; null is the one that comes with Jointly. */
export async function writeScale(tx: Tx, districtId: string, scaleId: string | null): Promise<void> {
  await tx
    .insertInto('evidence.settings')
    .values({ district_id: districtId, scale_id: scaleId })
    .onConflict((conflict) => conflict.column('district_id').doUpdateSet({ scale_id: scaleId }))
    .execute();
}
