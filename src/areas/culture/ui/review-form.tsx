import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextArea, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ReviewOutcome } from '../commitment-contract.ts';
import { api } from './api.ts';
import { outcomeWords } from './culture-words.ts';

const hints: Record<ReviewOutcome, () => string> = {
  kept: m.culture_outcome_kept_hint,
  going_on: m.culture_outcome_going_on_hint,
  changed: m.culture_outcome_changed_hint,
  laid_down: m.culture_outcome_laid_down_hint,
};

type Props = {
  commitment: { id: string; what: string; forWhom: string };
  /** A note to oneself has no place where a group looks together. */
  hasNote: boolean;
  onDone(): void;
};

/** Looking again at a commitment. Every answer is a good one; the old words stay. */
export function ReviewForm({ commitment, hasNote, onDone }: Props) {
  const [reviewId] = useState(newId);
  const [outcome, setOutcome] = useState<ReviewOutcome>('kept');
  const [what, setWhat] = useState(commitment.what);
  const [forWhom, setForWhom] = useState(commitment.forWhom);
  const [note, setNote] = useState('');
  const queryClient = useQueryClient();
  const review = useMutation(
    api.queries.reviewCommitment.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onDone();
      },
    }),
  );
  const isChanged = outcome === 'changed';
  const send = (event: FormEvent) => {
    event.preventDefault();
    const words = isChanged ? { what, forWhom } : { what: null, forWhom: null };
    review.mutate({ id: commitment.id as never, reviewId, outcome, ...words, note });
  };
  return (
    <form className="stack no-print" onSubmit={send}>
      <RadioField
        label={m.culture_review_what()}
        value={outcome}
        options={Object.entries(outcomeWords).map(([value, words]) => ({
          value,
          label: words(),
          hint: hints[value as ReviewOutcome](),
        }))}
        onChange={(value) => setOutcome(value as ReviewOutcome)}
      />
      {isChanged && (
        <>
          <TextArea
            label={m.culture_what()}
            value={what}
            onChange={setWhat}
            rows={2}
            maxLength={500}
            isRequired
          />
          <TextField
            label={m.culture_for_whom()}
            hint={m.culture_for_whom_hint()}
            value={forWhom}
            onChange={setForWhom}
            maxLength={200}
            isRequired
          />
        </>
      )}
      {hasNote && (
        <TextArea
          label={`${m.culture_review_note()} (${m.frame_optional()})`}
          hint={m.culture_review_note_hint()}
          value={note}
          onChange={setNote}
          rows={2}
          maxLength={1000}
        />
      )}
      <RefusalNotice error={review.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={review.isPending}>
          {m.culture_review_save()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
