import type { WhoActs } from '../kit/actor.ts';
import { newId } from '../kit/new-id.ts';
import type { Tx } from './database.ts';

/** What happened, in the words of the area: `visions/adopted`, `people/import-confirmed`. */
export type AuditAct = `${string}/${string}`;

/**
 * Adds an entry to the append-only audit, in the transaction of the act itself: both are kept or neither is.
 * The detail holds ids and counts, never a text that a person could want removed.
 */
export async function audit(
  tx: Tx,
  actor:
    | Pick<WhoActs, 'districtId' | 'personId' | 'capacityId' | 'capacity'>
    | { districtId: string; operator: true },
  act: AuditAct,
  object: { id: string; detail?: Record<string, unknown> },
): Promise<void> {
  const who =
    'operator' in actor
      ? { person_id: null, capacity_id: null, capacity: 'operator' }
      : {
          person_id: actor.personId,
          capacity_id: actor.capacityId,
          capacity: actor.capacity,
        };
  await tx
    .insertInto('audit.entries')
    .values({
      district_id: actor.districtId,
      id: newId(),
      ...who,
      act,
      object_id: object.id,
      detail: JSON.stringify(object.detail ?? {}),
    })
    .execute();
}
