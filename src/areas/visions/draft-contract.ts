import { z } from 'zod';
import { Moment } from '../../kit/school-time.ts';
import { Difference } from './difference-contract.ts';
import { FrontPart, PartName, Path, PracticeId, PracticePart, Stage, VisionId } from './practice-contract.ts';
import { DraftFault, visions } from './problems-contract.ts';

/** Who last saved a part, and its number: a save names the number it began from. */
const Saved = z.object({ revision: z.int(), editedBy: z.string(), editedAt: Moment });

/** Somebody who is writing in a part now. Lapses after a minute unless renewed. */
export const Editing = z.object({
  part: PartName,
  personId: z.uuid(),
  name: z.string(),
  isYou: z.boolean(),
  expiresAt: Moment,
});
export type Editing = z.infer<typeof Editing>;

/** A practice of a draft. `modelPractice` names the model's own practice from which it came. */
export const DraftPractice = Saved.extend({
  practiceId: z.uuid(),
  modelPractice: z.string().nullable(),
  content: PracticePart,
  removedAt: Moment.nullable(),
  /** Against the model, or the current version once there is one. */
  change: z.enum(['same', 'changed', 'added', 'removed']),
});
export type DraftPractice = z.infer<typeof DraftPractice>;

/** What a reviewer asked for, where it concerns this draft. `practiceId` is null for the whole. */
export const ReturnReason = z.object({ practiceId: z.uuid().nullable(), reason: z.string() });
export type ReturnReason = z.infer<typeof ReturnReason>;

/** A whole draft. Removed practices stay in `removed`, with their texts, until the draft is adopted. */
export const Draft = z.object({
  visionId: z.uuid(),
  path: Path,
  stage: Stage,
  /** Whether it can be written in now: not while it waits for review or adoption. */
  isOpen: z.boolean(),
  mayWrite: z.boolean(),
  front: Saved.extend({ content: FrontPart }),
  practices: z.array(DraftPractice),
  removed: z.array(DraftPractice),
  editings: z.array(Editing),
  returned: z
    .object({ by: z.string(), at: Moment, note: z.string(), reasons: z.array(ReturnReason) })
    .nullable(),
});
export type Draft = z.infer<typeof Draft>;

/** The numbers of all parts and who is writing: small enough to ask for every few seconds. */
export const DraftState = z.object({
  stage: Stage,
  parts: z.array(z.object({ part: PartName, revision: z.int(), isRemoved: z.boolean() })),
  editings: z.array(Editing),
});
export type DraftState = z.infer<typeof DraftState>;

/** An earlier or the present text of a part; exactly one of `front` and `practice` is there. */
export const PartRevision = Saved.extend({
  front: FrontPart.nullable(),
  practice: PracticePart.nullable(),
});
export type PartRevision = z.infer<typeof PartRevision>;

/** That a draft is the model, unchanged: both digests are of the same canonical JSON of about and practices. */
export const Proof = z.object({
  isUnchanged: z.boolean(),
  model: z.object({ id: z.string(), version: z.string(), title: z.string(), sha256: z.string() }),
  /** Whether the library still holds that edition, to the letter. */
  libraryHasIt: z.boolean(),
  draftSha256: z.string(),
  differenceIsEmpty: z.boolean(),
});
export type Proof = z.infer<typeof Proof>;

const inDraft = { visionId: VisionId };
const baseRevision = z.int().min(0);

/** The answer to a save: the part as it now is. `merged` when somebody else's edit of other fields is in it too. */
const saved = <Content extends z.ZodType>(content: Content) => Saved.extend({ content, merged: z.boolean() });

export const draftContract = {
  readDraft: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/{visionId}/draft',
      summary: 'The whole draft',
      description:
        'For the team, the District Network, the superintendent and the superintendent’s designee. Refused to others until it is adopted.',
    })
    .input(z.strictObject(inDraft))
    .output(Draft),
  readDraftState: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/{visionId}/draft/state',
      summary: 'What has changed, and who is writing where',
    })
    .input(z.strictObject(inDraft))
    .output(DraftState),
  saveFront: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/draft/front',
      summary: 'Save the title, what it is about, the local context and the bands',
      description:
        'By a member. A save from an older revision is merged when other fields were edited; otherwise it is refused with the text as it is now, so that nothing is lost.',
    })
    .input(z.strictObject({ ...inDraft, baseRevision, content: FrontPart }))
    .output(saved(FrontPart)),
  savePractice: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/draft/practices/{practiceId}',
      summary: 'Save a practice, or add one with base revision 0',
      description:
        'By a member. On the adopt path only the targets can change. An older revision is merged field by field or refused with the present text.',
    })
    .input(z.strictObject({ ...inDraft, practiceId: PracticeId, baseRevision, content: PracticePart }))
    .output(saved(PracticePart)),
  removePractice: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/draft/practices/{practiceId}/removal',
      summary: 'Take a practice out of the draft; it can be put back',
    })
    .input(z.strictObject({ ...inDraft, practiceId: PracticeId }))
    .output(Draft),
  restorePractice: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'DELETE',
      path: '/visions/{visionId}/draft/practices/{practiceId}/removal',
      summary: 'Put a removed practice back, at the end',
    })
    .input(z.strictObject({ ...inDraft, practiceId: PracticeId }))
    .output(Draft),
  orderPractices: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/draft/order',
      summary: 'Put the practices into this order',
      description:
        'The list holds every practice of the draft once; otherwise somebody added or removed one.',
    })
    .input(z.strictObject({ ...inDraft, practiceIds: z.array(PracticeId).max(200) }))
    .output(Draft),
  listRevisions: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/{visionId}/draft/parts/{part}/revisions',
      summary: 'Every text that a part has had, newest first',
    })
    .input(z.strictObject({ ...inDraft, part: PartName }))
    .output(z.array(PartRevision)),
  restoreRevision: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/draft/parts/{part}/restoration',
      summary: 'Bring an earlier text of a part back, as a new revision',
    })
    .input(z.strictObject({ ...inDraft, part: PartName, revision: z.int().min(1), baseRevision }))
    .output(PartRevision),
  takeEditing: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/editings/{part}',
      summary: 'Say that you are writing in a part, for a minute',
      description:
        'Answers who is writing there: you, or somebody else who came first. Renew it by asking again.',
    })
    .input(z.strictObject({ ...inDraft, part: PartName }))
    .output(Editing),
  endEditing: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'DELETE',
      path: '/visions/{visionId}/editings/{part}',
      summary: 'Say that you have stopped writing in a part',
    })
    .input(z.strictObject({ ...inDraft, part: PartName })),
  readReadiness: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/{visionId}/draft/faults',
      summary: 'What the draft still lacks before it can be submitted',
    })
    .input(z.strictObject(inDraft))
    .output(z.object({ faults: z.array(DraftFault) })),
  readProof: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/{visionId}/proof',
      summary: 'Whether the draft is the model, unchanged',
      description: 'Not found for a vision that began without a model.',
    })
    .input(z.strictObject(inDraft))
    .output(Proof),
  readDraftDifference: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/{visionId}/difference',
      summary: 'How the draft differs, word by word',
      description:
        'From the model, or from the current version: by default from the version where there is one. A draft made from empty differs from nothing: all of it is added.',
    })
    .input(z.strictObject({ ...inDraft, from: z.enum(['model', 'version']).optional() }))
    .output(Difference),
};
