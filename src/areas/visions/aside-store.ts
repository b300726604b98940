import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';

export async function findAside(tx: Tx, asideId: string) {
  const row = await tx
    .selectFrom('visions.asides')
    .select(['vision_id', 'change', 'reason', 'changed_by'])
    .where('id', '=', asideId)
    .executeTakeFirst();
  return (
    row && { visionId: row.vision_id, change: row.change, reason: row.reason, changedBy: row.changed_by }
  );
}

/** Sets a draft aside or takes it up again. */
export async function insertAside(
  tx: Tx,
  actor: Actor,
  aside: { id: string; visionId: string; change: 'set_aside' | 'taken_up'; reason: string },
): Promise<void> {
  await tx
    .insertInto('visions.asides')
    .values({
      district_id: actor.districtId,
      id: aside.id,
      vision_id: aside.visionId,
      change: aside.change,
      reason: aside.reason,
      changed_by: actor.personId,
      changed_in: actor.capacityId,
    })
    .execute();
}
