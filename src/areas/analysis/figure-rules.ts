import type { BinomialCount } from '../../statistics/binomial-count.ts';
import { sampleSizeForChange } from '../../statistics/sample-size-for-change.ts';
import { sampleSizeForHalfWidth } from '../../statistics/sample-size-for-half-width.ts';
import { shareWithClustering } from '../../statistics/share-with-clustering.ts';
import type { Figure, VisitsToTell } from './figure-contract.ts';
import type { RoomCount } from './suppression-rules.ts';

/** Under this many visits there are counts only. */
const fewestForShare = 20;
/** From this many on, figures may be compared. */
const fewestForComparison = 50;

/**
 * The figure of one practice over these rooms: counts, the share with an interval on the effective number of visits,
 * and the opportunity. The caller has made sure that it may be shown.
 *
 * Shares are rounded to three places, the design effect and the correlation to one, since more would only tell of single
 * rooms.
 */
export function figureOf(counts: readonly RoomCount[]): Figure {
  const seen = sum(counts, (count) => count.seen);
  const visits = seen + sum(counts, (count) => count.notSeen);
  const noOpportunity = sum(counts, (count) => count.noOpportunity);
  const judged = findRooms(counts, (count) => ({
    successes: count.seen,
    trials: count.seen + count.notSeen,
  }));
  const possible = findRooms(counts, (count) => ({
    successes: count.seen + count.notSeen,
    trials: count.seen + count.notSeen + count.noOpportunity,
  }));
  const clustering = shareWithClustering(judged);
  const opportunity = shareWithClustering(possible);
  return unpackFigure([
    ...[seen, visits, judged.length, noOpportunity, sum(counts, (count) => count.couldNotTell)],
    ...[roundTo(3, clustering.low), roundTo(3, clustering.high)],
    ...[roundTo(3, opportunity.low), roundTo(3, opportunity.high)],
    Math.max(1, roundTo(1, clustering.designEffect)),
    clustering.icc === null ? null : Math.max(-1, roundTo(1, clustering.icc)) + 0,
  ]);
}

/**
 * A figure in eleven numbers: present, visits, rooms, no opportunity, could not tell, the ends of both intervals (null
 * under twenty visits), the design effect and the intraclass correlation, which the earliest readings do not have.
 * Thousands of them are read for one picture.
 */
export type PackedFigure = (number | null)[];

export function packFigure(figure: Figure): PackedFigure {
  const { present, visits, rooms, noOpportunity, couldNotTell, share, opportunity, designEffect, icc } =
    figure;
  return [
    ...[present, visits, rooms, noOpportunity, couldNotTell, share?.low ?? null, share?.high ?? null],
    ...[opportunity?.low ?? null, opportunity?.high ?? null, designEffect, icc ?? null],
  ];
}

/** The figure that was packed. What follows from the numbers is worked out again. */
export function unpackFigure(packed: PackedFigure): Figure {
  const at = (index: number) => packed[index] ?? 0;
  const [present, visits, rooms, noOpportunity, couldNotTell] = [at(0), at(1), at(2), at(3), at(4)];
  const possible = visits + noOpportunity;
  return {
    ...{ present, visits, rooms, noOpportunity, couldNotTell },
    share: visits < fewestForShare ? null : { share: roundTo(3, present / visits), low: at(5), high: at(6) },
    opportunity:
      possible < fewestForShare ? null : { share: roundTo(3, visits / possible), low: at(7), high: at(8) },
    designEffect: at(9),
    icc: packed[10] ?? null,
    effectiveVisits: roundTo(1, visits / at(9)),
    isComparable: visits >= fewestForComparison,
  };
}

/**
 * How many visits more would tell, as things stand: for a share sure to ten of a hundred either way, and in each of two
 * windows for a change of fifteen of a hundred to be noticed four times in five. Visits to rooms seen before count for
 * less, by the same design effect. Shares near 0 or 1 are taken as 0.1 or 0.9, where the method still holds.
 */
export function visitsToTell(figure: Figure): VisitsToTell {
  const share = Math.min(0.9, Math.max(0.1, figure.present / figure.visits));
  const hopedFor = share <= 0.8 ? share + 0.15 : share - 0.15;
  const forTenPoints = sampleSizeForHalfWidth(share, 0.1, 0.95, figure.designEffect);
  return {
    moreForTenPoints: Math.max(0, forTenPoints - figure.visits),
    eachForFifteenPointChange: sampleSizeForChange(share, hopedFor, 0.8, 0.95, figure.designEffect),
  };
}

/** Adds up the counts of each room and leaves out the rooms without a visit of the kind. */
function findRooms(counts: readonly RoomCount[], countOf: (count: RoomCount) => BinomialCount) {
  const rooms = new Map<string, BinomialCount>();
  for (const count of counts) {
    const before = rooms.get(count.room) ?? { successes: 0, trials: 0 };
    const more = countOf(count);
    if (more.trials === 0) continue;
    rooms.set(count.room, {
      successes: before.successes + more.successes,
      trials: before.trials + more.trials,
    });
  }
  return [...rooms.values()];
}

function roundTo(places: number, value: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}

function sum<Item>(items: readonly Item[], numberOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + numberOf(item), 0);
}
