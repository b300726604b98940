import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Model } from './model-schema.ts';
import type { VisionState } from './next-step-rules.ts';
import type { Named, Path, Signature } from './practice-contract.ts';
import { momentOf, signatureOf } from './signature-store.ts';
import type { VisionSummary } from './vision-contract.ts';

/** A vision as its stage, its access and its list entry need it. */
export type VisionFacts = {
  id: string;
  title: string;
  subject: Named;
  path: Path;
  model: VisionSummary['model'];
  callId: string | null;
  started: Signature;
  members: { personId: string; name: string }[];
  submission: (NonNullable<VisionState['submission']> & { id: string; submittedBy: string }) | null;
  revisionStartedAt: string | null;
  setAsideAt: string | null;
  current: VisionSummary['current'];
};

/** The visions of the district by subject and age; of one subject, or one by its id. */
export async function findVisions(
  tx: Tx,
  only: { visionId?: string; subjectId?: string } = {},
): Promise<VisionFacts[]> {
  const { visionId = null, subjectId = null } = only;
  const { rows } = await sql<VisionFacts>`
    select vision.id, draft.title, json_build_object('id', subject.id, 'name', subject.name) as subject, vision.path,
      case when vision.model is null then null else json_build_object('id', vision.model_id,
        'version', vision.model_version, 'title', vision.model ->> 'title') end as model,
      vision.call_id as "callId",
      ${signatureOf('vision.started_by', 'vision.started_in', 'vision.started_at')} as started,
      (select coalesce(json_agg(json_build_object('personId', person.id,
          'name', person.given_name || ' ' || person.family_name) order by person.family_name, person.given_name), '[]')
        from visions.team_members member join people.persons person on person.id = member.person_id
        where member.vision_id = vision.id and member.left_at is null) as members,
      latest.submission,
      (select ${momentOf('revision.started_at')} from visions.revisions revision
        where revision.vision_id = vision.id order by revision.started_at desc limit 1) as "revisionStartedAt",
      (select case when aside.change = 'set_aside' then ${momentOf('aside.changed_at')} end from visions.asides aside
        where aside.vision_id = vision.id order by aside.changed_at desc, aside.id desc limit 1) as "setAsideAt",
      (select json_build_object('versionId', version.id, 'number', version.number, 'adoptedOn', version.adopted_on)
        from visions.versions version where version.vision_id = vision.id order by version.number desc limit 1) as current
    from visions.visions vision
    join visions.drafts draft on draft.vision_id = vision.id
    join district.subjects subject on subject.id = vision.subject_id
    left join lateral (
      select json_build_object('id', submission.id, 'submittedBy', submission.submitted_by,
          'submittedAt', ${momentOf('submission.submitted_at')},
          'review', case when review.id is null then null else
            json_build_object('outcome', review.outcome, 'at', ${momentOf('review.reviewed_at')}) end,
          'networkReturnedAt', ${momentOf('given_back.returned_at')},
          'adoptedAt', ${momentOf('adoption.recorded_at')}) as submission
      from visions.submissions submission
      left join visions.reviews review on review.submission_id = submission.id
      left join visions.network_returns given_back on given_back.submission_id = submission.id
      left join visions.adoptions adoption on adoption.submission_id = submission.id
      where submission.vision_id = vision.id
      order by submission.submitted_at desc, submission.id desc limit 1
    ) latest on true
    where (${visionId}::uuid is null or vision.id = ${visionId})
      and (${subjectId}::uuid is null or vision.subject_id = ${subjectId})
    order by subject.ordinal, vision.started_at`.execute(tx);
  return rows;
}

/**
 * Holds a vision until the transaction ends, so that steps and saves come one after the other. Saves of different parts
 * do not hold one another up.
 */
export async function holdVision(tx: Tx, visionId: string, act: 'save' | 'step'): Promise<void> {
  const lock = act === 'step' ? sql`for update` : sql`for share`;
  await sql`select from visions.visions where id = ${visionId} ${lock}`.execute(tx);
}

/** The names of those who hold the review for the superintendent today. */
export async function findDesignees(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct person.given_name || ' ' || person.family_name as name
    from people.delegations_in_force delegation join people.persons person on person.id = delegation.to_person_id
    where delegation.duty = 'vision_review'
    order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}

/** The model that a vision was started from, as it was copied then; null where there was none. */
export async function readModelOf(tx: Tx, visionId: string): Promise<Model | null> {
  const row = await tx
    .selectFrom('visions.visions')
    .select('model')
    .where('id', '=', visionId)
    .executeTakeFirst();
  return (row?.model ?? null) as Model | null;
}

/** What was asked for when the vision was started, whatever has become of it since. */
export async function findStart(tx: Tx, visionId: string) {
  const { rows } = await sql<{
    subjectId: string;
    path: string;
    modelId: string | null;
    modelVersion: string | null;
    callId: string | null;
    startedBy: string;
  }>`
    select subject_id as "subjectId", model_id as "modelId", model_version as "modelVersion", call_id as "callId",
      started_by as "startedBy",
      coalesce((select change.from_path from visions.path_changes change where change.vision_id = vision.id
        order by change.changed_at limit 1), path) as path
    from visions.visions vision where id = ${visionId}`.execute(tx);
  return rows[0];
}

/** Adds a vision, without draft and team. */
export async function insertVision(
  tx: Tx,
  actor: Actor,
  vision: { id: string; subjectId: string; path: Path; model: Model | null; callId: string | null },
): Promise<void> {
  await tx
    .insertInto('visions.visions')
    .values({
      district_id: actor.districtId,
      id: vision.id,
      subject_id: vision.subjectId,
      path: vision.path,
      model_id: vision.model?.id ?? null,
      model_version: vision.model?.version ?? null,
      model: vision.model === null ? null : JSON.stringify(vision.model),
      call_id: vision.callId,
      started_by: actor.personId,
      started_in: actor.capacityId,
    })
    .execute();
}

export async function findPathChange(tx: Tx, changeId: string) {
  const row = await tx
    .selectFrom('visions.path_changes')
    .select(['vision_id', 'to_path', 'reason', 'changed_by'])
    .where('id', '=', changeId)
    .executeTakeFirst();
  return row && { visionId: row.vision_id, path: row.to_path, reason: row.reason, changedBy: row.changed_by };
}

/** Puts a vision on another path and keeps that, by whom and why. */
export async function changePath(
  tx: Tx,
  actor: Actor,
  change: { id: string; visionId: string; from: Path; to: Path; reason: string },
): Promise<void> {
  await tx
    .insertInto('visions.path_changes')
    .values({
      district_id: actor.districtId,
      id: change.id,
      vision_id: change.visionId,
      from_path: change.from,
      to_path: change.to,
      reason: change.reason,
      changed_by: actor.personId,
      changed_in: actor.capacityId,
    })
    .execute();
  await tx
    .updateTable('visions.visions')
    .set({ path: change.to })
    .where('id', '=', change.visionId)
    .execute();
}

export async function findRevision(tx: Tx, revisionId: string) {
  const row = await tx
    .selectFrom('visions.revisions')
    .select(['vision_id', 'reason', 'started_by'])
    .where('id', '=', revisionId)
    .executeTakeFirst();
  return row && { visionId: row.vision_id, reason: row.reason, startedBy: row.started_by };
}

export async function insertRevision(
  tx: Tx,
  actor: Actor,
  revision: { id: string; visionId: string; fromVersionId: string; reason: string },
): Promise<void> {
  await tx
    .insertInto('visions.revisions')
    .values({
      district_id: actor.districtId,
      id: revision.id,
      vision_id: revision.visionId,
      from_version_id: revision.fromVersionId,
      reason: revision.reason,
      started_by: actor.personId,
      started_in: actor.capacityId,
    })
    .execute();
}
