import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import { forgetUnfinishedImports } from './import-store.ts';
import { endInvitations } from './invitation-store.ts';

/**
 * Keeps what was promised by the day: keys of ended windows go, and visits whose time is over, invitations whose days are
 * over, and imports that nobody completed.
 */
export async function keepPromises(tx: Tx): Promise<void> {
  await destroyEndedKeys(tx);
  await removeVisitsPastTheirTime(tx);
  await endInvitations(tx);
  await forgetUnfinishedImports(tx);
}

/**
 * Deletes the room keys of windows that have ended: from then on nobody can test which room a token was. Called by
 * everything that reads windows, before it reads.
 *
 * @returns how many keys were destroyed
 */
export async function destroyEndedKeys(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    ${plannedOnce}
    delete from observation.window_keys k
    using observation.windows w, district.districts d
    where w.district_id = k.district_id and w.id = k.window_id and d.id = k.district_id
      and w.ends_on < (now() at time zone d.time_zone)::date`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * Removes visits whose time is over: the agreement under which their window was opened said for how many months they
 * would be kept. Frozen readings stay; they hold no visit.
 *
 * @returns how many visits were removed
 */
async function removeVisitsPastTheirTime(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from observation.visits v
    using observation.windows w, district.districts d
    where w.district_id = v.district_id and w.id = v.window_id and d.id = v.district_id
      and observation.kept_until(w.district_id, w.id) < (now() at time zone d.time_zone)::date`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
