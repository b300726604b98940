import { z } from 'zod';
import { BandId, BuildingId, idOf, PersonId, SubjectId } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';

export const StepId = idOf('StepId');
export type StepId = z.infer<typeof StepId>;

/** What a step sets in motion. */
export const stepKinds = ['structure', 'strategy', 'practice', 'resource'] as const;
export const StepKind = z.enum(stepKinds);
export type StepKind = z.infer<typeof StepKind>;

/** The three learnings for which all adults are responsible together. */
export const learnings = ['student', 'professional', 'system'] as const;
export const Learning = z.enum(learnings);
export type Learning = z.infer<typeof Learning>;

export const StepStatus = z.enum(['open', 'started', 'done', 'dropped']);
export type StepStatus = z.infer<typeof StepStatus>;

export const StepChange = z.enum(['started', 'done', 'dropped', 'handed_over', 'due_moved', 'reopened']);
export type StepChange = z.infer<typeof StepChange>;

/** Somebody by name: an owner, a maker, someone present. Never anything about how they do. */
export const Named = z.object({ id: PersonId, name: z.string() });
export type Named = z.infer<typeof Named>;

const named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() });

/** A next step as it stands now. */
export const Step = z.object({
  id: StepId,
  kind: StepKind,
  learning: Learning,
  what: z.string(),
  /** What would tell that it helped. */
  measure: z.string(),
  owner: Named,
  dueOn: SchoolDay,
  status: StepStatus,
  /** What came of it when done, why when dropped; otherwise what was last said about it. */
  statusNote: z.string(),
  isOverdue: z.boolean(),
  madeOn: SchoolDay,
  madeBy: Named,
  /** The data conversation it came from, and the window that one was about. */
  conversationId: z.uuid().nullable(),
  windowId: z.uuid().nullable(),
  subject: named(SubjectId).nullable(),
  practice: named(z.uuid()).nullable(),
  building: named(BuildingId).nullable(),
  band: named(BandId).nullable(),
  /** The goal that it points at. */
  goal: named(z.uuid()).nullable(),
  /** It was made for its owner, who has not said yes or no yet. */
  isAsked: z.boolean(),
  /** Whether the one who asks may change it. */
  isMineToChange: z.boolean(),
});
export type Step = z.infer<typeof Step>;

/** One entry in the life of a step. */
export const StepEntry = z.object({
  id: z.uuid(),
  change: StepChange,
  by: Named,
  at: Moment,
  note: z.string(),
  owner: Named.nullable(),
  dueOn: SchoolDay.nullable(),
});
export type StepEntry = z.infer<typeof StepEntry>;

/** How many steps serve each of the three learnings: always all three, zero included. */
export const LearningCount = z.object({ learning: Learning, open: z.int(), done: z.int() });
export type LearningCount = z.infer<typeof LearningCount>;

export const StepInput = z.strictObject({
  stepId: StepId,
  conversationId: z.uuid().nullable(),
  /** The meeting that it came out of, where that was no data conversation. */
  meetingId: z.uuid().nullable().default(null),
  /** The goal that it points at. */
  goalId: z.uuid().nullable().default(null),
  /** Left null in a conversation, whose window has a subject. */
  subjectId: SubjectId.nullable(),
  practiceId: z.uuid().nullable(),
  buildingId: BuildingId.nullable(),
  bandId: BandId.nullable(),
  kind: StepKind,
  learning: Learning,
  what: Prose.max(1000),
  measure: Prose.max(1000),
  ownerId: PersonId,
  dueOn: SchoolDay,
});
export type StepInput = z.infer<typeof StepInput>;

const changeOf = <Change extends StepChange, More extends z.core.$ZodLooseShape>(
  change: Change,
  more: More,
) => z.strictObject({ changeId: z.uuid(), stepId: StepId, change: z.literal(change), ...more });

/** Words on a change may be left out, but not on how a step ended. */
const remark = z.string().trim().max(1000).default('');
const ending = Prose.max(1000);

export const StepChangeInput = z.discriminatedUnion('change', [
  changeOf('started', { note: remark }),
  changeOf('done', { note: ending }),
  changeOf('dropped', { note: ending }),
  changeOf('handed_over', { note: remark, ownerId: PersonId }),
  changeOf('due_moved', { note: remark, dueOn: SchoolDay }),
  changeOf('reopened', { note: remark }),
]);
export type StepChangeInput = z.infer<typeof StepChangeInput>;

/** Which steps to list. Everything left out does not narrow. */
export const StepFilter = z.strictObject({
  whose: z.enum(['mine', 'all']).default('all'),
  standing: z.enum(['open', 'closed', 'all']).default('open'),
  subjectId: SubjectId.optional(),
  buildingId: BuildingId.optional(),
  meetingId: z.uuid().optional(),
  goalId: z.uuid().optional(),
  /** The steps that one person holds. */
  ownerId: PersonId.optional(),
  /** Words of the step, its measure or its owner's name. */
  search: Line.optional(),
  page: z.coerce.number<number>().int().min(1).max(10_000).default(1),
});
export type StepFilter = z.infer<typeof StepFilter>;
export const stepsAPage = 50;

/** A support on the time line of a subject. */
export const Mark = z.object({
  on: SchoolDay,
  kind: StepKind,
  what: z.string(),
  practiceId: z.uuid().nullable(),
  buildingId: BuildingId.nullable(),
});
export type Mark = z.infer<typeof Mark>;
