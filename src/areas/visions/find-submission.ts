import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { mayAdopt, mayReview } from './access.ts';
import { readProcess } from './call-store.ts';
import type { Difference } from './difference-contract.ts';
import { findDifference } from './difference-rules.ts';
import type { ReturnReason } from './draft-contract.ts';
import { sideOfFrozen, sideOfModel } from './freezing-rules.ts';
import { findNextStep } from './next-step-rules.ts';
import type { Stage } from './practice-contract.ts';
import { visionsProblems } from './problems-contract.ts';
import type { Submission } from './review-contract.ts';
import { findSubmission, type KeptSubmission } from './submission-store.ts';
import { findVersion } from './version-store.ts';
import { readModelOf } from './vision-store.ts';

/** A submission that is there, or the refusal that it is not. */
export async function findKept(tx: Tx, submissionId: string): Promise<KeptSubmission> {
  const kept = await findSubmission(tx, { submissionId });
  if (kept === undefined) throw refusal(commonProblems, 'record/not-found');
  return kept;
}

/** Where a submission stands by itself, whatever came after it. */
export function stageOfSubmission({ submitted, review, networkReturn, adoption }: KeptSubmission): Stage {
  return findNextStep({
    startedAt: submitted.at,
    team: [],
    submission: {
      submittedAt: submitted.at,
      review: review && { outcome: review.outcome, at: review.by.at },
      networkReturnedAt: networkReturn?.by.at ?? null,
      adoptedAt: adoption?.recorded.at ?? null,
    },
    revisionStartedAt: null,
    setAsideAt: null,
    designees: [],
  }).stage;
}

/** Refuses reasons for practices that the submission does not have, and a return without any. */
export function requireReasons({ content }: KeptSubmission, reasons: readonly ReturnReason[]): void {
  if (reasons.length === 0) throw refusal(visionsProblems, 'visions/return-needs-reasons');
  const ids = new Set([...content.practices, ...content.removed].map(({ practiceId }) => practiceId));
  const isKnown = reasons.every(({ practiceId }) => practiceId === null || ids.has(practiceId));
  if (!isKnown) throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'practice' });
}

/** A submission as the actor sees it. */
export async function readSubmission(tx: Tx, actor: Actor, submissionId: string): Promise<Submission> {
  const kept = await findKept(tx, submissionId);
  const stage = stageOfSubmission(kept);
  const submittedBy = kept.submitted.personId;
  return {
    id: kept.id,
    visionId: kept.visionId,
    stage,
    content: kept.content,
    sha256: kept.sha256,
    note: kept.note,
    submitted: kept.submitted,
    difference: await differenceOf(tx, kept),
    review: kept.review && {
      outcome: kept.review.outcome,
      reasons: kept.review.reasons,
      note: kept.review.note,
      by: kept.review.by,
      asDesignee: kept.review.asDesignee,
    },
    networkReturn: kept.networkReturn && {
      reasons: kept.networkReturn.reasons,
      note: kept.networkReturn.note,
      by: kept.networkReturn.by,
    },
    adoption: kept.adoption,
    you: {
      mayReview: mayReview(actor, await readProcess(tx), { stage, submittedBy }),
      mayAdopt: mayAdopt(actor, stage),
    },
  };
}

/** From the version that was in force then, or else from the model; null for a first version made from empty. */
async function differenceOf(tx: Tx, kept: KeptSubmission): Promise<Difference | null> {
  const { content, baseVersionId } = kept;
  if (baseVersionId !== null) {
    const base = await findVersion(tx, { versionId: baseVersionId });
    if (base === undefined) throw new Error(`version ${baseVersionId} is not there`);
    return findDifference(
      sideOfFrozen(`${base.content.title} ${base.number}`, base.content, 'frozen'),
      sideOfFrozen(content.title, content, 'frozen'),
    );
  }
  const model = content.path === 'create' ? null : await readModelOf(tx, kept.visionId);
  return model && findDifference(sideOfModel(model), sideOfFrozen(content.title, content, 'model'));
}
