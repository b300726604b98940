import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextArea, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Goal, GoalChange } from '../goal-contract.ts';
import { canBecome } from '../goal-rules.ts';
import { api, useRefresh } from './api.ts';
import { NumberField } from './goal-fields.tsx';
import { changeVerbs, optionsOf } from './goal-words.ts';

/** Moves the target, or says that the goal was reached, has ended or is open again: always with a reason. */
export function ChangeGoal({ goal }: { goal: Goal }) {
  const options = optionsOf(changeVerbs).filter(({ value }) => canBecome(goal.status, value));
  const refresh = useRefresh();
  const [changeId] = useState(newId);
  const [change, setChange] = useState<GoalChange>(options[0]?.value ?? 'reopened');
  const [value, setValue] = useState(String(goal.target.value));
  const [on, setOn] = useState(goal.target.on);
  const [reason, setReason] = useState('');
  const send = useMutation(api.queries.changeGoal.mutationOptions({ onSuccess: refresh }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (send.isPending) return;
    const target = change === 'replanned' ? { target: { value: Number(value), on } } : {};
    send.mutate({ changeId, goalId: goal.id, change, reason, ...target } as never);
  };
  return (
    <details className="sheet no-print">
      <summary>{m.goals_change()}</summary>
      <form className="stack" onSubmit={submit}>
        <RadioField
          label={m.goals_what_changes()}
          value={change}
          options={options}
          onChange={(chosen) => setChange(chosen as GoalChange)}
        />
        {change === 'replanned' && (
          <div className="goals-pair">
            <NumberField label={m.goals_new_target()} value={value} onChange={setValue} />
            <TextField label={m.goals_by_when()} type="date" value={on} onChange={setOn} isRequired />
          </div>
        )}
        <TextArea
          label={m.goals_reason()}
          hint={m.goals_reason_hint()}
          value={reason}
          onChange={setReason}
          isRequired
          maxLength={1000}
          rows={2}
        />
        <RefusalNotice error={send.error} />
        <div className="row">
          <Button type="submit" isBusy={send.isPending}>
            {changeVerbs[change]()}
          </Button>
        </div>
      </form>
    </details>
  );
}
