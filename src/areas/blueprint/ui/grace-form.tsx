import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { api, useRefresh } from './api.ts';

/** How long after its next check a component counts as lapsed. */
export function GraceForm({ weeks }: { weeks: number }) {
  const [value, setValue] = useState(String(weeks));
  const refresh = useRefresh();
  const change = useMutation(api.queries.changeGrace.mutationOptions({ onSuccess: refresh }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ graceWeeks: Number(value) });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <TextField
        label={m.blueprint_grace()}
        hint={m.blueprint_grace_hint()}
        type="number"
        min={0}
        max={26}
        value={value}
        onChange={setValue}
        isRequired
      />
      <RefusalNotice error={change.error} />
      <div className="row">
        <Button type="submit" isBusy={change.isPending}>
          {m.blueprint_grace_save()}
        </Button>
        {change.isSuccess && <span role="status">{m.frame_saved()}</span>}
      </div>
    </form>
  );
}
