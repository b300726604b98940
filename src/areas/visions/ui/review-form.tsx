import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Submission } from '../review-contract.ts';
import { api } from './api.ts';

/** What somebody asks a team to change: by practice, for the whole, and a word beside it. */
export type Asked = { byPractice: Record<string, string>; whole: string; note: string };
export const noAsked: Asked = { byPractice: {}, whole: '', note: '' };

/** The reasons as they are sent: those that say something. */
export function reasonsOf({ byPractice, whole }: Asked): { practiceId: string | null; reason: string }[] {
  const given = Object.entries(byPractice).map(([practiceId, reason]) => ({ practiceId, reason }));
  return [{ practiceId: null, reason: whole }, ...given]
    .map(({ practiceId, reason }) => ({ practiceId, reason: reason.trim() }))
    .filter(({ reason }) => reason !== '');
}

type Props = {
  submission: Submission;
  asked: Asked;
  onChange(asked: Asked): void;
  onDecided(): void;
};

/** The end of a review: return with reasons, or forward to the District Network; and in whose name one decides. */
export function ReviewForm({ submission, asked, onChange, onDecided }: Props) {
  const { actor } = useSession();
  const [id] = useState(newId);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const review = useMutation(
    api.queries.reviewSubmission.mutationOptions({
      onSuccess: async () => {
        onDecided();
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.vision(submission.visionId) });
      },
    }),
  );
  const reasons = reasonsOf(asked);
  const decide = (outcome: 'returned' | 'forwarded') =>
    review.mutate({ submissionId: submission.id, id, outcome, reasons, note: asked.note } as never);
  return (
    <Sheet title={m.visions_review_decide()}>
      <p className="quiet">
        {actor.capacity === 'superintendent'
          ? m.visions_review_as_superintendent()
          : m.visions_review_as_designee({ name: actor.name, capacity: capacityWords[actor.capacity]() })}
      </p>
      <div className="stack">
        {Object.keys(asked.byPractice).length > 0 && (
          <p>{m.visions_review_reasons_count({ count: reasons.length, shown: number(reasons.length) })}</p>
        )}
        <TextArea
          label={m.visions_review_whole()}
          value={asked.whole}
          onChange={(whole) => onChange({ ...asked, whole })}
          rows={2}
          maxLength={5000}
        />
        <TextArea
          label={m.visions_review_note()}
          value={asked.note}
          onChange={(note) => onChange({ ...asked, note })}
          rows={2}
          maxLength={5000}
        />
      </div>
      <RefusalNotice error={review.error} />
      <div className="row">
        <Button look="main" isBusy={review.isPending} onPress={() => decide('forwarded')}>
          {m.visions_review_forward()}
        </Button>
        <Button isBusy={review.isPending} onPress={() => decide('returned')}>
          {m.visions_review_return()}
        </Button>
      </div>
    </Sheet>
  );
}
