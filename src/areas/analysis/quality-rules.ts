import type { Floors } from './figure-contract.ts';
import type { VisitCount, WindowQuality } from './quality-contract.ts';

/** What the visits behind a reading add up to. */
export type QualityCounts = {
  visits: number;
  rooms: number;
  /** How many people made them. */
  visitors: number;
  repeats: number;
  doubles: number;
  clocks: number;
  corrected: number;
  voided: number;
  short: number;
  long: number;
  unanswered: number;
};

/** With fewer it would be about somebody whom everybody knows. */
const fewestVisitors = 3;
/** Below this a count is `few`. */
const fewest = 5;

/** How well the visits of a window were made, as far as it may be told. */
export function qualityOf(counts: QualityCounts, floors: Floors): WindowQuality {
  const { visits, rooms, visitors, voided } = counts;
  if (visits < floors.visits || rooms < floors.rooms || visitors < fewestVisitors)
    return { is: 'not_enough' };
  const part = (count: number) => countOf(count, visits);
  const repeats = part(counts.repeats);
  return {
    is: 'shown',
    visits: Math.floor(visits / 10) * 10,
    repeats,
    repeatsPercent: repeats.is === 'count' ? Math.round((20 * counts.repeats) / visits) * 5 : null,
    doubles: part(counts.doubles),
    clocks: part(counts.clocks),
    corrected: part(counts.corrected),
    // They are not among the others.
    voided: countOf(voided, Number.POSITIVE_INFINITY),
    short: part(counts.short),
    long: part(counts.long),
    unanswered: part(counts.unanswered),
  };
}

/**
 * A count of visits out of so many, unless it or the rest of them is one to four.
 *
 * @example countOf(3, 40) // { is: 'few' }
 */
export function countOf(count: number, of: number): VisitCount {
  if (count > 0 && count < fewest) return { is: 'few' };
  if (count < of && of - count < fewest) return { is: 'all_but_few' };
  return { is: 'count', count };
}
