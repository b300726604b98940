import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { Target } from './call-contract.ts';
import { momentOf, nameOf } from './signature-store.ts';

/** The targets by subject, the newest last; all of them, or of one subject, or one. */
export async function findTargets(
  tx: Tx,
  only: { subjectId?: string; targetId?: string } = {},
): Promise<Target[]> {
  const { subjectId = null, targetId = null } = only;
  const { rows } = await sql<Target>`
    select target.id, json_build_object('id', subject.id, 'name', subject.name) as subject, target.text,
      json_build_object('personId', target.set_by, 'name', ${nameOf('target.set_by')}, 'at', ${momentOf('target.set_at')}) as set,
      ${momentOf('target.ended_at')} as "endedAt", target.replaces_id as "replacesId"
    from visions.targets target join district.subjects subject on subject.id = target.subject_id
    where (${subjectId}::uuid is null or target.subject_id = ${subjectId})
      and (${targetId}::uuid is null or target.id = ${targetId})
    order by subject.ordinal, target.set_at, target.id`.execute(tx);
  return rows;
}

/** The targets of a subject that are in force, with the school day on which each was set. */
export async function findCurrentTargets(
  tx: Tx,
  subjectId: string,
): Promise<{ id: string; text: string; setOn: SchoolDay }[]> {
  const { rows } = await sql<{ id: string; text: string; setOn: string }>`
    select target.id, target.text, (target.set_at at time zone home.time_zone)::date as "setOn"
    from visions.targets target join district.districts home on home.id = target.district_id
    where target.subject_id = ${subjectId} and target.ended_at is null
    order by target.set_at, target.id`.execute(tx);
  return rows;
}

export async function insertTarget(
  tx: Tx,
  actor: Actor,
  target: { id: string; subjectId: string; text: string; replacesId: string | null },
): Promise<void> {
  await tx
    .insertInto('visions.targets')
    .values({
      district_id: actor.districtId,
      id: target.id,
      subject_id: target.subjectId,
      text: target.text,
      set_by: actor.personId,
      replaces_id: target.replacesId,
    })
    .execute();
}

/** Ends a target now; one that has ended stays as it is. */
export async function endTarget(tx: Tx, targetId: string): Promise<void> {
  await tx
    .updateTable('visions.targets')
    .set({ ended_at: sql`now()` })
    .where('id', '=', targetId)
    .where('ended_at', 'is', null)
    .execute();
}
