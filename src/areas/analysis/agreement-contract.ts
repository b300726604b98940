import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { SchoolDay } from '../../kit/school-time.ts';

/** So many codings are counted together, in the order in which pairs were complete: figures grow by whole fives. */
export const pairsCountedTogether = 5;

const Coefficient = z.strictObject({
  value: z.number(),
  /** Null where there is no interval. */
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const Interval = z.strictObject({ share: z.number(), low: z.number(), high: z.number() });

/** How far the two of a pair gave one answer for one practice, each blind to the other. */
export const AgreementFigure = z.strictObject({
  /** Pairs in which both said seen, not seen or no opportunity. */
  pairs: z.int(),
  /** Pairs left out because one of the two could not tell or gave no answer. */
  leftOut: z.int(),
  observers: z.int(),
  agreed: z.int(),
  percent: Interval,
  /** Cohen's kappa; null where everybody always said the same: then it says nothing. */
  kappa: Coefficient.nullable(),
  /** Gwet's AC1, which stays steady for rare practices. */
  ac1: Coefficient,
  /** Krippendorff's alpha (nominal); null where every answer is the same. */
  alpha: z.number().nullable(),
  /** Of all codings of "seen", the share that the other shared; null under five codings. */
  positive: z.number().nullable(),
  /** That share is under 60 of 100 with five codings or more: the wording goes back to study. */
  isNotYetAgreed: z.boolean(),
});
export type AgreementFigure = z.infer<typeof AgreementFigure>;

/** What must stand behind a figure of agreement. */
export const AgreementFloors = z.strictObject({
  pairs: z.int(),
  observers: z.int(),
  rooms: z.int(),
  /** Of a month in the lines over time. */
  monthPairs: z.int(),
});
export type AgreementFloors = z.infer<typeof AgreementFloors>;

/** Agreement with the master coding in clips and written lessons: the other way to ask whether people see the same. */
export const LessonAgreement = Interval.extend({
  lessons: z.int(),
  codings: z.int(),
  agreed: z.int(),
});
export type LessonAgreement = z.infer<typeof LessonAgreement>;

/** A month of a group of observers, over all practices; null where too little stands behind it: the line has a gap. */
export const DriftPoint = Interval.extend({
  pairs: z.int(),
  answers: z.int(),
  agreed: z.int(),
}).nullable();
export type DriftPoint = z.infer<typeof DriftPoint>;

/** How far observers see the same thing in a subject. Of groups and practices; nobody is in it. */
export const AgreementPicture = z.strictObject({
  subject: z.strictObject({ id: z.uuid(), name: z.string() }),
  floors: AgreementFloors,
  /** Valid pairs in whole fives. */
  pairs: z.int(),
  /** Visits as the windows tell them: all of those that were read, whole tens of the others; null while that is none. */
  visits: z.int().nullable(),
  /** How many of a hundred the district would like to be paired. */
  wantedPercent: z.int(),
  windows: z.array(
    z.strictObject({
      id: z.uuid(),
      purpose: z.string(),
      startsOn: SchoolDay,
      endsOn: SchoolDay,
      pairs: z.int(),
    }),
  ),
  practices: z.array(
    z.strictObject({
      practiceId: z.uuid(),
      name: z.string(),
      sentence: z.string(),
      /** The version whose words these are: the latest with which it was looked for. */
      versionId: z.uuid(),
      /** Over all windows in which it read as it does now. Null while too little stands behind it. */
      all: AgreementFigure.nullable(),
      /** In the windows' order; only those with the same words. */
      windows: z.array(z.strictObject({ windowId: z.uuid(), figure: AgreementFigure.nullable() })),
      lessons: LessonAgreement.nullable(),
    }),
  ),
  drift: z.strictObject({
    /** Every month from the first pair to the last, `2026-09`. */
    months: z.array(z.string()),
    /** All observers first (`group` null), then each capacity of which enough can be shown. */
    lines: z.array(z.strictObject({ group: CapacityKind.nullable(), points: z.array(DriftPoint) })),
  }),
});
export type AgreementPicture = z.infer<typeof AgreementPicture>;

/** One's own pairs, for oneself alone. */
export const OwnAgreement = z.strictObject({
  pairs: z.int(),
  answers: z.int(),
  agreed: z.int(),
  leftOut: z.int(),
  /** From twenty answers on; null before. */
  percent: Interval.nullable(),
  practices: z.array(
    z.strictObject({
      practiceId: z.uuid(),
      name: z.string(),
      subject: z.string(),
      answers: z.int(),
      agreed: z.int(),
    }),
  ),
});
export type OwnAgreement = z.infer<typeof OwnAgreement>;

export const agreementContract = {
  readAgreementOfObservers: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/analysis/agreement/{subjectId}',
      summary: 'How far observers see the same thing in a subject',
      description:
        'From paired visits, each blind to the other: percent agreement, kappa and AC1 for every practice with how many ' +
        'pairs there were, beside the agreement in clips and written lessons, and by month. Shown from ten pairs of three ' +
        'observers on, in whole fives; of practices and groups, never of a person.',
    })
    .input(z.strictObject({ subjectId: z.uuid() }))
    .output(AgreementPicture),
  readOwnAgreement: endpoint
    .meta({ may: { capacities: ['building_administrator', 'coach', 'superintendent', 'dn_member'] } })
    .route({
      method: 'GET',
      path: '/analysis/my-agreement',
      summary: 'How often the actor and their partners gave the same answer',
      description: 'For the actor alone, over all of their own pairs. Nobody else can ask for it.',
    })
    .output(OwnAgreement),
};
