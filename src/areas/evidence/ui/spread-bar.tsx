import type { CSSProperties } from 'react';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PartRating } from '../stream-contract.ts';
import { say } from './evidence-words.ts';

type Props = Pick<PartRating, 'spread' | 'levels' | 'present'>;

/** How far along its scale a level is, for its shade: from the paper to the ink of the accent. */
const shadeOf = (at: number, of: number): CSSProperties =>
  ({ '--evidence-shade': `${Math.round(10 + (90 * at) / Math.max(1, of - 1))}%` }) as CSSProperties;

/** How many said which level: a bar for the eye, and the counts in words. Who said nothing is shown too. */
export function SpreadBar({ spread, levels, present }: Props) {
  if (spread === null) return <p className="small quiet">{m.evidence_spread_few()}</p>;
  const silent = present - spread.reduce((sum, { count }) => sum + count, 0);
  const countOf = (level: string) => spread.find((one) => one.level === level)?.count ?? 0;
  return (
    <div className="evidence-spread">
      <div className="evidence-bar" aria-hidden="true">
        {levels.map(({ id }, at) => (
          <span
            key={id}
            style={{ ...shadeOf(at, levels.length), flexGrow: countOf(id) }}
            hidden={countOf(id) === 0}
          />
        ))}
        <span className="evidence-silent" style={{ flexGrow: silent }} hidden={silent === 0} />
      </div>
      <ul className="evidence-legend small">
        {levels.map(({ id, name }, at) => (
          <li key={id}>
            <i aria-hidden="true" style={shadeOf(at, levels.length)} />
            {m.evidence_spread_piece({ level: say(name), count: number(countOf(id)) })}
          </li>
        ))}
        {silent > 0 && (
          <li>
            <i aria-hidden="true" className="evidence-silent" />
            {m.evidence_silent_piece({ count: number(silent) })}
          </li>
        )}
      </ul>
    </div>
  );
}
