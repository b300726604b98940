import { dots, groundOf, linesWithin, sharesOf, type TimeGround } from './chart-run.ts';
import {
  breaksIn,
  type ChartSay,
  sayLetters,
  sayOpportunity,
  sayPoint,
  sayWindowDays,
} from './chart-say-rules.ts';
import { type Chart, type Label, type Place, type SceneItem, withoutOverlap } from './chart-scene.ts';
import { type ChartSize, daysOf, marksOf, type TimeAxis } from './chart-time-axis.ts';
import type { Point, Studied } from './series-contract.ts';

const height = 58;
const gap = 36;
const size: ChartSize = {
  ...{ width: 400, start: 36, end: 12, top: 26, bottom: 46, letters: 16 },
  height: 26 + 3 * height + 2 * gap + 46,
};

/** Between which shares each quarter lies. */
export const quarters = {
  under_quarter: [0, 0.25],
  quarter: [0.25, 0.5],
  half: [0.5, 0.75],
  three_quarters: [0.75, 1],
} as const satisfies Record<NonNullable<Studied>, readonly [number, number]>;

/**
 * Three strips on one axis of time: in how many visits a practice was seen, in how many it was possible, and how many of
 * those concerned had studied it, as the quarter in which that share lies.
 */
export function stripsChart(
  ground: Omit<TimeGround, 'size' | 'said'> & { studied: readonly Studied[] },
  say: ChartSay,
): Chart {
  const { series, windows, marks = [], studied } = ground;
  const said = saySpoken(say, series.points.at(latestOf(series.points)) ?? null, studied.at(-1) ?? null);
  const { axis } = groundOf({ ...ground, said, size }, say);
  const strips = [0, 1, 2].map((index) => stripAxis(axis, index));
  const [present, possible, study] = strips;
  if (present === undefined || possible === undefined || study === undefined) throw new Error('no strips');
  const lines = (shares: readonly (number | null)[], own: TimeAxis) =>
    series.phases.flatMap((phase) => {
      const runs = linesWithin(phase, shares, windows);
      return [
        ...runs.map(
          (run): SceneItem => ({
            ...{ is: 'path', role: 'line' },
            points: run.map(({ on, share }): Place => [own.x(on), own.y(share)]),
          }),
        ),
        ...dots(runs.flat(), own, () => false),
      ];
    });
  const textOf = (letters: readonly string[]) => sayLetters(say, letters);
  const breaks = breaksIn(say, series, windows).flatMap(({ on }) =>
    strips.map(
      ({ x, y }): SceneItem => ({ is: 'line', role: 'break', from: [x(on), y(1)], to: [x(on), y(0)] }),
    ),
  );
  return {
    ...{ title: ground.title, said },
    scene: {
      ...size,
      items: [
        ...strips.flatMap((own) => gridOf(own, say)),
        ...namesOf(strips, say),
        ...breaks,
        ...lines(sharesOf(series.points), present),
        ...lines(possibilitiesOf(series.points), possible),
        ...studyItems(studied, windows, study),
        ...daysOf(axis, say),
        ...marksOf(axis, marks, textOf),
      ],
    },
    points: windows.flatMap((window, index) => {
      if (!series.phases.some(({ from, to }) => from <= index && index <= to)) return [];
      const point = series.points[index] ?? null;
      const text = saySpoken(say, point, studied[index] ?? null);
      const share = sharesOf([point])[0] ?? 0;
      const words = say.words.seen_mark({ on: sayWindowDays(say, window), text });
      return [{ at: [axis.x(window.endsOn), present.y(share)] as const, said: words }];
    }),
  };
}

function latestOf(points: readonly Point[]): number {
  return points.findLastIndex((point) => point !== null);
}

/** The axis of one strip: the same days, its own band of shares. */
function stripAxis(whole: TimeAxis, index: number): TimeAxis {
  const top = size.top + index * (height + gap);
  return { ...whole, y: (share) => top + height - share * height };
}

function gridOf({ y }: TimeAxis, say: ChartSay): SceneItem[] {
  return [0, 1].flatMap((share): SceneItem[] => [
    { is: 'line', role: 'grid', from: [size.start, y(share)], to: [size.width - size.end, y(share)] },
    {
      ...{ is: 'text', role: 'label', anchor: 'end' },
      ...{ x: size.start - 6, y: y(share) + 4, text: say.number(share * 100) },
    },
  ]);
}

function namesOf(strips: readonly TimeAxis[], { words }: ChartSay): Label[] {
  const names = [
    words.seen_beside_present({}),
    words.seen_beside_opportunity({}),
    words.seen_beside_study({}),
  ];
  return withoutOverlap(
    strips.map(({ y }, index) => ({
      ...{ is: 'text', role: 'letter', anchor: 'start' },
      ...{ x: size.start, y: y(1) - 12, text: names[index] ?? '' },
    })),
  );
}

/** In how many of the visits that could be judged it was possible; under twenty of them there is a gap. */
export function possibilitiesOf(points: readonly Point[]): (number | null)[] {
  return points.map((point) => {
    if (point === null || point.visits + point.noOpportunity < 20) return null;
    return point.visits / (point.visits + point.noOpportunity);
  });
}

/** For each window a piece of the quarter in which its study lies, as wide as half the way to its neighbors. */
function studyItems(
  studied: readonly Studied[],
  windows: readonly { endsOn: string }[],
  { x, y }: TimeAxis,
): SceneItem[] {
  const places = windows.map(({ endsOn }) => x(endsOn));
  return studied.flatMap((quarter, index): SceneItem[] => {
    const at = places[index];
    if (quarter === null || at === undefined) return [];
    const before = places[index - 1];
    const after = places[index + 1];
    const reach = (other: number | undefined) => (other === undefined ? 6 : Math.abs(at - other) / 2);
    const [from, to] = [at - reach(before), at + reach(after)];
    const [low, high] = quarters[quarter];
    const corners: Place[] = [
      [from, y(low)],
      [to, y(low)],
      [to, y(high)],
      [from, y(high)],
    ];
    return [{ is: 'path', role: 'area', points: corners, isClosed: true }];
  });
}

function saySpoken(say: ChartSay, point: Point, studied: Studied): string {
  const study = sayStudied(say, studied);
  if (point === null)
    return say.words.seen_beside_said({ finding: say.words.seen_no_figure({}), opportunity: '', study });
  const opportunity = sayOpportunity(say, { ...point, couldNotTell: 0, opportunity: null });
  return say.words.seen_beside_said({ finding: sayPoint(say, point), opportunity, study });
}

/** How many had studied it, as the quarter in which that share lies. */
export function sayStudied({ words }: ChartSay, studied: Studied): string {
  if (studied === null) return words.seen_study_none({});
  const said = {
    under_quarter: words.seen_study_quarter,
    quarter: words.seen_study_half,
    half: words.seen_study_three_quarters,
    three_quarters: words.seen_study_more,
  };
  return said[studied]({});
}
