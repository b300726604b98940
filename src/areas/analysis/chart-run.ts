import { breaksIn, type ChartSay, sayLetters, sayPoint, sayWindowDays } from './chart-say-rules.ts';
import type { Chart, SceneItem, Spoken } from './chart-scene.ts';
import {
  axesOf,
  breaksOf,
  type ChartSize,
  full,
  type LetteredDay,
  marksOf,
  type TimeAxis,
  timeAxis,
} from './chart-time-axis.ts';
import type { Phase, Point, Series, WindowOnAxis } from './series-contract.ts';

/** From twenty visits on a window is a point; under that its counts are told, not drawn. */
export const fewestForPoint = 20;

export type Drawn = { index: number; on: string; share: number };

/** A line over the windows of a subject, and what it stands among. */
export type TimeGround = {
  title: string;
  said: string;
  series: Series;
  windows: readonly WindowOnAxis[];
  marks?: readonly LetteredDay[];
  size?: ChartSize;
};

/**
 * Points over the windows, with the median of each unbroken stretch. A signal is a change of shape: its points are rings.
 */
export function runChart(ground: TimeGround, say: ChartSay): Chart {
  const { series, windows } = ground;
  const { axis, around } = groundOf(ground, say);
  const items = series.phases.flatMap((phase) => phaseItems(phase, series.points, windows, axis));
  return {
    title: ground.title,
    said: ground.said,
    scene: { ...axis.size, items: [...around, ...items] },
    points: spokenPoints(ground, say, axis),
  };
}

/** The axis that every chart over time of one subject shares, with its words, breaks and marks. */
export function groundOf(
  { series, windows, marks = [], size = full }: TimeGround,
  say: ChartSay,
): { axis: TimeAxis; around: SceneItem[] } {
  const breaks = breaksIn(say, series, windows);
  const ends = windows.map(({ endsOn }) => endsOn);
  const axis = timeAxis(size, [...ends, ...[...marks, ...breaks].map(({ on }) => on)]);
  const textOf = (letters: readonly string[]) => sayLetters(say, letters);
  const around = [...axesOf(axis, say), ...breaksOf(axis, breaks, textOf), ...marksOf(axis, marks, textOf)];
  return { axis, around };
}

/** Every window of the line with its sentence, to be walked through. */
export function spokenPoints({ series, windows }: TimeGround, say: ChartSay, axis: TimeAxis): Spoken[] {
  return windows.flatMap((window, index) => {
    const point = series.points[index] ?? null;
    if (!series.phases.some(({ from, to }) => from <= index && index <= to)) return [];
    const said = say.words.seen_mark({ on: sayWindowDays(say, window), text: sayPoint(say, point) });
    const share = point === null || point.visits < fewestForPoint ? 0 : point.present / point.visits;
    return [{ at: [axis.x(window.endsOn), axis.y(share)] as const, said }];
  });
}

/**
 * The unbroken runs of points within one stretch: a window without enough is a gap, and the line does not cross it.
 */
export function linesWithin(
  phase: Pick<Phase, 'from' | 'to'>,
  shares: readonly (number | null)[],
  windows: readonly WindowOnAxis[],
): Drawn[][] {
  const lines: Drawn[][] = [[]];
  for (let index = phase.from; index <= phase.to; index += 1) {
    const [share, window] = [shares[index] ?? null, windows[index]];
    if (share !== null && window) lines.at(-1)?.push({ index, on: window.endsOn, share });
    else lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

/** The shares that are drawn. */
export function sharesOf(points: readonly Point[]): (number | null)[] {
  return points.map((point) =>
    point === null || point.visits < fewestForPoint ? null : point.present / point.visits,
  );
}

function phaseItems(
  phase: Phase,
  points: readonly Point[],
  windows: readonly WindowOnAxis[],
  axis: TimeAxis,
): SceneItem[] {
  const lines = linesWithin(phase, sharesOf(points), windows);
  const all = lines.flat();
  const [from, to] = [all[0], all.at(-1)];
  const hasMedian = phase.median !== null && all.length > 1 && from !== undefined && to !== undefined;
  return [
    ...(hasMedian ? [line('median', [axis.x(from.on), axis.y(phase.median ?? 0)], axis.x(to.on))] : []),
    ...lines.map((run): SceneItem => ({ is: 'path', role: 'line', points: run.map((one) => at(axis, one)) })),
    ...dots(all, axis, () => phase.verdict === 'signal'),
  ];
}

function line(role: 'median', [x, y]: readonly [number, number], until: number): SceneItem {
  return { is: 'line', role, from: [x, y], to: [until, y] };
}

const at = (axis: TimeAxis, { on, share }: Drawn) => [axis.x(on), axis.y(share)] as const;

/** The points of a line: rings where something other than chance is at work. */
export function dots(
  drawn: readonly Drawn[],
  axis: TimeAxis,
  isSignal: (index: number) => boolean,
): SceneItem[] {
  return drawn.map((one): SceneItem => {
    const isRing = isSignal(one.index);
    return { is: 'dot', role: isRing ? 'ring' : 'point', at: at(axis, one), r: isRing ? 5 : 3.5 };
  });
}
