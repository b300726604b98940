import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { ago, day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { NextCard as Card } from '../vision-contract.ts';
import { api } from './api.ts';

/** What waits for the person in this area, as items of Home's list. Nothing while loading, nothing when empty. */
export function VisionsNextCards() {
  const cards = useQuery(api.queries.listNext.queryOptions());
  return (cards.data ?? []).map((card) => (
    <li key={`${card.kind}${card.visionId ?? card.callId}`}>
      <PageLink to={placeOf(card)}>
        <NextCard
          what={wordsOf[card.kind]({ subject: card.title ?? card.subject.name })}
          who={
            card.until === null
              ? m.visions_next_since({ since: ago(card.since) })
              : m.visions_next_until({ day: day(card.until) })
          }
          isPressing={card.kind === 'answer_return'}
        />
      </PageLink>
    </li>
  ));
}

const wordsOf: Record<Card['kind'], (inputs: { subject: string }) => string> = {
  answer_call: m.visions_next_answer_call,
  start_vision: m.visions_next_start_vision,
  form_team: m.visions_next_form_team,
  continue_draft: m.visions_next_continue_draft,
  answer_return: m.visions_next_answer_return,
  review_submission: m.visions_next_review_submission,
  adopt_vision: m.visions_next_adopt_vision,
};

function placeOf(card: Card): string {
  const { visionId, callId } = card;
  if (visionId === null) return callId === null ? paths.visions : paths.call(callId);
  switch (card.kind) {
    case 'continue_draft':
    case 'answer_return':
      return paths.visionDraft(visionId);
    case 'review_submission':
      return paths.visionReview(visionId);
    case 'adopt_vision':
      return paths.visionAdoption(visionId);
    default:
      return paths.vision(visionId);
  }
}
