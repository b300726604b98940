import { number } from '../../../../client/words/format.ts';
import { m } from '../../../../client/words/words.ts';
import { dotLine } from '../../chart-dot-line.ts';
import type { ShareWithInterval } from '../../figure-contract.ts';
import { chartSay } from '../chart-say.ts';
import { Drawing } from './drawing.tsx';

type Props = {
  title: string;
  /** The finding in words: the same sentence as beside the chart. */
  finding: string;
  share: ShareWithInterval;
  /** The district's own aim in visits of a hundred. */
  aim?: number | null;
};

/** A dot with its interval on a line from 0 to 100, as wide as a finger is long. */
export function DotLine({ title, finding, share, aim = null }: Props) {
  const said = aim === null ? finding : `${finding} ${m.seen_aim_at({ aim: number(aim) })}`;
  return <Drawing className="seen-dot-line" chart={dotLine({ title, said, share, aim }, chartSay)} />;
}
