import { z } from 'zod';

const Count = z.int().min(0);
const Fraction = z.number().min(0).max(1);

/** A share of visits, 0 to 1, with the 95% interval around it. It never travels without the interval. */
export const ShareWithInterval = z.strictObject({ share: Fraction, low: Fraction, high: Fraction });
export type ShareWithInterval = z.infer<typeof ShareWithInterval>;

/**
 * What the visits to one place say about one practice: present in `present` of `visits` visits.
 * `visits` are those that could have shown it (seen or not seen); the other answers are told beside it.
 */
export const Figure = z.strictObject({
  present: Count,
  visits: Count,
  /** Distinct rooms among these visits. */
  rooms: Count,
  noOpportunity: Count,
  couldNotTell: Count,
  /** Null under 20 visits: then there are counts only. */
  share: ShareWithInterval.nullable(),
  /** Of the visits that could be judged, the share that could have shown it. Null under 20 of them. */
  opportunity: ShareWithInterval.nullable(),
  /** By how much visits to the same rooms widen the interval; 1 when they do not. */
  designEffect: z.number().min(1),
  /** How alike visits to one room are: 1 wholly, 0 no more than any two. Null where that cannot be told. */
  icc: z.number().min(-1).max(1).nullable().default(null),
  /** As many visits to different rooms as these are worth together. */
  effectiveVisits: z.number().min(0),
  /** From 50 visits on it may be compared with another. */
  isComparable: z.boolean(),
});
export type Figure = z.infer<typeof Figure>;

/**
 * A figure, or the word that there is not enough yet. A place that is held back to protect another looks exactly the
 * same as one with too few visits, and nothing else about it travels. `seeInstead` is the next wider place shown.
 */
export const FigureOrNot = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('shown'), figure: Figure }),
  z.strictObject({ is: z.literal('not_enough'), seeInstead: z.enum(['building', 'district']).nullable() }),
]);
export type FigureOrNot = z.infer<typeof FigureOrNot>;

/** What the pattern suggests, and what is offered. Codes: the screens have the words. */
export const Suggestion = z.strictObject({
  reading: z.enum([
    'blocked',
    'not_yet_understood',
    'hard_to_do',
    'not_understood_or_hard_to_do',
    'strength',
    'no_claim',
  ]),
  offered: z.array(
    z.enum([
      'raise_to_district_network',
      'study_sessions',
      'clips',
      'coaching',
      'co_planning',
      'materials',
      'visit_each_other',
      'share_example',
      'more_visits',
      'pool',
    ]),
  ),
  /** Why there is no claim: the district has set no aim, there is too little, or chance is not ruled out. */
  because: z.enum(['no_aim', 'not_enough', 'within_chance']).nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** How many visits more, at the rate of today's figure. */
export const VisitsToTell = z.strictObject({
  /** Until the share is sure to within ten of a hundred either way; 0 when it is. */
  moreForTenPoints: Count,
  /** For each of two windows, so that a change of fifteen of a hundred would very likely be noticed. */
  eachForFifteenPointChange: Count,
});
export type VisitsToTell = z.infer<typeof VisitsToTell>;

/** One practice in one place of a window: the figure, how far it is from telling, and what it suggests. */
export const PlaceReading = z.strictObject({
  result: FigureOrNot,
  toTell: VisitsToTell.nullable(),
  /**
   * The building’s share drawn toward the others’, for a funnel: a building with few visits is drawn most. Null for the
   * district, while the window is not read, and where fewer than five buildings are shown.
   */
  shrunk: ShareWithInterval.nullable(),
  suggestion: Suggestion,
});
export type PlaceReading = z.infer<typeof PlaceReading>;

/** At how many of the looks at fixed beats it was there just then. */
export const LookedAt = z.strictObject({ seen: Count, of: z.int().min(1), visits: Count });
export type LookedAt = z.infer<typeof LookedAt>;

/** How often it was counted, in so many minutes of visits. */
export const TimesCounted = z.strictObject({ times: Count, minutes: z.int().min(1) });
export type TimesCounted = z.infer<typeof TimesCounted>;

/**
 * One practice in the district. Looks and counts stand beside presence, never in its place, and only beside a figure that
 * is shown. They wait for the reading: until then, and for practices that are not looked at so, they are null.
 */
export const DistrictReading = PlaceReading.extend({
  scans: LookedAt.nullable(),
  times: TimesCounted.nullable(),
});
export type DistrictReading = z.infer<typeof DistrictReading>;

/** The least that must stand behind a figure. A district can raise it, never lower it. */
export const Floors = z.strictObject({ rooms: z.int().min(5), visits: z.int().min(10) });
export type Floors = z.infer<typeof Floors>;

/** How many of the places or times were visited at all: spread, never a score. */
export const Covered = z.strictObject({ covered: Count, of: Count });

/**
 * Which grade bands were visited before eleven, before one, and after. True only where the floors are reached: what is
 * not true was not visited yet, or too little to be told.
 */
export const SpreadGrid = z.array(
  z.strictObject({
    bandId: z.uuid(),
    band: z.string(),
    early: z.boolean(),
    midday: z.boolean(),
    late: z.boolean(),
  }),
);
export type SpreadGrid = z.infer<typeof SpreadGrid>;

/** How widely the visits of a window were spread. */
export const Spread = z.strictObject({
  /** All visits; in whole tens while the window is not read; null under the floor. */
  visits: Count.nullable(),
  buildings: Covered,
  bands: Covered,
  lessonParts: Covered,
  timesOfDay: Covered,
  /** Readings of earlier programs do not have it. */
  grid: SpreadGrid.optional(),
});
export type Spread = z.infer<typeof Spread>;

/** The district's own aim for a practice in a window, in visits of a hundred. It is an aim, not a pass mark. */
export const Aim = z.strictObject({
  practiceId: z.uuid(),
  presentPercent: z.int().min(1).max(100),
  opportunityPercent: z.int().min(1).max(100),
});
export type Aim = z.infer<typeof Aim>;
