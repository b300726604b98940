import type { ControlChart } from '../../statistics/control-chart.ts';
import { laneyPChart, laneySigmaZ } from '../../statistics/laney-p-chart.ts';
import { pChart } from '../../statistics/p-chart.ts';
import type { Phase, Point } from './series-contract.ts';

/** Under this many visits a window has counts only, and is a gap. */
const fewestForPoint = 20;
/** So many visits at least must be expected to show a practice in every window, and so many not to. */
const fewestExpected = 5;
/** From this many windows on there are limits, and from the second number on a window outside them is a signal. */
const fewestForLimits = 4;
const fewestForVerdict = 10;
/** From here on the windows differ clearly more than chance alone gives. */
const clearlyWider = 1.2;

/** The limits of one unbroken stretch of a line, or why there are none. */
export type PhaseLimits = {
  /** Places in the list of windows, both ends counted. */
  from: number;
  to: number;
} & (
  | {
      are: 'drawn';
      points: number;
      center: number;
      /** One a window of the stretch; null where it is a gap. */
      limits: (ControlChart['points'][number] | null)[];
      /** How many times as wide as chance alone would set them; null where they are as chance sets them. */
      widened: number | null;
      isJudged: boolean;
    }
  | { are: 'too_few_windows'; points: number }
  | { are: 'too_rare'; expected: number }
);

/**
 * The control chart of a stretch: a p-chart, and p′ where its windows differ clearly more than chance gives throughout.
 * A window under twenty visits is a gap. Limits are drawn only where every window would be expected to show the practice
 * five times and not to show it five times; otherwise the run chart serves.
 */
export function limitsOf(phase: Pick<Phase, 'from' | 'to'>, points: readonly Point[]): PhaseLimits {
  const { from, to } = phase;
  const own = points.slice(from, to + 1).map((point) => (isEnough(point) ? point : null));
  const drawn = own.filter((point) => point !== null);
  if (drawn.length < fewestForLimits) return { from, to, are: 'too_few_windows', points: drawn.length };
  const [counts, sizes] = [drawn.map(({ present }) => present), drawn.map(({ visits }) => visits)];
  const plain = pChart(counts, sizes);
  const expected = Math.min(...sizes) * Math.min(plain.center, 1 - plain.center);
  if (expected < fewestExpected) return { from, to, are: 'too_rare', expected: Math.floor(expected) };
  const widened = laneySigmaZ(counts, sizes) ?? 1;
  const isWide = widened >= clearlyWider;
  const { center, points: limits } = isWide ? laneyPChart(counts, sizes) : plain;
  let next = 0;
  return {
    ...{ from, to, are: 'drawn', points: drawn.length, center },
    limits: own.map((point) => (point === null ? null : (limits[next++] ?? null))),
    widened: isWide ? widened : null,
    isJudged: drawn.length >= fewestForVerdict,
  };
}

function isEnough(point: Point): boolean {
  return point !== null && point.visits >= fewestForPoint;
}
