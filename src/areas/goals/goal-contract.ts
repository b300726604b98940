import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf, SubjectId } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Line } from '../../kit/text.ts';
import { writingKinds } from './access.ts';
import { GoalStatus, goalsProblems, Unit } from './problem-contract.ts';

export const GoalId = idOf('GoalId');
export type GoalId = z.infer<typeof GoalId>;

/** Whose performance a goal is about. */
export const performances = ['student', 'teacher', 'leader'] as const;
export const Performance = z.enum(performances);
export type Performance = z.infer<typeof Performance>;

export const goalKinds = ['academic', 'non_academic'] as const;
export const GoalKind = z.enum(goalKinds);
export type GoalKind = z.infer<typeof GoalKind>;

/** The three learnings for which all adults are responsible together. */
export const goalLearnings = ['student', 'professional', 'system'] as const;
export const GoalLearning = z.enum(goalLearnings);
export type GoalLearning = z.infer<typeof GoalLearning>;

const Named = z.object({ id: z.uuid(), name: z.string() });

/** A value that was measured, of how many, on which day. A count can be without a group. */
export const Measured = z.object({ value: z.number(), n: z.int().nullable(), on: SchoolDay });
export type Measured = z.infer<typeof Measured>;
export const Aim = z.object({ value: z.number(), on: SchoolDay });
export type Aim = z.infer<typeof Aim>;

/** A goal as it stands now: the same form for the district and for a building. */
export const Goal = z.object({
  id: GoalId,
  performance: Performance,
  kind: GoalKind,
  learning: GoalLearning,
  /** Null: the whole district. */
  building: Named.nullable(),
  subject: Named.nullable(),
  what: z.string(),
  why: z.string(),
  measure: z.string(),
  unit: Unit,
  owner: CapacityKind,
  baseline: Measured,
  target: Aim,
  latest: Measured.nullable(),
  status: GoalStatus,
  /** The reason given with the last change; empty before any. */
  statusReason: z.string(),
  /** Visions that point at it. */
  visions: z.int(),
  madeOn: SchoolDay,
  /** Whether the one who asks may write in it. */
  isMineToChange: z.boolean(),
});
export type Goal = z.infer<typeof Goal>;

export const GoalReading = z.object({
  id: z.uuid(),
  isBaseline: z.boolean(),
  value: z.number(),
  n: z.int().nullable(),
  on: SchoolDay,
  source: z.string(),
  note: z.string(),
  /** The reading that this one stands for, and the one that stands for this. */
  correctsId: z.uuid().nullable(),
  correctedById: z.uuid().nullable(),
  by: z.string(),
  madeAt: Moment,
});
export type GoalReading = z.infer<typeof GoalReading>;

export const goalChanges = ['replanned', 'reached', 'ended', 'reopened'] as const;
export const GoalChange = z.enum(goalChanges);
export type GoalChange = z.infer<typeof GoalChange>;

export const GoalEntry = z.object({
  id: z.uuid(),
  change: GoalChange,
  /** The target as it was moved to; null for every other change. */
  target: Aim.nullable(),
  reason: z.string(),
  by: z.string(),
  at: Moment,
});
export type GoalEntry = z.infer<typeof GoalEntry>;

/** A vision in force that points at a goal. */
export const GoalVision = z.object({
  linkId: z.uuid(),
  visionId: z.uuid(),
  title: z.string(),
  subject: z.string(),
  practice: Named.nullable(),
});
export type GoalVision = z.infer<typeof GoalVision>;

export const GoalPage = z.object({
  goal: Goal,
  /** The target as it was first set. */
  firstTarget: Aim,
  /** By day; corrected ones too. */
  readings: z.array(GoalReading),
  entries: z.array(GoalEntry),
  visions: z.array(GoalVision),
  /** The student-learning targets that it serves. */
  servedTargets: z.array(z.object({ id: z.uuid(), text: z.string(), hasEnded: z.boolean() })),
});
export type GoalPage = z.infer<typeof GoalPage>;

/** A reading before its faults are looked for: small groups are refused with words, not as unreadable. */
const ReadingFields = {
  value: z.number().min(-1e9).max(1e9),
  n: z.int().min(0).max(10_000_000).nullable(),
  on: SchoolDay,
  source: Line,
};
const Remark = z.string().trim().max(1000).default('');

export const GoalInput = z.strictObject({
  goalId: GoalId,
  performance: Performance,
  kind: GoalKind,
  learning: GoalLearning,
  buildingId: BuildingId.nullable(),
  subjectId: SubjectId.nullable(),
  what: Line,
  why: z.string().trim().min(1).max(1000),
  measure: z.string().trim().min(1).max(300),
  unit: Unit,
  owner: CapacityKind,
  baseline: z.strictObject({ readingId: z.uuid(), ...ReadingFields }),
  target: z.strictObject({ value: z.number().min(-1e9).max(1e9), on: SchoolDay }),
  targetIds: z.array(z.uuid()).max(20).default([]),
});
export type GoalInput = z.infer<typeof GoalInput>;

export const ReadingInput = z.strictObject({
  readingId: z.uuid(),
  goalId: GoalId,
  ...ReadingFields,
  note: Remark,
  /** Where this stands for a reading that was put down wrongly. */
  correctsId: z.uuid().nullable().default(null),
});
export type ReadingInput = z.infer<typeof ReadingInput>;

const Reason = z.string().trim().min(1).max(1000);
const changeOf = <Change extends GoalChange, More extends z.core.$ZodLooseShape>(
  change: Change,
  more: More,
) =>
  z.strictObject({
    changeId: z.uuid(),
    goalId: GoalId,
    change: z.literal(change),
    reason: Reason,
    ...more,
  });
export const GoalChangeInput = z.discriminatedUnion('change', [
  changeOf('replanned', { target: z.strictObject({ value: z.number(), on: SchoolDay }) }),
  changeOf('reached', {}),
  changeOf('ended', {}),
  changeOf('reopened', {}),
]);
export type GoalChangeInput = z.infer<typeof GoalChangeInput>;

export const goalSorts = ['target', 'name', 'latest'] as const;
export const GoalSort = z.enum(goalSorts);

/** Which goals to list. Everything left out does not narrow. */
export const GoalFilter = z.strictObject({
  performance: Performance.optional(),
  kind: GoalKind.optional(),
  learning: GoalLearning.optional(),
  /** `district`: goals of the whole district; `building`: those of any building. */
  scope: z.enum(['district', 'building']).optional(),
  buildingId: BuildingId.optional(),
  subjectId: SubjectId.optional(),
  standing: z.enum(['going_on', 'over', 'all']).default('going_on'),
  search: Line.optional(),
  sort: GoalSort.default('target'),
});
export type GoalFilter = z.infer<typeof GoalFilter>;

const count = z.int();
/** How many of the goals in this place and standing fall in each group: always all of them, zero included. */
export const GoalCounts = z.object({
  performance: z.object({ student: count, teacher: count, leader: count }),
  kind: z.object({ academic: count, non_academic: count }),
  learning: z.object({ student: count, professional: count, system: count }),
});
export type GoalCounts = z.infer<typeof GoalCounts>;

/** More than a district keeps; nobody reads on. */
export const mostGoals = 500;

const goals = endpoint.errors(goalsProblems);
const reading = goals.meta({ may: 'signed-in' });
const writing = goals.meta({ may: { capacities: writingKinds } });

export const goalContract = {
  listGoals: reading
    .route({
      method: 'GET',
      path: '/goals/goals',
      summary: 'Goals of the district and its buildings',
      description:
        'Narrowed by group, kind, learning, place, standing and words. `counts` are of all goals in the same place and standing: all three groups, both kinds and all three learnings, zero included.',
    })
    .input(GoalFilter)
    .output(z.object({ goals: z.array(Goal), counts: GoalCounts, total: z.int() })),
  readGoal: reading
    .route({
      method: 'GET',
      path: '/goals/goals/{goalId}',
      summary: 'One goal: readings with corrections, changes with reasons, visions that point at it',
    })
    .input(z.strictObject({ goalId: GoalId }))
    .output(GoalPage),
  makeGoal: writing
    .route({
      method: 'PUT',
      path: '/goals/goals/{goalId}',
      summary: 'Set a goal: whose performance, which learning, the measure, a baseline, a target and its day',
      description:
        'For the district by the superintendent or a DN member, for a building also by its administrator. The owner is a role. Texts that name staff are refused, and so is a baseline of a group under ten. Permanent; safe to repeat.',
    })
    .input(GoalInput)
    .output(GoalPage),
  makeReading: writing
    .route({
      method: 'PUT',
      path: '/goals/readings/{readingId}',
      summary: 'Put down what was measured, or correct a reading by a new one that names it',
      description:
        'A value, of how many, on which day, from where. Refused for a group under ten, a day before the baseline or after today, and a goal that has ended. The corrected reading stays readable. Safe to repeat.',
    })
    .input(ReadingInput)
    .output(GoalPage),
  changeGoal: writing
    .route({
      method: 'PUT',
      path: '/goals/changes/{changeId}',
      summary: 'Move the target, or say that a goal was reached, has ended or is open again',
      description:
        'Always with a reason. Reached is refused until the latest reading is at the target; the target moves only to a day to come. Nothing is overwritten. Safe to repeat.',
    })
    .input(GoalChangeInput)
    .output(GoalPage),
  linkVision: writing
    .route({
      method: 'PUT',
      path: '/goals/links/{linkId}',
      summary: 'Say that a vision in force, or one practice of it, points at a goal',
    })
    .input(
      z.strictObject({
        linkId: z.uuid(),
        goalId: GoalId,
        visionId: z.uuid(),
        practiceId: z.uuid().nullable().default(null),
      }),
    )
    .output(GoalPage),
  unlinkVision: writing
    .route({
      method: 'PUT',
      path: '/goals/links/{linkId}/ending',
      summary: 'Take back that a vision points at a goal; again is accepted',
    })
    .input(z.strictObject({ linkId: z.uuid() }))
    .output(GoalPage),
  readNext: reading
    .route({
      method: 'GET',
      path: '/goals/next',
      summary: 'Goals whose day has come without a reading, for those who put one down',
      description:
        'For the superintendent and DN members those of the district, for a building administrator those of the own building.',
    })
    .output(z.object({ goals: z.array(Goal) })),
};
