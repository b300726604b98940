import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { BuildingId } from '../../../kit/ids.ts';
import { newId } from '../../../kit/new-id.ts';
import type { GivenId } from '../report-contract.ts';
import { api, peopleApi } from './api.ts';

/** Keeps the page as it reads now, for a meeting of the board. */
export function GivenForm({ buildingId }: { buildingId: BuildingId | null }) {
  const session = useQuery(peopleApi.queries.readSession.queryOptions());
  const today = session.data?.district.today ?? '';
  const [id, setId] = useState(() => newId() as GivenId);
  const [chosen, setChosen] = useState('');
  const queryClient = useQueryClient();
  const keep = useMutation(
    api.queries.keepGiven.mutationOptions({
      onSuccess: () => {
        setId(newId() as GivenId);
        return queryClient.invalidateQueries({ queryKey: api.queries.listGiven.key() });
      },
    }),
  );
  const givenOn = chosen === '' ? today : chosen;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!keep.isPending) keep.mutate({ id, buildingId, givenOn });
      }}
    >
      <TextField
        label={m.reports_given_day()}
        hint={m.reports_given_day_hint()}
        type="date"
        min={today}
        value={givenOn}
        onChange={setChosen}
        isRequired
      />
      <RefusalNotice error={keep.error} />
      <div className="row">
        <Button type="submit" isBusy={keep.isPending}>
          {m.reports_keep()}
        </Button>
      </div>
    </form>
  );
}
