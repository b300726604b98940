import { Tag } from '../../../client/design/notice.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PartRating } from '../stream-contract.ts';
import { agreedWords } from './evidence-words.ts';
import { RatedBy } from './rated-by.tsx';
import { SpreadBar } from './spread-bar.tsx';

/** Every rating of a part as a small picture of its spread, the latest first, all on one scale. */
export function RatingHistory({ ratings }: { ratings: readonly PartRating[] }) {
  if (ratings.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3>{m.evidence_history()}</h3>
      <p className="small quiet">{m.evidence_history_about()}</p>
      <ul className="evidence-history">
        {ratings.map((rating) => (
          <li key={rating.ratingId} className="stack-tight keep-together">
            <p className="row small">
              <RatedBy rating={rating} />
              {rating.isCorrected && <Tag>{m.evidence_corrected()}</Tag>}
              {!rating.hasRecent && <Tag kind="attention">{m.evidence_without_recent()}</Tag>}
            </p>
            <p className="small quiet">
              {m.evidence_agreed({ level: agreedWords(rating) })} ·{' '}
              {m.evidence_present({ count: rating.present, shown: number(rating.present) })}
            </p>
            <SpreadBar {...rating} />
          </li>
        ))}
      </ul>
    </section>
  );
}
