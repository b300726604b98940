import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { addDays } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { TokenId } from '../token-contract.ts';
import { api } from './api.ts';
import { CopyField } from './copy-field.tsx';

/** Making a read token: what it is for, and until when. Its secret is shown here, once. */
export function TokenForm({ today }: { today: string }) {
  const fresh = () => ({ id: newId() as TokenId, name: '', endsOn: addDays(today, 180) });
  const [draft, setDraft] = useState(fresh);
  const queryClient = useQueryClient();
  const make = useMutation(
    api.queries.makeToken.mutationOptions({
      onSuccess: () => {
        setDraft(fresh());
        return queryClient.invalidateQueries({ queryKey: api.queries.listTokens.key() });
      },
    }),
  );
  return (
    <section className="stack exchange-form">
      <h3>{m.exchange_token_new()}</h3>
      {make.data !== undefined && (
        <Notice kind="attention">
          <p>{m.exchange_token_once({ name: make.data.token.name })}</p>
          <CopyField label={m.exchange_token_secret()} text={make.data.secret} />
        </Notice>
      )}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!make.isPending) make.mutate(draft);
        }}
      >
        <div className="grid">
          <TextField
            label={m.exchange_token_name()}
            hint={m.exchange_token_name_hint()}
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
            isRequired
            maxLength={80}
          />
          <TextField
            label={m.exchange_token_until()}
            hint={m.exchange_token_until_hint()}
            type="date"
            min={today}
            max={addDays(today, 366)}
            value={draft.endsOn}
            onChange={(endsOn) => setDraft({ ...draft, endsOn })}
            isRequired
          />
        </div>
        <RefusalNotice error={make.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={make.isPending}>
            {m.exchange_token_make()}
          </Button>
        </div>
      </form>
    </section>
  );
}
