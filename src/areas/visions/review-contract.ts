import { z } from 'zod';
import { PersonId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { DraftProse, Prose } from '../../kit/text.ts';
import { Difference } from './difference-contract.ts';
import { ReturnReason } from './draft-contract.ts';
import { Work } from './model-schema.ts';
import {
  Named,
  Path,
  PracticeCitation,
  PracticeId,
  PracticeText,
  Signature,
  Stage,
  SubmissionId,
  VisionId,
} from './practice-contract.ts';
import { visions } from './problems-contract.ts';

/** A practice as it was frozen: its text, its targets, and why it differs from what the team began with. */
export const FrozenPractice = PracticeText.extend({
  practiceId: z.uuid(),
  modelPractice: z.string().nullable(),
  targetIds: z.array(z.uuid()),
  changeReason: z.string(),
  changeResearch: z.array(PracticeCitation),
});
export type FrozenPractice = z.infer<typeof FrozenPractice>;

/** The whole text of a vision on the day it was submitted. A submission and a version are exactly this. */
export const FrozenVision = z.object({
  title: z.string(),
  about: z.string(),
  localContext: z.string(),
  language: z.string(),
  subject: Named,
  bands: z.array(Named),
  path: Path,
  model: z.object({ id: z.string(), version: z.string(), title: z.string() }).nullable(),
  targets: z.array(z.object({ id: z.uuid(), text: z.string(), setOn: SchoolDay })),
  practices: z.array(FrozenPractice),
  removed: z.array(FrozenPractice),
  /** Every work of the library that is cited in it, as the library had it on that day. */
  works: z.array(Work),
});
export type FrozenVision = z.infer<typeof FrozenVision>;

export const Review = z.object({
  outcome: z.enum(['returned', 'forwarded']),
  reasons: z.array(ReturnReason),
  note: z.string(),
  by: Signature,
  asDesignee: z.boolean(),
});
export type Review = z.infer<typeof Review>;

/** That the District Network did not adopt, and what the team is asked to change. */
export const NetworkReturn = z.object({ reasons: z.array(ReturnReason), note: z.string(), by: Signature });
export type NetworkReturn = z.infer<typeof NetworkReturn>;

/**
 * How the District Network came to its decision. A vote adopts with more for than against; consent leaves no objection
 * without a resolution; a sign-off has the signature of everybody present.
 */
export const DecisionRecord = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('vote'),
    votesFor: z.int().min(0).max(1000),
    votesAgainst: z.int().min(0).max(1000),
    abstained: z.int().min(0).max(1000),
  }),
  z.strictObject({
    method: z.literal('consent'),
    /** Every objection raised; an empty resolution means that it still stands. */
    objections: z.array(z.strictObject({ objection: Prose, resolution: DraftProse })).max(50),
  }),
  z.strictObject({ method: z.literal('sign_off'), signedBy: z.array(PersonId).max(100) }),
]);
export type DecisionRecord = z.infer<typeof DecisionRecord>;

/** The District Network's act: the meeting, who was there, the decision, and the version it made. */
export const Adoption = z.object({
  id: z.uuid(),
  heldOn: SchoolDay,
  chair: Named,
  present: z.array(Named),
  decision: DecisionRecord,
  dissent: z.string(),
  statement: z.string(),
  recorded: Signature,
  versionId: z.uuid(),
  number: z.int(),
});
export type Adoption = z.infer<typeof Adoption>;

/** A frozen draft on its way: what it says, how it differs, and what has been decided on it. */
export const Submission = z.object({
  id: z.uuid(),
  visionId: z.uuid(),
  stage: Stage,
  content: FrozenVision,
  sha256: z.string(),
  note: z.string(),
  submitted: Signature,
  /** From the model, or from the version in force when it was submitted; null for one made from empty. */
  difference: Difference.nullable(),
  review: Review.nullable(),
  networkReturn: NetworkReturn.nullable(),
  adoption: Adoption.nullable(),
  you: z.object({ mayReview: z.boolean(), mayAdopt: z.boolean() }),
});
export type Submission = z.infer<typeof Submission>;

const reasons = z.array(z.strictObject({ practiceId: PracticeId.nullable(), reason: Prose })).max(200);

export const reviewContract = {
  submitVision: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/submissions/{submissionId}',
      summary: 'Submit the draft for review',
      description:
        'By a member. Freezes the text; the draft cannot be written in while it waits. Refused, with every lack by practice, when something is missing: a change without reason and research of its own, a practice without target.',
    })
    .input(z.strictObject({ visionId: VisionId, submissionId: SubmissionId, note: DraftProse }))
    .output(Submission),
  readSubmission: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/submissions/{submissionId}',
      summary: 'One submission: frozen text, difference, review, adoption',
      description: 'For everybody who may read the draft.',
    })
    .input(z.strictObject({ submissionId: SubmissionId }))
    .output(Submission),
  reviewSubmission: visions
    .meta({ may: { capacities: ['superintendent'], orDesigneeFor: 'vision_review' } })
    .route({
      method: 'PUT',
      path: '/visions/submissions/{submissionId}/review',
      summary: 'Return a submission with reasons, or forward it to the District Network',
      description:
        'By the superintendent, or the designee where the district’s process allows one, on any submission but one’s own.',
    })
    .input(
      z.strictObject({
        submissionId: SubmissionId,
        id: z.uuid(),
        outcome: Review.shape.outcome,
        reasons,
        note: DraftProse,
      }),
    )
    .output(Submission),
  returnFromNetwork: visions
    .meta({ may: { capacities: ['dn_member'] } })
    .route({
      method: 'PUT',
      path: '/visions/submissions/{submissionId}/network-return',
      summary: 'Give a forwarded vision back to its team instead of adopting it',
      description:
        'By the District Network, with reasons. The draft opens again; the next submission is reviewed anew.',
    })
    .input(z.strictObject({ submissionId: SubmissionId, id: z.uuid(), reasons, note: DraftProse }))
    .output(Submission),
  adoptVision: visions
    .meta({ may: { capacities: ['dn_member'] } })
    .route({
      method: 'PUT',
      path: '/visions/submissions/{submissionId}/adoption',
      summary: 'Record that the District Network adopted a vision',
      description:
        'After it was forwarded, of a meeting held today or earlier, with members of the Network of that day present, decided in the district’s way. Makes the version, which never changes again.',
    })
    .input(
      z.strictObject({
        submissionId: SubmissionId,
        id: z.uuid(),
        heldOn: SchoolDay,
        chairId: PersonId,
        presentIds: z.array(PersonId).min(1).max(100),
        decision: DecisionRecord,
        dissent: DraftProse,
        statement: Prose,
      }),
    )
    .output(Submission),
};
