import { limitsOf, type PhaseLimits } from './chart-control-rules.ts';
import { dots, groundOf, linesWithin, sharesOf, spokenPoints, type TimeGround } from './chart-run.ts';
import { type ChartSay, sayOfHundred } from './chart-say-rules.ts';
import type { Chart, Place, Role, SceneItem } from './chart-scene.ts';
import type { TimeAxis } from './chart-time-axis.ts';
import type { Series, WindowOnAxis } from './series-contract.ts';

type DrawnLimits = Extract<PhaseLimits, { are: 'drawn' }>;

/**
 * A line with the limits of chance around it, stepped by each window's visits. Null where no stretch of it can have
 * limits; `sayLimits` says why.
 */
export function controlChart(ground: Omit<TimeGround, 'said'>, say: ChartSay): Chart | null {
  const { series, windows } = ground;
  const limits = series.phases.map((phase) => limitsOf(phase, series.points));
  if (limits.every(({ are }) => are !== 'drawn')) return null;
  const whole = { ...ground, said: sayLimits(say, series) };
  const { axis, around } = groundOf(whole, say);
  const shares = sharesOf(series.points);
  const items = limits.flatMap((phase) => {
    const lines = linesWithin(phase, shares, windows);
    const isOutside = (index: number) =>
      phase.are === 'drawn' && phase.isJudged && phase.limits[index - phase.from]?.outside === true;
    return [
      ...(phase.are === 'drawn' ? limitItems(phase, windows, axis) : []),
      ...lines.map(
        (run): SceneItem => ({
          ...{ is: 'path', role: 'line' },
          points: run.map(({ on, share }): Place => [axis.x(on), axis.y(share)]),
        }),
      ),
      ...dots(lines.flat(), axis, isOutside),
    ];
  });
  return {
    ...{ title: ground.title, said: whole.said, scene: { ...axis.size, items: [...around, ...items] } },
    points: spokenPoints(whole, say, axis).map((point, index) => ({
      ...point,
      said: withLimits(say, point.said, limitAt(limits, walkedIndex(series, windows, index))),
    })),
  };
}

/** Which window the so many-th point that is walked to stands for. */
function walkedIndex({ phases }: Series, windows: readonly WindowOnAxis[], walked: number): number {
  const within = windows
    .map((_, index) => index)
    .filter((index) => phases.some(({ from, to }) => from <= index && index <= to));
  return within[walked] ?? -1;
}

type Limit = DrawnLimits['limits'][number];

function limitAt(limits: readonly PhaseLimits[], index: number): Limit {
  const phase = limits.find(({ from, to }) => from <= index && index <= to);
  return phase?.are === 'drawn' ? (phase.limits[index - phase.from] ?? null) : null;
}

/** The limits of one window; null where it has none. */
export function limitOfWindow(series: Series, index: number): Limit {
  return limitAt(
    series.phases.map((phase) => limitsOf(phase, series.points)),
    index,
  );
}

function withLimits(say: ChartSay, finding: string, limit: Limit): string {
  if (limit === null || limit.low === null || limit.high === null) return finding;
  const [low, high] = [sayOfHundred(say, limit.low), sayOfHundred(say, limit.high)];
  return say.words.seen_limits_at({ finding, low, high });
}

/** The middle as a broken line, and both limits as steps from half way to half way between windows. */
function limitItems(phase: DrawnLimits, windows: readonly WindowOnAxis[], axis: TimeAxis): SceneItem[] {
  const drawn = phase.limits.flatMap((limit, index) => {
    const on = windows[phase.from + index]?.endsOn;
    return limit === null || on === undefined ? [] : [{ x: axis.x(on), limit }];
  });
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined) return [];
  const middle = axis.y(phase.center);
  const steps = (role: Role, edgeOf: (limit: NonNullable<Limit>) => number | null): SceneItem => ({
    ...{ is: 'path', role },
    points: drawn.flatMap(({ x, limit }, index): Place[] => {
      const y = axis.y(edgeOf(limit) ?? 0);
      const from = index === 0 ? x : (x + (drawn[index - 1]?.x ?? x)) / 2;
      const to = index === drawn.length - 1 ? x : (x + (drawn[index + 1]?.x ?? x)) / 2;
      return [
        [from, y],
        [to, y],
      ];
    }),
  });
  return [
    { is: 'line', role: 'median', from: [first.x, middle], to: [last.x, middle] },
    steps('limit', ({ low }) => low),
    steps('limit', ({ high }) => high),
  ];
}

/** What the limits say about the stretch that is going on, or why it has none. */
export function sayLimits(say: ChartSay, series: Series): string {
  const { words, number } = say;
  const phase = series.phases.at(-1);
  if (phase === undefined) return words.seen_limits_too_few_windows({ points: number(0) });
  const found = limitsOf(phase, series.points);
  if (found.are === 'too_few_windows')
    return words.seen_limits_too_few_windows({ points: number(found.points) });
  if (found.are === 'too_rare') return words.seen_limits_too_rare({ expected: number(found.expected) });
  const widened =
    found.widened === null
      ? []
      : [words.seen_limits_widened({ times: number(Math.round(found.widened * 10) / 10) })];
  if (!found.isJudged) return [words.seen_limits_few({ points: number(found.points) }), ...widened].join(' ');
  const outside = found.limits.filter((limit) => limit?.outside === true).length;
  const verdict =
    outside === 0
      ? words.seen_limits_within({})
      : words.seen_limits_outside({ count: number(outside), of: number(found.points) });
  return [verdict, ...widened].join(' ');
}
