import { line } from 'd3-shape';
import { useId } from 'react';
import { day, number } from '../../../../client/words/format.ts';
import { m } from '../../../../client/words/words.ts';
import type { Phase, Series, WindowOnAxis } from '../../series-contract.ts';
import type { LetteredMark } from '../marks.ts';
import {
  type ChartSize,
  type Drawn,
  full,
  groupLetters,
  linesWithin,
  scalesFor,
  small,
} from './run-chart-scale.ts';

type Props = {
  title: string;
  finding: string;
  series: Pick<Series, 'points' | 'phases'>;
  windows: readonly WindowOnAxis[];
  marks?: readonly LetteredMark[];
  isSmall?: boolean;
};

type Scales = ReturnType<typeof scalesFor>;

/**
 * Points over the windows, with the median of each unbroken stretch. Time runs from left to right in every language. A
 * signal is a change of shape: its points are rings.
 */
export function RunChart({ title, finding, series, windows, marks = [], isSmall = false }: Props) {
  const id = useId();
  const size = isSmall ? small : full;
  const days = windows.map((window) => window.endsOn);
  const scales = scalesFor(size, [...days, ...marks.map((mark) => mark.on)]);
  return (
    <svg
      className={isSmall ? 'seen-run-chart seen-run-chart-small' : 'seen-run-chart'}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-finding`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-finding`}>{finding}</desc>
      <Axes size={size} scales={scales} />
      {series.phases.map((phase) => (
        <PhaseLine
          key={phase.from}
          phase={phase}
          lines={linesWithin(phase, series.points, windows)}
          breakOn={phase.breakBecause === null ? null : (windows[phase.from]?.startsOn ?? null)}
          size={size}
          scales={scales}
        />
      ))}
      {!isSmall && <Marks marks={marks} size={size} scales={scales} />}
    </svg>
  );
}

function Axes({ size, scales: { x, y, first, last } }: { size: ChartSize; scales: Scales }) {
  const below = size.height - size.bottom + 18;
  return (
    <g>
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
      <text className="seen-label" x={Math.max(size.start, x(first) - 8)} y={below} textAnchor="start">
        {day(first)}
      </text>
      {first !== last && (
        <text className="seen-label" x={size.width - size.end} y={below} textAnchor="end">
          {day(last)}
        </text>
      )}
    </g>
  );
}

type PhaseProps = { phase: Phase; lines: Drawn[][]; breakOn: string | null; size: ChartSize; scales: Scales };

function PhaseLine({ phase, lines, breakOn, size, scales: { x, y } }: PhaseProps) {
  const path = line<Drawn>(
    (point) => x(point.on),
    (point) => y(point.share),
  );
  const all = lines.flat();
  const [from, to] = [all[0], all.at(-1)];
  const isSignal = phase.verdict === 'signal';
  return (
    <g>
      {breakOn !== null && (
        <line
          className="seen-break"
          x1={x(breakOn)}
          x2={x(breakOn)}
          y1={size.top}
          y2={size.height - size.bottom}
        />
      )}
      {phase.median !== null && from !== undefined && to !== undefined && all.length > 1 && (
        <line
          className="seen-median"
          x1={x(from.on)}
          x2={x(to.on)}
          y1={y(phase.median)}
          y2={y(phase.median)}
        />
      )}
      {lines.map((points) => (
        <path key={points[0]?.index} className="seen-line" d={path(points) ?? undefined} />
      ))}
      {all.map((point) => (
        <circle
          key={point.index}
          className={isSignal ? 'seen-ring' : 'seen-point'}
          cx={x(point.on)}
          cy={y(point.share)}
          r={isSignal ? 5 : 3.5}
        />
      ))}
    </g>
  );
}

function lettersText(letters: readonly string[]): string {
  if (letters.length < 3) return letters.join(' ');
  return m.seen_letters({ first: letters[0] ?? '', last: letters.at(-1) ?? '' });
}

/** Letters under the date axis; what they stand for is in the list of marks. Letters that would overlap stand together. */
function Marks({ marks, size, scales }: { marks: readonly LetteredMark[]; size: ChartSize; scales: Scales }) {
  const lettered = marks.map((mark) => ({ at: scales.x(mark.on), letter: mark.letter }));
  const foot = size.height - size.bottom;
  return (
    <g>
      {lettered.map(({ at, letter }) => (
        <line key={letter} className="seen-tick" x1={at} x2={at} y1={foot - 6} y2={foot + 6} />
      ))}
      {groupLetters(lettered, lettersText).map(({ at, text }) => (
        <text key={text} className="seen-label seen-letter" x={at} y={foot + 40} textAnchor="middle">
          {text}
        </text>
      ))}
    </g>
  );
}
