import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { number } from '../../../../client/words/format.ts';
import { m } from '../../../../client/words/words.ts';
import type { ShareWithInterval } from '../../figure-contract.ts';
import { ofHundred } from '../figure-words.ts';

type Props = {
  title: string;
  /** The finding in words: the same sentence as beside the chart. */
  finding: string;
  share: ShareWithInterval;
  /** The district's own aim in visits of a hundred. */
  aim?: number | null;
};

const [width, height, middle] = [320, 52, 18];
const at = scaleLinear([0, 1], [14, width - 14]);

/** A dot with its interval on a line from 0 to 100. Left is less in every language, as with any number line. */
export function DotLine({ title, finding, share, aim = null }: Props) {
  const id = useId();
  const described = aim === null ? finding : `${finding} ${m.seen_aim_at({ aim: number(aim) })}`;
  return (
    <svg
      className="seen-dot-line"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-finding`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-finding`}>{described}</desc>
      <line className="seen-axis" x1={at(0)} x2={at(1)} y1={middle} y2={middle} />
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <line className="seen-axis" x1={at(tick)} x2={at(tick)} y1={middle - 4} y2={middle + 4} />
          {tick % 0.5 === 0 && (
            <text className="seen-label" x={at(tick)} y={middle + 24} textAnchor="middle">
              {ofHundred(tick)}
            </text>
          )}
        </g>
      ))}
      {aim !== null && (
        <path className="seen-aim" d={`M${at(aim / 100)} ${middle - 14}v28m-4 -28h8m-8 28h8`} />
      )}
      <line className="seen-interval" x1={at(share.low)} x2={at(share.high)} y1={middle} y2={middle} />
      <circle className="seen-dot" cx={at(share.share)} cy={middle} r={6} />
    </svg>
  );
}
