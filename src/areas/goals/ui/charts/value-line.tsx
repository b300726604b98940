import { line } from 'd3-shape';
import { useId } from 'react';
import { day, number } from '../../../../client/words/format.ts';
import { m } from '../../../../client/words/words.ts';
import type { Unit } from '../../problem-contract.ts';
import { valueText } from '../goal-words.ts';
import { domainOf, room, scalesFor } from './value-scale.ts';

export type ValuePoint = { on: string; value: number; n: number | null };
type Props = {
  title: string;
  /** What the chart says, in words: the same as beside it. */
  finding: string;
  unit: Unit;
  points: readonly ValuePoint[];
  aim?: { value: number; on: string } | null;
  /** How the days at the ends are said: a school year by its name. */
  dayText?: (on: string) => string;
};
type Scales = ReturnType<typeof scalesFor>;

/**
 * Values over time, each with its group; a broken line from the first to the aim. Time runs from left to right in every
 * language, and nothing here is good or bad.
 */
export function ValueLine({ title, finding, unit, points, aim = null, dayText = day }: Props) {
  const id = useId();
  const values = [...points, ...(aim === null ? [] : [aim])];
  const domain = domainOf(
    unit,
    values.map(({ value }) => value),
  );
  const scales = scalesFor(
    values.map(({ on }) => on),
    domain,
  );
  const path = line<ValuePoint>(
    ({ on }) => scales.x(on),
    ({ value }) => scales.y(value),
  );
  return (
    <svg
      className="goals-chart"
      viewBox={`0 0 ${room.width} ${room.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-finding`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-finding`}>{finding}</desc>
      <Axes unit={unit} domain={domain} scales={scales} dayText={dayText} />
      {aim !== null && <AimLine from={points[0]} aim={aim} unit={unit} scales={scales} />}
      <path className="goals-line" d={path([...points]) ?? undefined} />
      {points.map((point) => (
        <circle
          key={keyOf(point)}
          className="goals-point"
          cx={scales.x(point.on)}
          cy={scales.y(point.value)}
          r={4}
        />
      ))}
      <Labels unit={unit} points={points} scales={scales} />
    </svg>
  );
}

type AxesProps = {
  unit: Unit;
  domain: [number, number];
  scales: Scales;
  dayText(on: string): string;
};

function Axes({ unit, domain, scales, dayText }: AxesProps) {
  const { x, y, first, last } = scales;
  const [low, high] = domain;
  const below = room.height - room.bottom + 20;
  return (
    <g>
      {[low, (low + high) / 2, high].map((value) => (
        <g key={value}>
          <line
            className="goals-grid"
            x1={room.start}
            x2={room.width - room.end}
            y1={y(value)}
            y2={y(value)}
          />
          <text className="goals-label" x={room.start - 6} y={y(value) + 4} textAnchor="end">
            {valueText(unit, value)}
          </text>
        </g>
      ))}
      <text
        className="goals-label"
        x={first === last ? x(first) : room.start}
        y={below}
        textAnchor={first === last ? 'middle' : 'start'}
      >
        {dayText(first)}
      </text>
      {first !== last && (
        <text className="goals-label" x={room.width - room.end} y={below} textAnchor="end">
          {dayText(last)}
        </text>
      )}
    </g>
  );
}

type AimProps = {
  from: ValuePoint | undefined;
  aim: { value: number; on: string };
  unit: Unit;
  scales: Scales;
};

function AimLine({ from, aim, unit, scales: { x, y } }: AimProps) {
  const [atX, atY] = [x(aim.on), y(aim.value)];
  return (
    <g>
      {from !== undefined && (
        <line className="goals-aim-line" x1={x(from.on)} y1={y(from.value)} x2={atX} y2={atY} />
      )}
      <path className="goals-aim" d={`M${atX} ${atY - 6}l6 6l-6 6l-6 -6z`} />
      <text className="goals-label goals-strong" x={atX + 6} y={atY - 11} textAnchor="end">
        {m.goals_aim_label({ value: valueText(unit, aim.value) })}
      </text>
    </g>
  );
}

const keyOf = ({ on, value }: ValuePoint) => `${on} ${value}`;

/** How far apart the words of two points stay, in the chart's own units. */
const apart = 58;

/** The points that have room for their words: the last always, and before it what fits. */
function withRoom(points: readonly ValuePoint[], x: Scales['x']): Set<ValuePoint> {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return new Set();
  const kept = new Set<ValuePoint>([last]);
  let before = Number.NEGATIVE_INFINITY;
  for (const point of points.slice(0, -1)) {
    const at = x(point.on);
    if (at - before < apart || x(last.on) - at < apart) continue;
    kept.add(point);
    before = at;
  }
  return kept;
}

function Labels({ unit, points, scales }: { unit: Unit; points: readonly ValuePoint[]; scales: Scales }) {
  const named = withRoom(points, scales.x);
  return points.map((point, index) => {
    if (!named.has(point)) return null;
    const [atX, atY] = [scales.x(point.on), scales.y(point.value)];
    // Under the point where there is room, so that the aim line stays free.
    const isLow = atY > room.height - room.bottom - 34;
    return (
      <text
        key={keyOf(point)}
        className="goals-label"
        x={atX}
        y={isLow ? atY - 22 : atY + 18}
        textAnchor={index === 0 ? 'start' : 'middle'}
      >
        <tspan className="goals-strong">{valueText(unit, point.value)}</tspan>
        {point.n !== null && (
          <tspan x={atX} dy={14}>
            {m.goals_n({ n: number(point.n) })}
          </tspan>
        )}
      </text>
    );
  });
}
