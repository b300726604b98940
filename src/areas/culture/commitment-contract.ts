import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { cultureProblems } from './problem-contract.ts';

const signedIn = endpoint.errors(cultureProblems).meta({ may: 'signed-in' });

export const CommitmentId = idOf('CommitmentId');
export type CommitmentId = z.infer<typeof CommitmentId>;

/** Every employee group, leaders first; and those who are no employees of the district or speak for others. */
export const employeeGroups = [
  'leaders',
  'teachers',
  'coaches',
  'other_staff',
  'network_members',
  'others',
] as const;
export const EmployeeGroup = z.enum(employeeGroups);
export type EmployeeGroup = z.infer<typeof EmployeeGroup>;

/** Whose learning a commitment is for: students', our own, or the system's. */
export const learnings = ['student', 'professional', 'system'] as const;
export const Learning = z.enum(learnings);
export type Learning = z.infer<typeof Learning>;

/** What somebody found on looking again. */
export const reviewOutcomes = ['kept', 'going_on', 'changed', 'laid_down'] as const;
export const ReviewOutcome = z.enum(reviewOutcomes);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

const What = z.string().trim().min(3).max(500);
const ForWhom = z.string().trim().min(3).max(200);
const Place = z.object({ id: BuildingId, name: z.string() });

const said = {
  id: CommitmentId,
  what: z.string(),
  /** Whose success, as a group of students; never a student. */
  forWhom: z.string(),
  learning: Learning,
  statedOn: SchoolDay,
  /** What was found when it was last looked at, and when; null before the first time. */
  reviewed: z.object({ outcome: ReviewOutcome, on: SchoolDay }).nullable(),
};

/** A commitment that everybody may see, with whose it is. */
export const ShownCommitment = z.object({
  ...said,
  by: z.string(),
  capacity: CapacityKind,
  building: Place.nullable(),
});
export type ShownCommitment = z.infer<typeof ShownCommitment>;

/** What an employee group has stated together. */
export const GroupCommitment = z.object({
  ...said,
  group: EmployeeGroup,
  building: Place.nullable(),
  dueOn: SchoolDay,
  isDue: z.boolean(),
  mayReview: z.boolean(),
});
export type GroupCommitment = z.infer<typeof GroupCommitment>;

/** A commitment of one's own, with everything that was found and noted on it. */
export const OwnCommitment = z.object({
  ...said,
  group: EmployeeGroup,
  reviewWeeks: z.int(),
  dueOn: SchoolDay,
  isDue: z.boolean(),
  isInForce: z.boolean(),
  isShown: z.boolean(),
  /** Leaders' are shown always: they go first. */
  mayHide: z.boolean(),
  earlierWords: z.array(z.string()),
  reviews: z.array(z.object({ outcome: ReviewOutcome, on: SchoolDay, note: z.string() })),
});
export type OwnCommitment = z.infer<typeof OwnCommitment>;

/** A number of people of which only this much is said: it lies between the two, both included. Exact where they are one. */
export const CountRange = z.object({ least: z.int(), most: z.int() });
export type CountRange = z.infer<typeof CountRange>;

/**
 * Of the people of a group: how many have a commitment in force, how many of these looked at it at its rhythm, how many said
 * "kept" when they last did, and for how many a look is due. What is shown with a name is counted as it stands, what people
 * keep to themselves only roughly, so that nobody can work out who has none.
 */
export const GroupCounts = z.object({
  group: EmployeeGroup,
  people: z.int(),
  committed: CountRange,
  reviewed: CountRange,
  kept: CountRange,
  open: CountRange,
});
export type GroupCounts = z.infer<typeof GroupCounts>;

export const Commitments = z.object({
  today: SchoolDay,
  commitmentWeeks: z.int(),
  maySet: z.boolean(),
  /** The group in which the one who asks would state something now, and the building. */
  you: z.object({ group: EmployeeGroup, building: Place.nullable() }),
  leaders: z.array(ShownCommitment),
  together: z.array(GroupCommitment),
  shown: z.array(ShownCommitment),
  mine: z.array(OwnCommitment),
  /** Every group, also one in which nobody has a commitment. */
  groups: z.array(GroupCounts),
});
export type Commitments = z.infer<typeof Commitments>;

export const CommitmentInput = z.strictObject({
  id: CommitmentId,
  what: What,
  forWhom: ForWhom,
  learning: Learning,
  reviewWeeks: z.int().min(4).max(26),
  /** Stated together by the whole employee group, and named as the group's. */
  isGroups: z.boolean(),
  isShown: z.boolean(),
});
export type CommitmentInput = z.infer<typeof CommitmentInput>;

export const CommitmentReview = z
  .strictObject({
    id: CommitmentId,
    reviewId: z.uuid(),
    outcome: ReviewOutcome,
    what: What.nullable(),
    forWhom: ForWhom.nullable(),
    note: z.string().trim().max(1000).default(''),
  })
  .refine(({ outcome, what, forWhom }) => {
    const isWhole = what !== null && forWhom !== null;
    return outcome === 'changed' ? isWhole : what === null && forWhom === null;
  }, 'New words come with a change, and only with one.');
export type CommitmentReview = z.infer<typeof CommitmentReview>;

export const commitmentContract = {
  readCommitments: signedIn
    .route({
      method: 'GET',
      path: '/culture/commitments',
      summary:
        'Our parts in each student’s success: leaders’ first, groups’, those people show, one’s own, and counts',
      description:
        'Counts by employee group: of what is shown by name as it stands, of everything else between which numbers they lie. Never who has none.',
    })
    .output(Commitments),
  stateCommitment: signedIn
    .route({
      method: 'PUT',
      path: '/culture/commitments/{id}',
      summary: 'State one’s own part, or that of one’s employee group',
      description:
        'By everybody. Leaders’ and groups’ are shown to everybody; any other is its person’s alone until they show it. Names of other staff are refused in what is shown. The same again is accepted.',
    })
    .input(CommitmentInput)
    .output(Commitments),
  reviewCommitment: signedIn
    .route({
      method: 'PUT',
      path: '/culture/commitments/{id}/reviews/{reviewId}',
      summary: 'Look again at a commitment: kept, going on, changed or laid down',
      description: 'By whose it is; a group’s by anybody of it. The old words stay. The note is to oneself.',
    })
    .input(CommitmentReview)
    .output(Commitments),
  showCommitment: signedIn
    .route({
      method: 'PUT',
      path: '/culture/commitments/{id}/showings/{showingId}',
      summary: 'Show a commitment of one’s own with one’s name, or no longer',
      description: 'By whose it is. Leaders’ are always shown.',
    })
    .input(z.strictObject({ id: CommitmentId, showingId: z.uuid(), isShown: z.boolean() }))
    .output(Commitments),
};
