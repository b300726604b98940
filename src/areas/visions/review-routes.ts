import { refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import type { SignedInContext } from '../../server/context.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayReviewIn } from './access.ts';
import { readProcess } from './call-store.ts';
import { digestOf } from './digest.ts';
import type { ReturnReason } from './draft-contract.ts';
import { findKept, readSubmission, requireReasons } from './find-submission.ts';
import { findReadable, findWritable, requireOpen, signedIn } from './find-vision.ts';
import { freezeDraft, judgedOf } from './freezing-rules.ts';
import { openLibrary } from './pack-store.ts';
import { visionsProblems } from './problems-contract.ts';
import { findDraftFaults } from './submission-rules.ts';
import { findSubmission, insertReview, insertSubmission } from './submission-store.ts';
import { holdVision, type VisionFacts } from './vision-store.ts';
import { readWholeDraft } from './whole-draft-store.ts';

/** Freezes a draft that lacks nothing. */
async function submit({ tx, actor }: SignedInContext, vision: VisionFacts, id: string, note: string) {
  requireOpen(vision);
  const draft = await readWholeDraft(tx, vision, openLibrary().works);
  const faults = findDraftFaults(judgedOf(draft));
  if (faults.length > 0) throw refusal(visionsProblems, 'visions/not-ready', { faults });
  const content = freezeDraft(draft);
  const sha256 = digestOf(content);
  const baseVersionId = vision.current?.versionId ?? null;
  await insertSubmission(tx, actor, { id, visionId: vision.id, baseVersionId, content, sha256, note });
  await audit(tx, actor, 'visions/submitted', { id: vision.id, detail: { submissionId: id, sha256 } });
}

export const reviewRoutes = {
  submitVision: signedIn.submitVision.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { visionId, submissionId, note } = input;
    await holdVision(tx, visionId, 'step');
    const vision = await findWritable(tx, actor, visionId);
    await recordOnce(
      { visionId: visionId as string, note, submittedBy: actor.personId as string },
      async () => {
        const kept = await findSubmission(tx, { submissionId });
        return kept && { visionId: kept.visionId, note: kept.note, submittedBy: kept.submitted.personId };
      },
      () => submit(context, vision, submissionId, note),
    );
    return readSubmission(tx, actor, submissionId);
  }),
  readSubmission: signedIn.readSubmission.handler(async ({ context: { tx, actor }, input }) => {
    const { visionId } = await findKept(tx, input.submissionId);
    await findReadable(tx, actor, visionId);
    return readSubmission(tx, actor, input.submissionId);
  }),
  reviewSubmission: signedIn.reviewSubmission.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { submissionId, id, outcome, reasons, note } = input;
    await holdVision(tx, (await findKept(tx, submissionId)).visionId, 'step');
    const kept = await findKept(tx, submissionId);
    if (!mayReviewIn(actor, await readProcess(tx)))
      throw refusal(visionsProblems, 'visions/review-is-superintendents');
    if (kept.submitted.personId === actor.personId) throw refusal(visionsProblems, 'visions/own-submission');
    if (kept.review !== null && kept.review.id !== id) {
      const { outcome: decided, by } = kept.review;
      throw refusal(visionsProblems, 'visions/already-reviewed', { outcome: decided, by: by.name });
    }
    if (outcome === 'returned' || reasons.length > 0) requireReasons(kept, reasons);
    const facts = { outcome, reasons: reasons as ReturnReason[], note, by: actor.personId as string };
    await recordOnce(
      facts,
      async () => {
        const before = kept.review;
        return before === null
          ? undefined
          : { outcome: before.outcome, reasons: before.reasons, note: before.note, by: before.by.personId };
      },
      async () => {
        const duty = actor.duties.find((held) => held.duty === 'vision_review');
        const delegationId = actor.capacity === 'superintendent' ? null : (duty?.delegationId ?? null);
        await insertReview(tx, actor, { id, submissionId, outcome, reasons, note, delegationId });
        await audit(tx, actor, `visions/${outcome}`, {
          id: kept.visionId,
          detail: { submissionId, delegationId },
        });
      },
    );
    return readSubmission(tx, actor, submissionId);
  }),
};
