import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';

/**
 * Folds what the book of counts holds of windows whose figures are final: by week, without visits and rooms. What changes
 * or arrives later in one of them is entered all the same.
 */
export async function foldCounts(tx: Tx, windowIds: readonly string[]): Promise<void> {
  if (windowIds.length === 0) return;
  await sql`
    select observation.fold_counts(district_id, array_agg(window_id order by window_id))
    from (select distinct district_id, window_id from observation.count_entries
      where window_id = any(${windowIds}::uuid[])) waiting
    group by district_id`.execute(tx);
}
