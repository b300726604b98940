import { number } from '../../../client/words/format.ts';
import type { Share } from '../coverage-contract.ts';
import { shareWords } from './gate-words.ts';

type Props = {
  share: Share;
  /** In percent; drawn as a line across the bar. */
  threshold?: number;
};

/** A share in words, with a bar in ink below it. The words say it all; the bar is for the eye. */
export function ShareBar({ share, threshold }: Props) {
  const percent = share.people === null || share.people === 0 ? null : (share.studied * 100) / share.people;
  return (
    <span className="conversations-share">
      <span className={percent === null ? 'quiet small' : undefined}>{shareWords(share)}</span>
      {percent !== null && (
        <span className="conversations-bar" aria-hidden="true">
          <span style={{ inlineSize: `${percent}%` }} />
          {threshold !== undefined && (
            <i style={{ insetInlineStart: `${threshold}%` }} title={number(threshold)} />
          )}
        </span>
      )}
    </span>
  );
}
