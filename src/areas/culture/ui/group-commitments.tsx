import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { m } from '../../../client/words/words.ts';
import type { GroupCommitment } from '../commitment-contract.ts';
import { CommitmentFacts } from './commitment-facts.tsx';
import { groupName } from './commitment-form.tsx';
import { ReviewForm } from './review-form.tsx';

/** What employee groups have stated together. */
export function GroupCommitments({ together }: { together: readonly GroupCommitment[] }) {
  return (
    <section className="stack">
      <h2>{m.culture_together()}</h2>
      {together.length === 0 && <p className="quiet">{m.culture_together_none()}</p>}
      {together.length > 0 && (
        <ul className="item-list">
          {together.map((commitment) => (
            <li key={commitment.id}>
              <OneOfGroup commitment={commitment} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function OneOfGroup({ commitment }: { commitment: GroupCommitment }) {
  const [isReviewing, setIsReviewing] = useState(false);
  return (
    <article className="stack-tight">
      <span className="row small">
        <strong>
          <bdi>{groupName(commitment)}</bdi>
        </strong>
        {commitment.isDue && commitment.mayReview && <Tag kind="attention">{m.culture_review_due()}</Tag>}
      </span>
      <p className="culture-words" dir="auto">
        {commitment.what}
      </p>
      <CommitmentFacts commitment={commitment} />
      {isReviewing && (
        <ReviewForm commitment={commitment} hasNote={false} onDone={() => setIsReviewing(false)} />
      )}
      {commitment.mayReview && !isReviewing && (
        <div className="row no-print">
          <Button onPress={() => setIsReviewing(true)}>{m.culture_review_together()}</Button>
        </div>
      )}
    </article>
  );
}
