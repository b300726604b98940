import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Submission } from '../review-contract.ts';
import { api } from './api.ts';
import { useKept } from './draft-kept.ts';
import { AskField } from './review-changes.tsx';
import { type Asked, noAsked, reasonsOf } from './review-form.tsx';

/** When the District Network does not adopt: what it asks the team to change, and the draft is open again. */
export function NetworkReturnForm({ submission }: { submission: Submission }) {
  const [asked, setAsked, forget] = useKept<Asked>(`network-return:${submission.id}`, noAsked);
  const [id] = useState(newId);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const giveBack = useMutation(
    api.queries.returnFromNetwork.mutationOptions({
      onSuccess: async () => {
        forget();
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.vision(submission.visionId) });
      },
    }),
  );
  const ask = {
    reasonOf: (practiceId: string) => asked.byPractice[practiceId],
    onAsk: (practiceId: string, reason: string | null) => {
      const { [practiceId]: _, ...others } = asked.byPractice;
      setAsked({ ...asked, byPractice: reason === null ? others : { ...others, [practiceId]: reason } });
    },
  };
  return (
    <details className="visions-more">
      <summary>{m.visions_network_return()}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          giveBack.mutate({
            submissionId: submission.id,
            id,
            reasons: reasonsOf(asked),
            note: asked.note,
          } as never);
        }}
      >
        <p>{m.visions_network_return_lead()}</p>
        <TextArea
          label={m.visions_review_whole()}
          value={asked.whole}
          onChange={(whole) => setAsked({ ...asked, whole })}
          rows={2}
          maxLength={5000}
        />
        <ul className="item-list">
          {submission.content.practices.map(({ practiceId, name }) => (
            <li key={practiceId} className="stack-tight">
              <span dir="auto">{name}</span>
              <AskField name={name} practiceId={practiceId} ask={ask} />
            </li>
          ))}
        </ul>
        <TextArea
          label={m.visions_review_note()}
          value={asked.note}
          onChange={(note) => setAsked({ ...asked, note })}
          rows={2}
          maxLength={5000}
        />
        <RefusalNotice error={giveBack.error} />
        <div className="row">
          <Button type="submit" isBusy={giveBack.isPending}>
            {m.visions_network_return_now()}
          </Button>
        </div>
      </form>
    </details>
  );
}
