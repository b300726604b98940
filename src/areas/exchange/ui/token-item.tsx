import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ReadToken } from '../token-contract.ts';
import { apart } from './apart.ts';
import { api } from './api.ts';

const stateWords = {
  open: m.exchange_token_open,
  over: m.exchange_token_over,
  taken_back: m.exchange_token_taken_back,
};

/** One read token: what it is for, until when, when it was last used, and taking it back. */
export function TokenItem({ token }: { token: ReadToken }) {
  const { name, prefix, state, endsOn, usedOn, madeBy, madeAt, endedBy, endedAt } = token;
  return (
    <li className="stack-tight">
      <span className="row">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <Tag kind={state === 'open' ? 'accent' : 'plain'}>{stateWords[state]()}</Tag>
      </span>
      <p>
        {m.exchange_token_days({ until: day(endsOn) })}{' '}
        {usedOn === null ? m.exchange_token_unused() : m.exchange_token_used({ day: day(usedOn) })}
      </p>
      <p className="quiet small">
        {m.exchange_token_begins({ prefix: apart(prefix) })}{' '}
        {m.exchange_made({ name: apart(madeBy), at: moment(madeAt) })}{' '}
        {endedBy !== null &&
          endedAt !== null &&
          m.exchange_ended({ name: apart(endedBy), at: moment(endedAt) })}
      </p>
      {state === 'open' && <End token={token} />}
    </li>
  );
}

function End({ token }: { token: ReadToken }) {
  const [isAsking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const end = useMutation(
    api.queries.endToken.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        return queryClient.invalidateQueries({ queryKey: api.queries.listTokens.key() });
      },
    }),
  );
  return (
    <div className="row">
      <Button onPress={() => setAsking(true)} label={m.exchange_take_back_what({ what: token.name })}>
        {m.exchange_take_back()}
      </Button>
      <Dialog title={m.exchange_token_end_title()} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{m.exchange_token_end_what({ name: token.name })}</p>
        <RefusalNotice error={end.error} />
        <div className="row">
          <Button look="main" isBusy={end.isPending} onPress={() => end.mutate({ id: token.id })}>
            {m.exchange_take_back_now()}
          </Button>
          <Button onPress={() => setAsking(false)}>{m.exchange_keep()}</Button>
        </div>
      </Dialog>
    </div>
  );
}
