import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';
import { calibratingCapacities, codingCapacities } from './access.ts';
import { AgreementReading, PracticeSpread } from './calibration-agreement-contract.ts';
import { exemplarProblems, WebLink } from './exemplar-contract.ts';
import { PracticeId, sessionProblems, VersionId } from './session-contract.ts';

export const CalibrationSetId = idOf('CalibrationSetId');
export type CalibrationSetId = z.infer<typeof CalibrationSetId>;
export const CodingId = idOf('CodingId');
export type CodingId = z.infer<typeof CodingId>;

/** The answers of a visit: whether a practice could be seen. */
export const codingAnswers = ['seen', 'not_seen', 'no_opportunity', 'could_not_tell'] as const;
export const CodingAnswer = z.enum(codingAnswers);
export type CodingAnswer = z.infer<typeof CodingAnswer>;

/** What making, opening and coding a lesson can refuse. */
export const calibrationProblems = {
  'conversations/version-not-current': sessionProblems['conversations/version-not-current'],
  'conversations/practice-not-in-version': sessionProblems['conversations/practice-not-in-version'],
  'conversations/names-a-person': exemplarProblems['conversations/names-a-person'],
  'conversations/link-not-fitting': exemplarProblems['conversations/link-not-fitting'],
  /** Every practice is coded in every moment, once. */
  'conversations/coding-incomplete': { status: 422 },
  'conversations/lesson-not-open': { status: 409 },
  'conversations/lesson-closed': { status: 409 },
  /** Everybody codes a lesson once, and their coding stays. */
  'conversations/lesson-coded': { status: 409 },
  /** Who made the master coding has nothing to code alone. */
  'conversations/own-lesson': { status: 403 },
} as const satisfies ProblemList;

const calibration = endpoint.errors(calibrationProblems);
const mayMake = { may: { capacities: calibratingCapacities } } as const;

const Moment = z.int().min(0).max(7);

/** The answer for one practice in one moment; moments are counted from 0. */
export const CodedAnswer = z.strictObject({ moment: Moment, practiceId: PracticeId, answer: CodingAnswer });
export type CodedAnswer = z.infer<typeof CodedAnswer>;
/** An answer of the master coding, with why. */
export const MasterAnswer = CodedAnswer.extend({ reason: Prose });
export type MasterAnswer = z.infer<typeof MasterAnswer>;

export const SetState = z.enum(['made', 'open', 'closed']);
export type SetState = z.infer<typeof SetState>;

/** A lesson to code, in a list. */
export const CalibrationSetSummary = z.object({
  id: CalibrationSetId,
  title: z.string(),
  form: z.enum(['written', 'clip']),
  state: SetState,
  moments: z.int(),
  practices: z.array(z.object({ id: PracticeId, name: z.string() })),
  madeOn: SchoolDay,
  isCodedByYou: z.boolean(),
  /** You made it, with the master coding. */
  isYours: z.boolean(),
  mayCode: z.boolean(),
});
export type CalibrationSetSummary = z.infer<typeof CalibrationSetSummary>;

/**
 * A lesson to code. Until one has coded it oneself, there is no master coding and no spread in it, for anybody but who
 * made it. Nobody's coding is in it but one's own.
 */
export const CalibrationSet = CalibrationSetSummary.omit({ moments: true }).extend({
  version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
  clipUrl: z.string().nullable(),
  introduction: z.string(),
  moments: z.array(z.string()),
  practices: z.array(
    z.object({
      id: PracticeId,
      name: z.string(),
      sentence: z.string(),
      lookFors: z.array(z.string()),
      opportunity: z.string(),
    }),
  ),
  /** In which capacity the master coding was made. */
  madeIn: CapacityKind,
  mayTurn: z.boolean(),
  yours: z.array(CodedAnswer).nullable(),
  master: z.array(MasterAnswer).nullable(),
  /** Null while there is nothing to see yet: before the reader’s own coding, and before five people have coded. */
  spread: z
    .object({
      /** How many people are counted: whole fives, so that no coding lies between two readings. */
      people: z.int(),
      practices: z.array(PracticeSpread),
    })
    .nullable(),
});
export type CalibrationSet = z.infer<typeof CalibrationSet>;

/** A lesson as it is made. Who makes it says with it that no student's name or face is in it. */
export const SetMaking = z.strictObject({
  id: CalibrationSetId,
  versionId: VersionId,
  title: Line,
  form: z.enum(['written', 'clip']),
  clipUrl: WebLink.nullable(),
  introduction: Prose,
  moments: z.array(Prose).min(2).max(8),
  practiceIds: z
    .array(PracticeId)
    .min(1)
    .max(8)
    .refine((ids) => new Set(ids).size === ids.length, 'A practice is named once.'),
  master: z.array(MasterAnswer).min(2).max(64),
  isWithoutStudents: z.literal(true),
});
export type SetMaking = z.infer<typeof SetMaking>;

/** A sample lesson, in the shape of one’s own: only the practices that the version has. */
export const CalibrationSample = z.object({
  id: z.string(),
  language: z.string(),
  title: z.string(),
  introduction: z.string(),
  moments: z.array(z.string()),
  practices: z.array(z.object({ id: PracticeId, name: z.string() })),
  master: z.array(MasterAnswer),
});
export type CalibrationSample = z.infer<typeof CalibrationSample>;

const set = '/conversations/calibration/sets/{id}';
const ById = z.strictObject({ id: CalibrationSetId });

export const calibrationContract = {
  listCalibrationSets: calibration
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/calibration/sets',
      summary: 'The lessons to code of a version',
      description:
        'The latest first. Those not opened yet are in it for those who make them, so that they can prepare.',
    })
    .input(z.strictObject({ versionId: VersionId }))
    .output(
      z.object({
        version: z.object({ id: VersionId, visionId: z.uuid(), number: z.int(), title: z.string() }),
        isCurrent: z.boolean(),
        sets: z.array(CalibrationSetSummary),
      }),
    ),

  readCalibrationSet: calibration
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: set,
      summary: 'A lesson to code; once one has coded it, the master coding with its reasons, and the spread',
      description:
        'The spread is of whole fives of people, in the order in which they coded: no one’s coding can be worked out from ' +
        'two readings. When the lesson is closed everybody sees it.',
    })
    .input(ById)
    .output(CalibrationSet),

  makeCalibrationSet: calibration
    .meta(mayMake)
    .route({
      method: 'PUT',
      path: set,
      summary: 'Make a lesson to code, with the master coding and a reason for each answer',
      description:
        'By a coach, a DN member, the superintendent or a building administrator; for the version in force. It never ' +
        'changes afterwards. A text that names a member of staff is refused. The same again is accepted.',
    })
    .input(SetMaking)
    .output(CalibrationSet),

  openCalibrationSet: calibration
    .meta(mayMake)
    .route({ method: 'PUT', path: `${set}/opening`, summary: 'Open a lesson for coding' })
    .input(ById)
    .output(CalibrationSet),

  closeCalibrationSet: calibration
    .meta(mayMake)
    .route({
      method: 'PUT',
      path: `${set}/closing`,
      summary: 'Close a lesson: nobody codes it any more, and everybody may see it',
      description: 'One that was never opened is put away.',
    })
    .input(ById)
    .output(CalibrationSet),

  codeCalibrationSet: calibration
    .meta({ may: { capacities: codingCapacities } })
    .route({
      method: 'PUT',
      path: `${set}/codings/{codingId}`,
      summary: 'Code a lesson, alone and once',
      description:
        'By all staff but who made it. An answer for every practice in every moment. It never changes afterwards; the same ' +
        'again is accepted.',
    })
    .input(
      z.strictObject({ id: CalibrationSetId, codingId: CodingId, answers: z.array(CodedAnswer).max(64) }),
    )
    .output(CalibrationSet),

  listCalibrationSamples: calibration
    .meta(mayMake)
    .route({
      method: 'GET',
      path: '/conversations/calibration/samples',
      summary: 'Sample lessons with a master coding, for the practices that a version has',
    })
    .input(z.strictObject({ versionId: VersionId }))
    .output(z.array(CalibrationSample)),

  readAgreement: calibration
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/agreement/{versionId}',
      summary: 'How far people see a practice alike: agreement with the master codings, in all and by month',
      description:
        'Of whole fives of people, so that there is never a figure about fewer. It is about the words of a practice and ' +
        'never about a person.',
    })
    .input(z.strictObject({ versionId: VersionId }))
    .output(AgreementReading),
};
