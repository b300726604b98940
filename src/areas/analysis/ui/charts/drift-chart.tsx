import { useId } from 'react';
import { monthWords, number } from '../../../../client/words/format.ts';
import type { DriftPoint } from '../../agreement-contract.ts';

type Props = { title: string; finding: string; months: readonly string[]; points: readonly DriftPoint[] };

const size = { width: 400, height: 170, start: 34, end: 14, top: 12, bottom: 30 };
const y = (share: number) => size.height - size.bottom - share * (size.height - size.bottom - size.top);

/** Agreement by month with its interval. A month without enough is a gap that the line does not cross. */
export function DriftChart({ title, finding, months, points }: Props) {
  const id = useId();
  const room = size.width - size.start - size.end - 24;
  const x = (index: number) =>
    size.start + 12 + (months.length === 1 ? room / 2 : (room * index) / (months.length - 1));
  const [first, last] = [months[0] ?? '', months.at(-1) ?? ''];
  return (
    <svg
      className="seen-drawing seen-run-chart"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-finding`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-finding`}>{finding}</desc>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line
            className="seen-grid"
            x1={size.start}
            x2={size.width - size.end}
            y1={y(share)}
            y2={y(share)}
          />
          <text className="seen-label" x={size.start - 6} y={y(share) + 4} textAnchor="end">
            {number(share * 100)}
          </text>
        </g>
      ))}
      <text className="seen-label" x={size.start} y={size.height - 8} textAnchor="start">
        {monthWords(first, 'short')}
      </text>
      {first !== last && (
        <text className="seen-label" x={size.width - size.end} y={size.height - 8} textAnchor="end">
          {monthWords(last, 'short')}
        </text>
      )}
      {unbroken(points).map((run) => (
        <path
          key={run[0]}
          className="seen-line"
          d={run
            .map((index, place) => `${place === 0 ? 'M' : 'L'}${x(index)} ${y(points[index]?.share ?? 0)}`)
            .join('')}
        />
      ))}
      {points.map((point, index) =>
        point === null ? null : (
          <g key={months[index]}>
            <line
              className="seen-interval"
              x1={x(index)}
              x2={x(index)}
              y1={y(point.low)}
              y2={y(point.high)}
            />
            <circle className="seen-point" cx={x(index)} cy={y(point.share)} r={4} />
          </g>
        ),
      )}
    </svg>
  );
}

/** The places of points that follow each other without a gap. */
function unbroken(points: readonly DriftPoint[]): number[][] {
  const runs: number[][] = [[]];
  for (const [index, point] of points.entries()) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(index);
  }
  return runs.filter((run) => run.length > 0);
}
