import { z } from 'zod';
import { BuildingId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { IndicatorId, LevelId, PartId, ScaleLevel, Wording } from './indicator-schema.ts';

const Count = z.int().min(0);

/** Where a stream stands on a part. What is not known has none. */
export const Level = z.enum(['low', 'middle', 'high']);
export type Level = z.infer<typeof Level>;

/** How many of those present said which level. */
export const Spread = z.array(z.object({ level: LevelId, count: Count }));
export type Spread = z.infer<typeof Spread>;

/** With fewer people present than this a spread is kept and not shown: everybody would know whose it is. */
export const spreadFromPeople = 5;

/** How a group rated a part on a day. */
export const PartRating = z.object({
  ratingId: z.uuid(),
  heldOn: SchoolDay,
  group: z.string(),
  /** Null: the whole district. */
  building: z.object({ id: BuildingId, name: z.string() }).nullable(),
  present: Count,
  /** Null where fewer than five were present. */
  spread: Spread.nullable(),
  /** Null: the group did not agree. */
  agreed: LevelId.nullable(),
  /** The scale as it was that day, from the least to the most. */
  levels: z.array(ScaleLevel.pick({ id: true, name: true })),
  hasRecent: z.boolean(),
  isCorrected: z.boolean(),
});
export type PartRating = z.infer<typeof PartRating>;

/** What the last pulse said of a part: how many of 100 say that most of us do, with its uncertainty. */
export const PulseOfPart = z.object({
  partId: PartId,
  roundId: z.uuid(),
  closedOn: SchoolDay,
  /** False while too few have answered: then there are no figures. */
  released: z.boolean(),
  n: Count.nullable(),
  /** Between 0 and 1, with the interval of 95 in 100. */
  shareMost: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Where answers are too few for a share: about how many of ten. It has no interval, and so no level. */
  tenths: z.int().nullable(),
});
export type PulseOfPart = z.infer<typeof PulseOfPart>;

/** What was done in Jointly that bears on a part, in the last twelve months. */
export const TracesOfPart = z.object({
  /** How many kinds of traces there are for it, and of how many there is one in the last half year. */
  kinds: Count,
  recentKinds: Count,
  /** Single records behind them; what is counted without titles is left out. */
  records: Count,
  recentRecords: Count,
  lastOn: SchoolDay.nullable(),
});
export type TracesOfPart = z.infer<typeof TracesOfPart>;

/** Streams or groups that say different things of a part: a question, never a verdict. */
export const disagreementKinds = [
  'rating_over_traces',
  'rating_under_traces',
  'rating_over_pulse',
  'rating_under_pulse',
  'pulse_over_traces',
  'pulse_under_traces',
  'groups_apart',
  'group_did_not_agree',
] as const;
export const Disagreement = z.object({
  kind: z.enum(disagreementKinds),
  /** For groups apart: who rated higher and who lower. */
  higher: z.string().nullable(),
  lower: z.string().nullable(),
});
export type Disagreement = z.infer<typeof Disagreement>;

/** A part of an indicator in its three streams, side by side. They are never averaged. */
export const PartStreams = z.object({
  id: PartId,
  name: Wording,
  question: Wording,
  rating: PartRating.nullable(),
  /** When anything was last seen that bears on it; old when that is longer ago than the district has set. */
  lastSeenOn: SchoolDay.nullable(),
  isOld: z.boolean(),
  pulse: PulseOfPart.nullable(),
  traces: TracesOfPart,
  levels: z.object({ rating: Level.nullable(), pulse: Level.nullable(), traces: Level.nullable() }),
  questions: z.array(Disagreement),
});
export type PartStreams = z.infer<typeof PartStreams>;

/** An indicator in short: for the register, for one page, for the board. */
export const IndicatorStreams = z.object({
  id: IndicatorId,
  ordinal: z.int(),
  statement: Wording,
  parts: z.array(PartStreams),
  lastRatedOn: SchoolDay.nullable(),
  /** Records of the last twelve months behind its traces, each counted once. */
  traces: Count,
  isDisagreeing: z.boolean(),
});
export type IndicatorStreams = z.infer<typeof IndicatorStreams>;
