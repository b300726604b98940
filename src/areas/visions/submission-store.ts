import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import type { ReturnReason } from './draft-contract.ts';
import type { Named, Signature } from './practice-contract.ts';
import type { Adoption, DecisionRecord, FrozenVision, NetworkReturn, Review } from './review-contract.ts';
import { signatureOf } from './signature-store.ts';

/** A submission with what was decided on it. */
export type KeptSubmission = {
  id: string;
  visionId: string;
  baseVersionId: string | null;
  content: FrozenVision;
  sha256: string;
  note: string;
  submitted: Signature;
  review: (Review & { id: string; on: SchoolDay }) | null;
  networkReturn: (NetworkReturn & { id: string }) | null;
  adoption: Adoption | null;
};

/** A submission by its id; or the one on which a version was adopted. */
export async function findSubmission(
  tx: Tx,
  by: { submissionId: string } | { versionId: string },
): Promise<KeptSubmission | undefined> {
  const submissionId = 'submissionId' in by ? by.submissionId : null;
  const versionId = 'versionId' in by ? by.versionId : null;
  const { rows } = await sql<KeptSubmission>`
    select submission.id, submission.vision_id as "visionId", submission.base_version_id as "baseVersionId",
      submission.content, submission.sha256, submission.note,
      ${signatureOf('submission.submitted_by', 'submission.submitted_in', 'submission.submitted_at')} as submitted,
      case when review.id is null then null else json_build_object('id', review.id, 'outcome', review.outcome,
        'reasons', review.reasons, 'note', review.note, 'asDesignee', review.delegation_id is not null,
        'by', ${signatureOf('review.reviewed_by', 'review.reviewed_in', 'review.reviewed_at')},
        'on', (review.reviewed_at at time zone home.time_zone)::date) end as review,
      case when given_back.id is null then null else json_build_object('id', given_back.id,
        'reasons', given_back.reasons, 'note', given_back.note,
        'by', ${signatureOf('given_back.returned_by', 'given_back.returned_in', 'given_back.returned_at')})
        end as "networkReturn",
      case when adoption.id is null then null else json_build_object('id', adoption.id, 'heldOn', adoption.held_on,
        'chair', (select json_build_object('id', chair.id, 'name', chair.given_name || ' ' || chair.family_name)
          from people.persons chair where chair.id = adoption.chair_id),
        'present', adoption.present, 'dissent', adoption.dissent, 'statement', adoption.statement,
        'decision', case adoption.method
          when 'vote' then jsonb_build_object('method', 'vote', 'votesFor', adoption.votes_for,
            'votesAgainst', adoption.votes_against, 'abstained', adoption.abstained)
          when 'consent' then jsonb_build_object('method', 'consent', 'objections', adoption.objections)
          else jsonb_build_object('method', 'sign_off', 'signedBy', adoption.signed_by) end,
        'recorded', ${signatureOf('adoption.recorded_by', 'adoption.recorded_in', 'adoption.recorded_at')},
        'versionId', version.id, 'number', version.number) end as adoption
    from visions.submissions submission
    join district.districts home on home.id = submission.district_id
    left join visions.reviews review on review.submission_id = submission.id
    left join visions.network_returns given_back on given_back.submission_id = submission.id
    left join visions.adoptions adoption on adoption.submission_id = submission.id
    left join visions.versions version on version.adoption_id = adoption.id
    where (${submissionId}::uuid is null or submission.id = ${submissionId})
      and (${versionId}::uuid is null or version.id = ${versionId})`.execute(tx);
  return rows[0];
}

export async function insertSubmission(
  tx: Tx,
  actor: Actor,
  submission: {
    id: string;
    visionId: string;
    baseVersionId: string | null;
    content: FrozenVision;
    sha256: string;
    note: string;
  },
): Promise<void> {
  await tx
    .insertInto('visions.submissions')
    .values({
      district_id: actor.districtId,
      id: submission.id,
      vision_id: submission.visionId,
      base_version_id: submission.baseVersionId,
      content: JSON.stringify(submission.content),
      sha256: submission.sha256,
      note: submission.note,
      submitted_by: actor.personId,
      submitted_in: actor.capacityId,
    })
    .execute();
}

export async function insertReview(
  tx: Tx,
  actor: Actor,
  review: {
    id: string;
    submissionId: string;
    outcome: Review['outcome'];
    reasons: readonly ReturnReason[];
    note: string;
    delegationId: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('visions.reviews')
    .values({
      district_id: actor.districtId,
      id: review.id,
      submission_id: review.submissionId,
      outcome: review.outcome,
      reasons: JSON.stringify(review.reasons),
      note: review.note,
      reviewed_by: actor.personId,
      reviewed_in: actor.capacityId,
      delegation_id: review.delegationId,
    })
    .execute();
}

export async function insertNetworkReturn(
  tx: Tx,
  actor: Actor,
  given: { id: string; submissionId: string; reasons: readonly ReturnReason[]; note: string },
): Promise<void> {
  await tx
    .insertInto('visions.network_returns')
    .values({
      district_id: actor.districtId,
      id: given.id,
      submission_id: given.submissionId,
      reasons: JSON.stringify(given.reasons),
      note: given.note,
      returned_by: actor.personId,
      returned_in: actor.capacityId,
    })
    .execute();
}

export async function insertAdoption(
  tx: Tx,
  actor: Actor,
  adoption: {
    id: string;
    submissionId: string;
    heldOn: SchoolDay;
    chairId: string;
    present: readonly Named[];
    decision: DecisionRecord;
    dissent: string;
    statement: string;
  },
): Promise<void> {
  const { decision } = adoption;
  const vote = decision.method === 'vote' ? decision : null;
  await tx
    .insertInto('visions.adoptions')
    .values({
      district_id: actor.districtId,
      id: adoption.id,
      submission_id: adoption.submissionId,
      held_on: adoption.heldOn,
      chair_id: adoption.chairId,
      method: decision.method,
      present: JSON.stringify(adoption.present),
      votes_for: vote?.votesFor ?? null,
      votes_against: vote?.votesAgainst ?? null,
      abstained: vote?.abstained ?? null,
      objections: decision.method === 'consent' ? JSON.stringify(decision.objections) : null,
      signed_by: decision.method === 'sign_off' ? JSON.stringify(decision.signedBy) : null,
      dissent: adoption.dissent,
      statement: adoption.statement,
      recorded_by: actor.personId,
      recorded_in: actor.capacityId,
    })
    .execute();
}
