import { type RawBuilder, sql } from 'kysely';
import type { WhoActs } from '../kit/actor.ts';
import { newId } from '../kit/new-id.ts';
import type { Tx } from './database.ts';

/** What happened, in the words of the area: `visions/adopted`, `people/import-confirmed`. */
export type AuditAct = `${string}/${string}`;

/**
 * Adds an entry to the append-only audit, in the transaction of the act itself: both are kept or neither is.
 * The detail holds ids and counts, never a text that a person could want removed. Of what is told without a name only the
 * day is kept: neither its moment nor its id leads back to anybody.
 */
export async function audit(
  tx: Tx,
  actor:
    | Pick<WhoActs, 'districtId' | 'personId' | 'capacityId' | 'capacity'>
    | { districtId: string; operator: true }
    | { districtId: string; nameless: true },
  act: AuditAct,
  object: { id: string; detail?: Record<string, unknown> },
): Promise<void> {
  const isNameless = 'nameless' in actor;
  await tx
    .insertInto('audit.entries')
    .values({
      district_id: actor.districtId,
      id: isNameless ? crypto.randomUUID() : newId(),
      ...(isNameless ? { at: sql`date_trunc('day', now(), 'UTC')` as RawBuilder<Date> } : {}),
      ...whoOf(actor),
      act,
      object_id: object.id,
      detail: JSON.stringify(object.detail ?? {}),
    })
    .execute();
}

function whoOf(actor: Parameters<typeof audit>[1]) {
  if ('personId' in actor)
    return { person_id: actor.personId, capacity_id: actor.capacityId, capacity: actor.capacity };
  return { person_id: null, capacity_id: null, capacity: 'operator' in actor ? 'operator' : 'nameless' };
}
