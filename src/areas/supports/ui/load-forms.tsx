import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { LoadSettings } from '../load-contract.ts';
import { api, useRefresh } from './api.ts';

/** The minutes a week that one has for steps. Nobody else reads it. */
export function TimeForm({
  weeklyMinutes,
  minutesAnItem,
}: {
  weeklyMinutes: number | null;
  minutesAnItem: number;
}) {
  const refresh = useRefresh();
  const [value, setValue] = useState(weeklyMinutes === null ? '' : String(weeklyMinutes));
  const set = useMutation(api.queries.setLoadTime.mutationOptions({ onSuccess: refresh }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ weeklyMinutes: value === '' ? null : Number(value) });
  };
  return (
    <form className="stack-tight no-print" onSubmit={send}>
      <TextField
        label={m.supports_time()}
        hint={m.supports_time_hint({ minutes: number(minutesAnItem) })}
        type="number"
        min={0}
        max={1200}
        value={value}
        onChange={setValue}
      />
      <RefusalNotice error={set.error} />
      <div className="row">
        <Button type="submit" isBusy={set.isPending}>
          {m.supports_time_save()}
        </Button>
        {set.isSuccess && <span role="status">{m.supports_saved()}</span>}
      </div>
    </form>
  );
}

/** At how many open steps people are asked to share first. */
export function SettingsForm({ settings }: { settings: LoadSettings }) {
  const refresh = useRefresh();
  const [cap, setCap] = useState(String(settings.cap));
  const [minutes, setMinutes] = useState(String(settings.minutesAnItem));
  const change = useMutation(api.queries.changeLoadSettings.mutationOptions({ onSuccess: refresh }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ cap: Number(cap), minutesAnItem: Number(minutes) });
  };
  return (
    <form className="no-print" onSubmit={send}>
      <Sheet title={m.supports_cap_title()}>
        <TextField
          label={m.supports_cap()}
          hint={m.supports_cap_hint()}
          type="number"
          min={1}
          max={20}
          value={cap}
          onChange={setCap}
          isRequired
        />
        <TextField
          label={m.supports_minutes()}
          hint={m.supports_minutes_hint()}
          type="number"
          min={10}
          max={240}
          value={minutes}
          onChange={setMinutes}
          isRequired
        />
        <RefusalNotice error={change.error} />
        <div className="row">
          <Button type="submit" isBusy={change.isPending}>
            {m.supports_cap_save()}
          </Button>
          {change.isSuccess && <span role="status">{m.supports_saved()}</span>}
        </div>
      </Sheet>
    </form>
  );
}
