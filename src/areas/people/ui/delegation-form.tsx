import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { newId } from '../../../kit/new-id.ts';
import type { DelegationId } from '../delegation-contract.ts';
import { peopleApi } from './api.ts';
import { ColleagueField } from './colleague-field.tsx';
import { useToday } from './today.ts';

/** Names somebody who reviews visions between two days. */
export function DelegationForm() {
  const today = useToday();
  const fresh = () => ({
    id: newId() as DelegationId,
    toPersonId: null as PersonId | null,
    startsOn: today,
    endsOn: '',
  });
  const [draft, setDraft] = useState(fresh);
  const queryClient = useQueryClient();
  const delegate = useMutation(
    peopleApi.queries.delegate.mutationOptions({
      onSuccess: () => {
        setDraft(fresh());
        return queryClient.invalidateQueries({ queryKey: peopleApi.queries.listDelegations.key() });
      },
    }),
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const { toPersonId } = draft;
        if (!delegate.isPending && toPersonId !== null)
          delegate.mutate({ ...draft, toPersonId, duty: 'vision_review' });
      }}
    >
      <ColleagueField
        label={m.people_who_reviews()}
        value={draft.toPersonId}
        onChange={(toPersonId) => setDraft({ ...draft, toPersonId })}
      />
      <div className="people-filters">
        <TextField
          label={m.people_first_day()}
          type="date"
          min={today}
          value={draft.startsOn}
          onChange={(startsOn) => setDraft({ ...draft, startsOn })}
          isRequired
        />
        <TextField
          label={m.people_last_day()}
          type="date"
          min={draft.startsOn}
          value={draft.endsOn}
          onChange={(endsOn) => setDraft({ ...draft, endsOn })}
          isRequired
        />
      </div>
      <RefusalNotice error={delegate.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={delegate.isPending || draft.toPersonId === null}>
          {m.people_name_designee()}
        </Button>
      </div>
    </form>
  );
}
