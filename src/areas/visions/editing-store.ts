import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Editing } from './draft-contract.ts';
import { momentOf, nameOf } from './signature-store.ts';

/** Who is writing now, by part; in one part when it is named. */
export async function findEditings(
  tx: Tx,
  actor: Actor,
  visionId: string,
  part?: string,
): Promise<Editing[]> {
  const { rows } = await sql<Editing>`
    select editing.part, editing.person_id as "personId", ${nameOf('editing.person_id')} as name,
      editing.person_id = ${actor.personId} as "isYou", ${momentOf('editing.expires_at')} as "expiresAt"
    from visions.editings editing
    where editing.vision_id = ${visionId} and editing.expires_at > now()
      and (${part ?? null}::text is null or editing.part = ${part ?? null})
    order by editing.part`.execute(tx);
  return rows;
}

/** Takes or renews the place of the one who writes in a part, for a minute, unless somebody else has it. */
export async function takeEditing(tx: Tx, actor: Actor, visionId: string, part: string): Promise<void> {
  await sql`insert into visions.editings as editing (district_id, vision_id, part, person_id, expires_at)
    values (${actor.districtId}, ${visionId}, ${part}, ${actor.personId}, now() + interval '60 seconds')
    on conflict (district_id, vision_id, part) do update
      set person_id = excluded.person_id, expires_at = excluded.expires_at
      where editing.person_id = excluded.person_id or editing.expires_at <= now()`.execute(tx);
}

export async function endEditing(tx: Tx, actor: Actor, visionId: string, part: string): Promise<void> {
  await tx
    .deleteFrom('visions.editings')
    .where('vision_id', '=', visionId)
    .where('part', '=', part)
    .where('person_id', '=', actor.personId)
    .execute();
}
