import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { addDays } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import { api, useRefresh } from './api.ts';
import { groupOrder, groupWords } from './pulse-words.ts';

/** When the next round opens and closes, and whom it asks. */
export function OpenRoundForm({ earliestOn, today }: { earliestOn: string; today: string }) {
  const refresh = useRefresh();
  const [id, setId] = useState(newId);
  const [opensOn, setOpensOn] = useState(earliestOn);
  const [closesOn, setClosesOn] = useState(addDays(earliestOn, 10));
  const [groups, setGroups] = useState(groupOrder);
  const open = useMutation(
    api.queries.openRound.mutationOptions({
      onSuccess: () => {
        setId(newId());
        return refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({ id, opensOn, closesOn, groups } as never);
  };
  return (
    <Sheet title={m.pulse_set()}>
      <p className="quiet">{m.pulse_set_lead()}</p>
      {earliestOn > today && <p>{m.pulse_set_later({ day: day(earliestOn) })}</p>}
      <form className="stack" onSubmit={submit}>
        <div className="pulse-fields">
          <TextField
            label={m.pulse_opens_on()}
            type="date"
            min={earliestOn}
            value={opensOn}
            onChange={setOpensOn}
            isRequired
          />
          <TextField
            label={m.pulse_closes_on()}
            type="date"
            min={opensOn}
            value={closesOn}
            onChange={setClosesOn}
            isRequired
          />
        </div>
        <fieldset className="field">
          <legend>{m.pulse_whom()}</legend>
          <p className="hint">{m.pulse_whom_hint()}</p>
          {groupOrder.map((group) => (
            <CheckField
              key={group}
              label={groupWords[group]()}
              isChecked={groups.includes(group)}
              onChange={(isIn) =>
                setGroups(groupOrder.filter((one) => (one === group ? isIn : groups.includes(one))))
              }
            />
          ))}
        </fieldset>
        <RefusalNotice error={open.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={open.isPending}>
            {m.pulse_set_now()}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
