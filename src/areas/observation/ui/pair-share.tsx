import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import { observationApi } from './api.ts';

/** How many visits of a hundred the district would like to be paired; and the number, for whoever may set it. */
export function PairShare() {
  const share = useQuery(observationApi.queries.readPairShare.queryOptions());
  const maySet = useActsAs('superintendent', 'dn_member');
  if (share.data === undefined) return null;
  const { percent } = share.data;
  return (
    <section className="stack-tight">
      <h2>{m.pair_share()}</h2>
      <p>{percent === 0 ? m.pair_share_none() : m.pair_share_now({ percent: number(percent) })}</p>
      {maySet && <SetShare key={percent} percent={percent} />}
    </section>
  );
}

function SetShare({ percent }: { percent: number }) {
  const [text, setText] = useState(String(percent));
  const [id, setId] = useState(newId);
  const queryClient = useQueryClient();
  const set = useMutation(
    observationApi.queries.setPairShare.mutationOptions({
      onSuccess: () => {
        setId(newId());
        return queryClient.invalidateQueries({ queryKey: observationApi.queries.key() });
      },
    }),
  );
  return (
    <form
      className="stack-tight no-print"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ id: id as never, percent: Number(text) });
      }}
    >
      <TextField
        label={m.pair_share_label()}
        hint={m.pair_share_hint()}
        type="number"
        min={0}
        max={50}
        isRequired
        value={text}
        onChange={setText}
      />
      <RefusalNotice error={set.error} />
      <div className="row">
        <Button type="submit" isBusy={set.isPending}>
          {m.pair_share_save()}
        </Button>
      </div>
    </form>
  );
}
