import { binomialQuantile } from './binomial-quantile.ts';
import { median } from './median.ts';
import { requireValues } from './require-values.ts';

/** Under this number of useful points the rules have nothing to say. */
const FEWEST_USEFUL_POINTS = 10;
const CROSSINGS_QUANTILE = 0.05;

/** What chance alone would hardly ever go beyond, for a number of useful points. */
export interface AnhoejLimits {
  /** The longest run on one side of the center that is still unremarkable. */
  readonly longestRun: number;
  /** The fewest crossings of the center that are still unremarkable. */
  readonly crossings: number;
}

/** What a run chart says. The limits and the verdict are null when there are fewer than 10 useful points. */
export interface RunChart {
  /** The center line. */
  readonly center: number;
  /** Points that do not lie on the center. */
  readonly useful: number;
  readonly longestRun: number;
  readonly longestRunLimit: number | null;
  readonly crossings: number;
  readonly crossingsLimit: number | null;
  /** The longest run is longer than its limit, or there are fewer crossings than theirs. */
  readonly signal: boolean | null;
}

/**
 * The limits of the Anhøj rules for so many useful points: the longest run may be round(log2 n) + 3 long, and
 * the crossings may be as few as the 5% quantile of a binomial distribution of n - 1 even chances.
 *
 * When to use: to explain a run chart's verdict.
 * When not: for fewer than 10 points, and not for control charts, which have limits of their own.
 * Source: Anhøj & Olesen (2014), Run Charts Revisited: A Simulation Study of Run Chart Rules for Detection of
 * Non-Random Variation in Health Care Processes.
 * Reference: R package qicharts2 0.8.1, 24 points: longest run 8, crossings 8.
 *
 * @param useful points off the center, a whole number of 10 or more
 * @throws RangeError when there are fewer than 10, or the number is not whole.
 * @example
 * anhoejLimits(24) // {"longestRun":8,"crossings":8}
 * anhoejLimits(50) // {"longestRun":9,"crossings":19}
 */
export function anhoejLimits(useful: number): AnhoejLimits {
  if (!Number.isInteger(useful) || useful < FEWEST_USEFUL_POINTS) {
    throw new RangeError(`useful must be ${FEWEST_USEFUL_POINTS} points or more, not ${useful}.`);
  }
  return {
    longestRun: Math.round(Math.log2(useful)) + 3,
    crossings: binomialQuantile(CROSSINGS_QUANTILE, useful - 1, 0.5),
  };
}

function runsAndCrossings(points: readonly number[], center: number) {
  let useful = 0;
  let longest = 0;
  let crossings = 0;
  let run = 0;
  let lastSide = 0;
  for (const point of points) {
    const side = Math.sign(point - center);
    if (side === 0) {
      continue;
    }
    useful += 1;
    if (side !== lastSide && lastSide !== 0) {
      crossings += 1;
      run = 0;
    }
    run += 1;
    lastSide = side;
    longest = Math.max(longest, run);
  }
  return { useful, longest, crossings };
}

/**
 * Reads a run chart: is there a signal that something other than chance is at work? A signal is a run on one
 * side of the center that is unusually long, or unusually few crossings of it. Points on the center neither
 * make nor break a run; gaps (null) are passed over in the same way. There is no rule about trends.
 *
 * When to use: as the default reading of any figure over time, from 10 useful points on, in their order. Give
 * the median of the first points as the center, once there are enough, so that a change cannot move its own
 * yardstick.
 * When not: to judge a person or a single point, nor across a change in the wording of what is counted.
 * Source: Anhøj & Olesen (2014), Run Charts Revisited: A Simulation Study of Run Chart Rules for Detection of
 * Non-Random Variation in Health Care Processes.
 * Reference: R package qicharts2 0.8.1, the series of the example: median 16.5, 24 useful points, longest run
 * 4, 12 crossings, no signal.
 *
 * @param values one per period in order, null where nothing was measured
 * @param center the center line; the median of all values if left out
 * @throws RangeError when nothing was measured, or a value or the center is not a finite number.
 * @example
 * anhoejRules([11, 10, 13, 18, 15, 21, 21, 16, 19, 22, 20, 16, 16, 15, 17, 19, 19, 18, 12, 11, 17, 12,
 *   18, 15])
 *   // {"center":16.5,"useful":24,"longestRun":4,"longestRunLimit":8,"crossings":12,"crossingsLimit":8,
 *   //  "signal":false}
 */
export function anhoejRules(values: readonly (number | null)[], center?: number): RunChart {
  const points = requireValues(
    values.filter((value) => value !== null),
    'values',
  );
  if (center !== undefined && !Number.isFinite(center)) {
    throw new RangeError(`center must be a finite number, not ${center}.`);
  }
  const line = center ?? median(points);
  const { useful, longest, crossings } = runsAndCrossings(points, line);
  const limits = useful < FEWEST_USEFUL_POINTS ? null : anhoejLimits(useful);
  return {
    center: line,
    useful,
    longestRun: longest,
    longestRunLimit: limits?.longestRun ?? null,
    crossings,
    crossingsLimit: limits?.crossings ?? null,
    signal: limits && (longest > limits.longestRun || crossings < limits.crossings),
  };
}
