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
};
type Scales = ReturnType<typeof scalesFor>;

/**
 * Values over time, each with its group; a broken line from the first to the aim. Time runs from left to right in every
 * language, and nothing here is good or bad.
 */
export function ValueLine({ title, finding, unit, points, aim = null }: Props) {
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
      <Axes unit={unit} domain={domain} scales={scales} />
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

function Axes({ unit, domain, scales }: { unit: Unit; domain: [number, number]; scales: Scales }) {
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
        {day(first)}
      </text>
      {first !== last && (
        <text className="goals-label" x={room.width - room.end} y={below} textAnchor="end">
          {day(last)}
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

/** So many points have their values written beside them; of more only the first and the last. */
const mostLabels = 5;

function Labels({ unit, points, scales }: { unit: Unit; points: readonly ValuePoint[]; scales: Scales }) {
  const last = points.length - 1;
  return points.map((point, index) => {
    if (points.length > mostLabels && index !== 0 && index !== last) return null;
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
