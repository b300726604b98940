import type { Disagreement, Level, PartRating, PulseOfPart, TracesOfPart } from './stream-contract.ts';

/** The streams of a part as they can be compared; what is not known has no level. */
export type Levels = { rating: Level | null; pulse: Level | null; traces: Level | null };

/** Where the agreed level lies on its scale: the least is low, the most is high. None where the group did not agree. */
export function levelOfRating(rating: Pick<PartRating, 'agreed' | 'levels'> | null): Level | null {
  if (rating === null || rating.agreed === null) return null;
  const at = rating.levels.findIndex(({ id }) => id === rating.agreed);
  if (at < 0) return null;
  if (at === 0) return 'low';
  return at === rating.levels.length - 1 ? 'high' : 'middle';
}

/** A pulse is high or low only where its whole interval is on one side: above six in ten, under four in ten. */
export function levelOfPulse(pulse: PulseOfPart | null): Level | null {
  if (pulse === null || !pulse.released || pulse.low === null || pulse.high === null) return null;
  if (pulse.low > 0.6) return 'high';
  return pulse.high < 0.4 ? 'low' : 'middle';
}

/**
 * Traces are low where nothing is of the last half year, and high where something of every kind is. Not known where there
 * is no kind of trace for the part, or nothing is recorded anywhere yet: that says how Jointly is used, not how people work.
 */
export function levelOfTraces(
  traces: Pick<TracesOfPart, 'kinds' | 'recentKinds'>,
  isInUse: boolean,
): Level | null {
  if (traces.kinds === 0 || !isInUse) return null;
  if (traces.recentKinds === 0) return 'low';
  return traces.recentKinds === traces.kinds ? 'high' : 'middle';
}

const rank: Record<Level, number> = { low: 0, middle: 1, high: 2 };

/** Only what is far apart is a question: one stream high, the other low. */
function isFarOver(one: Level | null, other: Level | null): boolean {
  return one !== null && other !== null && rank[one] - rank[other] === 2;
}

/**
 * The questions that a part raises. Streams are compared two at a time and never averaged; of groups, the latest rating
 * of each counts, so that none is hidden behind another.
 *
 * @param ratings the latest rating of each group
 */
export function findDisagreements(
  { rating, pulse, traces }: Levels,
  latest: Pick<PartRating, 'agreed'> | null,
  ratings: readonly Pick<PartRating, 'agreed' | 'levels' | 'group'>[],
): Disagreement[] {
  const found: Disagreement[] = [];
  const add = (kind: Disagreement['kind'], higher: string | null = null, lower: string | null = null) =>
    found.push({ kind, higher, lower });
  if (isFarOver(rating, traces)) add('rating_over_traces');
  if (isFarOver(traces, rating)) add('rating_under_traces');
  if (isFarOver(rating, pulse)) add('rating_over_pulse');
  if (isFarOver(pulse, rating)) add('rating_under_pulse');
  if (isFarOver(pulse, traces)) add('pulse_over_traces');
  if (isFarOver(traces, pulse)) add('pulse_under_traces');
  const higher = ratings.find((one) => levelOfRating(one) === 'high');
  const lower = ratings.find((one) => levelOfRating(one) === 'low');
  if (higher !== undefined && lower !== undefined) add('groups_apart', higher.group, lower.group);
  if (latest !== null && latest.agreed === null) add('group_did_not_agree');
  return found;
}
