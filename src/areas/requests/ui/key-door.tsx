import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { paths } from '../../../client/paths.ts';
import { usePlace } from '../../../client/place.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { holdKey } from './held-keys.ts';

/** Where somebody with a key comes to their request without a name. */
export function KeyDoor({ onOpened }: { onOpened?: () => void }) {
  const [key, setKey] = useState('');
  const place = usePlace();
  const open = useMutation(
    api.queries.openByKey.mutationOptions({
      onSuccess: ({ request }) => {
        holdKey(request.id, key);
        place.go(paths.request(request.id));
        onOpened?.();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({ key });
  };
  return (
    <section className="stack-tight">
      <h2>{m.requests_key_door()}</h2>
      <form className="stack" onSubmit={send}>
        <TextField
          label={m.requests_key()}
          hint={m.requests_key_hint()}
          value={key}
          onChange={setKey}
          autoComplete="off"
          isRequired
          maxLength={40}
        />
        <RefusalNotice error={open.error} />
        <div className="row">
          <Button type="submit" isBusy={open.isPending}>
            {m.requests_key_open()}
          </Button>
        </div>
      </form>
    </section>
  );
}
