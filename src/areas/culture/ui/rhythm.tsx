import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { CultureSettings } from '../settings-contract.ts';
import { api } from './api.ts';

/** How often the district looks again at what it agreed, and at what people promised. */
export function Rhythm({ settings }: { settings: CultureSettings }) {
  const [months, setMonths] = useState(String(settings.revisitMonths));
  const [weeks, setWeeks] = useState(String(settings.commitmentWeeks));
  const queryClient = useQueryClient();
  const change = useMutation(
    api.queries.changeCultureSettings.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ revisitMonths: Number(months), commitmentWeeks: Number(weeks) });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <h2>{m.culture_rhythm()}</h2>
      <div className="culture-fields">
        <TextField
          label={m.culture_rhythm_months()}
          hint={m.culture_rhythm_months_hint()}
          type="number"
          min={3}
          max={24}
          value={months}
          onChange={setMonths}
          isRequired
        />
        <TextField
          label={m.culture_rhythm_weeks()}
          hint={m.culture_rhythm_weeks_hint()}
          type="number"
          min={4}
          max={26}
          value={weeks}
          onChange={setWeeks}
          isRequired
        />
      </div>
      <RefusalNotice error={change.error} />
      <div className="row">
        <Button type="submit" isBusy={change.isPending}>
          {m.culture_rhythm_save()}
        </Button>
        {change.isSuccess && <span role="status">{m.frame_saved()}</span>}
      </div>
    </form>
  );
}
