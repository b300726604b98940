import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { OwnCommitment } from '../commitment-contract.ts';
import { api } from './api.ts';
import { CommitmentFacts } from './commitment-facts.tsx';
import { outcomeWords } from './culture-words.ts';
import { ReviewForm } from './review-form.tsx';

/** What one has promised oneself: seen by oneself, and by others where one chose so. */
export function OwnCommitments({ mine }: { mine: readonly OwnCommitment[] }) {
  const inForce = mine.filter(({ isInForce }) => isInForce);
  const laidDown = mine.filter(({ isInForce }) => !isInForce);
  return (
    <section className="stack">
      <h2>{m.culture_mine()}</h2>
      {inForce.length === 0 && <p className="quiet">{m.culture_mine_none()}</p>}
      {inForce.map((commitment) => (
        <OneOfMine key={commitment.id} commitment={commitment} />
      ))}
      {laidDown.length > 0 && (
        <details>
          <summary>{m.culture_laid_down()}</summary>
          <ul className="item-list">
            {laidDown.map((commitment) => (
              <li key={commitment.id} className="stack-tight">
                <span dir="auto">{commitment.what}</span>
                <CommitmentFacts commitment={commitment} />
                <Past commitment={commitment} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function OneOfMine({ commitment }: { commitment: OwnCommitment }) {
  const [isReviewing, setIsReviewing] = useState(false);
  const queryClient = useQueryClient();
  const show = useMutation(
    api.queries.showCommitment.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const { id, isShown, isDue, mayHide } = commitment;
  return (
    <article className="sheet">
      <span className="row small">
        <Tag>{isShown ? m.culture_seen_by_all() : m.culture_seen_by_you()}</Tag>
        {isDue && <Tag kind="attention">{m.culture_review_due()}</Tag>}
      </span>
      <p className="culture-words" dir="auto">
        {commitment.what}
      </p>
      <CommitmentFacts commitment={commitment} />
      <p className="small quiet">{m.culture_look_again_on({ day: day(commitment.dueOn) })}</p>
      {isReviewing ? (
        <ReviewForm commitment={commitment} hasNote onDone={() => setIsReviewing(false)} />
      ) : (
        <div className="row no-print">
          <Button look={isDue ? 'main' : 'plain'} onPress={() => setIsReviewing(true)}>
            {m.culture_review()}
          </Button>
          {mayHide && (
            <Button
              isBusy={show.isPending}
              onPress={() => show.mutate({ id, showingId: newId(), isShown: !isShown })}
            >
              {isShown ? m.culture_hide() : m.culture_show()}
            </Button>
          )}
        </div>
      )}
      <RefusalNotice error={show.error} />
      <Past commitment={commitment} />
    </article>
  );
}

/** What was found before, and the words before these. */
function Past({ commitment: { reviews, earlierWords } }: { commitment: OwnCommitment }) {
  if (reviews.length === 0) return null;
  return (
    <details>
      <summary className="small">{m.culture_past()}</summary>
      <ul className="item-list">
        {reviews.map(({ outcome, on, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was found does not change
          <li key={index} className="small">
            {day(on)} · {outcomeWords[outcome]()}
            {note === '' ? '' : ' · '}
            <bdi>{note}</bdi>
          </li>
        ))}
        {earlierWords.map((words) => (
          <li key={words} className="small">
            {m.culture_earlier_words()}: <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
