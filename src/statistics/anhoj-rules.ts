import { binomialQuantile } from './binomial-quantile.ts';
import { median } from './median.ts';

/** Under this number of useful points the rules have nothing to say. */
const FEWEST_USEFUL_POINTS = 10;
const CROSSINGS_QUANTILE = 0.05;

/** What chance alone would hardly ever go beyond, for a number of useful points. */
export interface AnhojLimits {
  /** The longest run on one side of the median that is still unremarkable. */
  readonly longestRun: number;
  /** The fewest crossings of the median that are still unremarkable. */
  readonly crossings: number;
}

/** What a run chart says. The limits and the verdicts are null when there are fewer than 10 useful points. */
export interface RunChart {
  /** The center line. */
  readonly median: number;
  /** Points that do not lie on the median. */
  readonly usefulPoints: number;
  readonly longestRun: number;
  readonly crossings: number;
  readonly longestRunLimit: number | null;
  readonly crossingsLimit: number | null;
  /** The longest run is longer than its limit. */
  readonly longRunSignal: boolean | null;
  /** There are fewer crossings than their limit. */
  readonly fewCrossingsSignal: boolean | null;
  /** Either of the two: something other than chance is at work. */
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
 * @param usefulPoints points off the median, a whole number of 10 or more
 * @throws RangeError when there are fewer than 10, or the number is not whole.
 * @example
 * anhojLimits(24) // {"longestRun":8,"crossings":8}
 * anhojLimits(50) // {"longestRun":9,"crossings":19}
 */
export function anhojLimits(usefulPoints: number): AnhojLimits {
  if (!Number.isInteger(usefulPoints) || usefulPoints < FEWEST_USEFUL_POINTS) {
    throw new RangeError(
      `The rules need ${FEWEST_USEFUL_POINTS} useful points or more, not ${usefulPoints}.`,
    );
  }
  return {
    longestRun: Math.round(Math.log2(usefulPoints)) + 3,
    crossings: binomialQuantile(CROSSINGS_QUANTILE, usefulPoints - 1, 0.5),
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
 * side of the median that is unusually long, or unusually few crossings of it. Points on the median neither
 * make nor break a run; gaps (null) are passed over in the same way. There is no rule about trends.
 *
 * When to use: as the default reading of any figure over time, from 10 useful points on, in their order.
 * When not: to judge a person or a single point, nor across a change in the wording of what is counted.
 * Source: Anhøj & Olesen (2014), Run Charts Revisited: A Simulation Study of Run Chart Rules for Detection of
 * Non-Random Variation in Health Care Processes.
 * Reference: R package qicharts2 0.8.1, the series of the example: median 16.5, 24 useful points, longest run
 * 4, 12 crossings, no signal.
 *
 * @param values one per period in order, null where nothing was measured
 * @param baselineLength from how many of the first measured points the median is taken; all of them if left
 *   out, or if there are not so many yet
 * @throws RangeError when nothing was measured, a value is not a finite number, or the length is not 1 or
 *   more.
 * @example
 * anhojRules([11, 10, 13, 18, 15, 21, 21, 16, 19, 22, 20, 16, 16, 15, 17, 19, 19, 18, 12, 11, 17, 12,
 *   18, 15])
 *   // {"median":16.5,"usefulPoints":24,"longestRun":4,"crossings":12,"longestRunLimit":8,"crossingsLimit":8,
 *   //  "longRunSignal":false,"fewCrossingsSignal":false,"signal":false}
 */
export function anhojRules(values: readonly (number | null)[], baselineLength?: number): RunChart {
  if (baselineLength !== undefined && !(Number.isInteger(baselineLength) && baselineLength >= 1)) {
    throw new RangeError(`A baseline needs a whole number of points, 1 or more, not ${baselineLength}.`);
  }
  const points = values.filter((value) => value !== null);
  if (points.length === 0) {
    throw new RangeError('A run chart needs at least one point.');
  }
  if (!points.every(Number.isFinite)) {
    throw new RangeError('The points of a run chart must be finite numbers.');
  }
  const center = median(points.slice(0, baselineLength ?? points.length));
  const { useful, longest, crossings } = runsAndCrossings(points, center);
  const limits = useful < FEWEST_USEFUL_POINTS ? null : anhojLimits(useful);
  const longRunSignal = limits && longest > limits.longestRun;
  const fewCrossingsSignal = limits && crossings < limits.crossings;
  return {
    median: center,
    usefulPoints: useful,
    longestRun: longest,
    crossings,
    longestRunLimit: limits?.longestRun ?? null,
    crossingsLimit: limits?.crossings ?? null,
    longRunSignal,
    fewCrossingsSignal,
    signal: limits && (longRunSignal === true || fewCrossingsSignal === true),
  };
}
