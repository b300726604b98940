import { scaleLinear, scaleUtc } from 'd3-scale';
import type { Phase, Point, WindowOnAxis } from '../../series-contract.ts';

/** The room of a chart, in its own units; a small one has no words but its ends. */
export type ChartSize = {
  width: number;
  height: number;
  start: number;
  end: number;
  top: number;
  bottom: number;
};
export const full: ChartSize = { width: 400, height: 190, start: 34, end: 12, top: 12, bottom: 46 };
export const small: ChartSize = { width: 240, height: 96, start: 28, end: 8, top: 8, bottom: 24 };

const utc = (schoolDay: string) => new Date(`${schoolDay}T00:00:00Z`);

/** Days to the right, shares upward; the same for every chart of a subject, so that they can be laid beside each other. */
export function scalesFor(size: ChartSize, days: readonly string[]) {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0] ?? '2026-01-01', sorted.at(-1) ?? '2026-01-02'];
  const x = scaleUtc([utc(first), utc(last)], [size.start + 8, size.width - size.end - 8]);
  return {
    x: (schoolDay: string) => (first === last ? size.width / 2 : x(utc(schoolDay))),
    y: scaleLinear([0, 1], [size.height - size.bottom, size.top]),
    first,
    last,
  };
}

/** From twenty visits on a window is a point; under that its counts are told, not drawn. */
export const fewestForPoint = 20;

export type Drawn = { index: number; on: string; share: number };

/**
 * The unbroken runs of points within one stretch: a window without enough is a gap, and the line does not cross it.
 */
export function linesWithin(
  phase: Phase,
  points: readonly Point[],
  windows: readonly WindowOnAxis[],
): Drawn[][] {
  const lines: Drawn[][] = [[]];
  for (let index = phase.from; index <= phase.to; index += 1) {
    const [point, window] = [points[index], windows[index]];
    if (point && window && point.visits >= fewestForPoint)
      lines.at(-1)?.push({ index, on: window.endsOn, share: point.present / point.visits });
    else lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}
