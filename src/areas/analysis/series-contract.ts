import { z } from 'zod';
import { SchoolDay } from '../../kit/school-time.ts';
import { PracticeFate } from '../visions/practice-map-contract.ts';
import { FigureOrNot, Floors, ShareWithInterval, VisitsToTell } from './figure-contract.ts';

const Count = z.int().min(0);

/** What the run chart rules say about one unbroken stretch of a line. */
export const Phase = z.strictObject({
  /** Places in the list of windows, both ends counted. */
  from: Count,
  to: Count,
  /** Why the line breaks before this stretch; null for the first. */
  breakBecause: z.enum(['text_changed', 'visit_length_changed']).nullable(),
  /** The middle of the first ten points, 0 to 1; null when no window of the stretch has enough. */
  median: z.number().min(0).max(1).nullable(),
  usefulPoints: Count,
  longestRun: Count,
  crossings: Count,
  longestRunLimit: Count.nullable(),
  crossingsLimit: Count.nullable(),
  /** `too_few` under ten useful points: then the rules have nothing to say. */
  verdict: z.enum(['too_few', 'no_signal', 'signal']),
});
export type Phase = z.infer<typeof Phase>;

/** From the window before to the last one with a figure, where both have 50 visits or more and the line is unbroken. */
export const Change = z.strictObject({
  fromWindowId: z.uuid(),
  toWindowId: z.uuid(),
  /** Differences of shares, -1 to 1. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['higher', 'lower', 'cannot_tell']),
});
export type Change = z.infer<typeof Change>;

/** Which sentence is true of a line now. The screens have the words; the figures beside it have the numbers. */
export const SentenceCode = z.enum([
  'not_enough_yet',
  'counts_only',
  'share',
  'share_and_higher',
  'share_and_lower',
  'share_and_cannot_tell',
]);
export type SentenceCode = z.infer<typeof SentenceCode>;

/** Counts of one window; null where there is not enough or the practice was not in focus: a gap. */
export const Point = z
  .strictObject({
    present: Count,
    visits: Count,
    /** Visits that could not have shown it: beside `visits`, the opportunity. */
    noOpportunity: Count,
    /** The 95% interval around the share, 0 to 1; null under 20 visits. */
    likely: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
    /** As many visits to different rooms as these are worth together. */
    effectiveVisits: z.number().min(0),
  })
  .nullable();
export type Point = z.infer<typeof Point>;

/** One practice in one place over the windows of a subject, in their order. */
export const Series = z.strictObject({
  /** One a window. */
  points: z.array(Point),
  phases: z.array(Phase),
  /** The last window with a figure; where none has one, the last that had this practice in focus. */
  latest: z
    .strictObject({ windowId: z.uuid(), result: FigureOrNot, toTell: VisitsToTell.nullable() })
    .nullable(),
  change: Change.nullable(),
  sentence: SentenceCode,
});
export type Series = z.infer<typeof Series>;

/**
 * Whether a practice is seen more often from one window to the next, all buildings together, each differing in its own
 * way: the odds ratio of one window to the one before, with its 95% interval. It stands on the buildings’ figures that are
 * shown of windows that were read, in the stretch of the line that is going on, and on nothing else.
 */
export const Trend = z.strictObject({
  /** False where there is too little: fewer than five buildings shown, or fewer than three windows read. */
  isTold: z.boolean(),
  /** Null where it is not told, as are both ends. */
  oddsRatioPerWindow: z.number().min(0).nullable(),
  low: z.number().min(0).nullable(),
  high: z.number().min(0).nullable(),
  /** Windows, buildings and visits that it stands on. */
  windows: Count,
  buildings: Count,
  visits: Count,
  fromWindowId: z.uuid(),
  toWindowId: z.uuid(),
  /** `cannot_tell` where the interval covers 1. */
  sentence: z.enum(['more', 'less', 'cannot_tell', 'too_little']),
});
export type Trend = z.infer<typeof Trend>;

/**
 * How many of the people whom visits concern had studied a practice when a window ended, in quarters: `quarter` is from a
 * quarter on. Finer than that it is not told, since a number that grows from window to window would tell of single people.
 * Null where they are fewer than five, or where the place would give away one where they are.
 */
export const Studied = z.enum(['under_quarter', 'quarter', 'half', 'three_quarters']).nullable();
export type Studied = z.infer<typeof Studied>;

/** A window as a stretch of the date axis. */
export const WindowOnAxis = z.strictObject({
  id: z.uuid(),
  purpose: z.string(),
  startsOn: SchoolDay,
  endsOn: SchoolDay,
  visitMinutes: z.int(),
  versionId: z.uuid(),
  versionNumber: z.int(),
  /** `open`: visits are being made. `ended`: waiting for its reading. `read`: its figures stand for good. */
  state: z.enum(['coming', 'open', 'ended', 'read']),
  buildingIds: z.array(z.uuid()),
});
export type WindowOnAxis = z.infer<typeof WindowOnAxis>;

/** A practice as its version words it, with the phrases to say it by. */
export const PracticeWords = z.strictObject({
  practiceId: z.uuid(),
  name: z.string(),
  sentence: z.string(),
  phrases: z.array(z.string()),
});
export type PracticeWords = z.infer<typeof PracticeWords>;

/** What we see in one subject: every practice over the windows, for the district and for each building. */
export const SubjectPicture = z.strictObject({
  subject: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** That nobody expects all of it, in the words of the observation agreement; null while there is none. */
  perfectionLine: z.string().nullable(),
  /** As they are today; readings taken before stand on those of their day. */
  floors: Floors,
  windows: z.array(WindowOnAxis),
  /** In the district's own order, never by result. */
  buildings: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  practices: z.array(
    PracticeWords.extend({
      /** The version whose words these are: an id means a practice within its version. */
      versionId: z.uuid(),
      /** Under which id each window looked for it, one a window; null where it did not. */
      idsInWindows: z.array(z.uuid().nullable()),
      /** Whether the version adopted last still has it. */
      isCurrent: z.boolean(),
      /** What people said became of it with later versions, other than staying the same; `others` are names. */
      fates: z.array(
        z.strictObject({ versionNumber: z.int(), fate: PracticeFate, others: z.array(z.string()) }),
      ),
      district: Series,
      /** Null while no window of the stretch that is going on has been read. */
      trend: Trend.nullable(),
      buildings: z.array(
        z.strictObject({
          buildingId: z.uuid(),
          series: Series,
          /** The building’s share in the trend’s last window as the trend has it; null where it was not shown there. */
          shrunk: ShareWithInterval.nullable(),
        }),
      ),
      /** One a window, for the district (`buildingId` null) and for each building. */
      studied: z.array(z.strictObject({ buildingId: z.uuid().nullable(), atWindows: z.array(Studied) })),
    }),
  ),
  marks: z.strictObject({
    adoptions: z.array(z.strictObject({ on: SchoolDay, versionId: z.uuid(), versionNumber: z.int() })),
    studySessions: z.array(
      z.strictObject({ on: SchoolDay, sessions: Count, practiceIds: z.array(z.uuid()) }),
    ),
  }),
});
export type SubjectPicture = z.infer<typeof SubjectPicture>;
