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

/** How wide a letter of a label is at most, in the chart's own units, and how much room two labels keep between them. */
const letterWidth = 12;
const between = 8;

/**
 * Where letters stand under the axis: those whose labels would touch stand together under one, in the middle of them.
 *
 * @param lettered in the order of their places
 * @param textOf what stands for several letters together
 */
export function groupLetters(
  lettered: readonly { at: number; letter: string }[],
  textOf: (letters: readonly string[]) => string,
): { at: number; text: string }[] {
  const groups: { from: number; to: number; letters: string[] }[] = [];
  const placed = ({ from, to, letters }: (typeof groups)[number]) => {
    const [at, text] = [(from + to) / 2, textOf(letters)];
    return { at, text, half: (text.length * letterWidth) / 2 };
  };
  for (const { at, letter } of lettered) {
    let group = { from: at, to: at, letters: [letter] };
    for (let last = groups.at(-1); last !== undefined; last = groups.at(-1)) {
      const [one, other] = [placed(last), placed(group)];
      if (other.at - other.half - (one.at + one.half) >= between) break;
      group = { from: last.from, to: group.to, letters: [...last.letters, ...group.letters] };
      groups.pop();
    }
    groups.push(group);
  }
  return groups.map((group) => {
    const { at, text } = placed(group);
    return { at, text };
  });
}
