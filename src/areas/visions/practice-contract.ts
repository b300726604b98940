import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { idOf } from '../../kit/ids.ts';
import { Moment } from '../../kit/school-time.ts';
import { DraftLine, DraftProse } from '../../kit/text.ts';
import { LookForKind } from './model-schema.ts';

export const VisionId = idOf('VisionId');
export type VisionId = z.infer<typeof VisionId>;
/** Stays the same through every draft and version of a vision: what counts are tied to. */
export const PracticeId = idOf('PracticeId');
export type PracticeId = z.infer<typeof PracticeId>;
export const TargetId = idOf('TargetId');
export type TargetId = z.infer<typeof TargetId>;
export const VersionId = idOf('VersionId');
export type VersionId = z.infer<typeof VersionId>;
export const SubmissionId = idOf('SubmissionId');
export type SubmissionId = z.infer<typeof SubmissionId>;

/** The three ways to come to a vision: the model as it is, the model changed with research, or one's own from empty. */
export const Path = z.enum(['adopt', 'modify', 'create']);
export type Path = z.infer<typeof Path>;

/** Where a vision stands. */
export const Stage = z.enum(['drafting', 'in_review', 'returned', 'forwarded', 'adopted', 'set_aside']);
export type Stage = z.infer<typeof Stage>;

/** Who did something, in which capacity, and when. */
export const Signature = z.object({
  personId: z.uuid(),
  name: z.string(),
  capacity: CapacityKind,
  at: Moment,
});
export type Signature = z.infer<typeof Signature>;

/** A name with its id: a subject, a building, a band. */
export const Named = z.object({ id: z.uuid(), name: z.string() });
export type Named = z.infer<typeof Named>;

/**
 * Research behind a practice or a change. Either a work of the library by its id, or a citation as text, with a DOI where
 * there is one. The note says why it bears on the matter. In a draft it may still be empty.
 */
export const PracticeCitation = z.strictObject({
  workId: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100)
    .nullable(),
  text: DraftProse,
  doi: z
    .string()
    .trim()
    .regex(/^10\.\d{4,9}\/\S+$/, 'A DOI begins with 10. and has a slash in it.')
    .max(200)
    .nullable(),
  note: DraftProse,
});
export type PracticeCitation = z.infer<typeof PracticeCitation>;

/** A sign of a practice in a draft. Its id is the model's, or one made on the screen; it stays the same through edits. */
export const DraftLookFor = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,36}$/),
  kind: LookForKind,
  text: DraftProse,
});
export type DraftLookFor = z.infer<typeof DraftLookFor>;

/** The text of one practice: the same shape in a model, a draft and a version, so that they can be compared. */
export const PracticeText = z.strictObject({
  name: DraftLine,
  sentence: DraftProse,
  actor: z.enum(['students', 'teacher', 'students and teacher']),
  /** The grades it is for, in words: `K-12`. */
  bands: DraftLine,
  lookFors: z
    .array(DraftLookFor)
    .max(20)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
      error: 'Every look-for of a practice needs an id of its own.',
    }),
  /** When the practice could occur, and when there is no opportunity. */
  opportunity: DraftProse,
  /** What it is easily mistaken for. */
  notThis: DraftProse,
  research: z.array(PracticeCitation).max(20),
  /** Words that one could say to a teacher after a visit. */
  phrases: z.array(DraftProse).max(10),
});
export type PracticeText = z.infer<typeof PracticeText>;

/** Everything that is saved together for one practice of a draft: its text, its targets, and why it was changed. */
export const PracticePart = PracticeText.extend({
  targetIds: z.array(TargetId).max(30),
  changeReason: DraftProse,
  changeResearch: z.array(PracticeCitation).max(20),
});
export type PracticePart = z.infer<typeof PracticePart>;

/** Everything that is saved together for the front of a draft. `language` is that of the text, as a code. */
export const FrontPart = z.strictObject({
  title: DraftLine,
  about: DraftProse,
  /** What is particular to this district, its students and its situation. */
  localContext: DraftProse,
  bandIds: z.array(z.uuid()).max(50),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .max(35),
});
export type FrontPart = z.infer<typeof FrontPart>;

/** A part of a draft that is saved by itself: the front, or a practice by its id. */
export const PartName = z.union([z.literal('front'), PracticeId]);
export type PartName = z.infer<typeof PartName>;
