import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** After how many weeks a practice is said to lie in a binder. */
export function QuietWeeks({ weeks }: { weeks: number }) {
  const [value, setValue] = useState(String(weeks));
  const queryClient = useQueryClient();
  const change = useMutation(
    api.queries.changeQuietWeeks.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ quietWeeks: Number(value) });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <TextField
        label={m.standing_quiet_weeks()}
        hint={m.standing_quiet_weeks_hint()}
        type="number"
        min={2}
        max={26}
        value={value}
        onChange={setValue}
        isRequired
      />
      <RefusalNotice error={change.error} />
      <div className="row">
        <Button type="submit" isBusy={change.isPending}>
          {m.standing_quiet_weeks_save()}
        </Button>
        {change.isSuccess && <span role="status">{m.standing_saved()}</span>}
      </div>
    </form>
  );
}
