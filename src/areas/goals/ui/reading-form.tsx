import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Goal, GoalReading } from '../goal-contract.ts';
import { needsGroup } from '../goal-rules.ts';
import { api, useRefresh } from './api.ts';
import { GroupField, NumberField } from './goal-fields.tsx';

type Props = {
  goal: Goal;
  /** The reading that this one is to stand for; null when it is a new one. */
  corrected: GoalReading | null;
  onDone?: () => void;
};

/** Puts down what was measured: a value, of how many, on which day, from where. */
export function ReadingForm({ goal, corrected, onDone }: Props) {
  const { district } = useSession();
  const today = schoolDayOf(new Date(), district.timeZone);
  const refresh = useRefresh();
  const [readingId] = useState(newId);
  const [value, setValue] = useState(corrected === null ? '' : String(corrected.value));
  const [n, setN] = useState(corrected === null || corrected.n === null ? '' : String(corrected.n));
  const [on, setOn] = useState(corrected?.on ?? today);
  const [source, setSource] = useState(corrected?.source ?? '');
  const [note, setNote] = useState('');
  const make = useMutation(
    api.queries.makeReading.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onDone?.();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (make.isPending) return;
    make.mutate({
      ...{ readingId, goalId: goal.id, value: Number(value), n: n === '' ? null : Number(n) },
      ...{ on, source, note, correctsId: corrected?.id ?? null },
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="goals-pair">
        <NumberField label={m.goals_value()} value={value} onChange={setValue} />
        <GroupField isRequired={needsGroup(goal.unit, goal.performance)} value={n} onChange={setN} />
        <TextField
          label={m.goals_measured_on()}
          type="date"
          value={on}
          max={today}
          onChange={setOn}
          isRequired
        />
      </div>
      <TextField
        label={m.goals_source()}
        hint={m.goals_source_hint()}
        value={source}
        onChange={setSource}
        isRequired
        maxLength={200}
      />
      <TextField
        label={corrected === null ? m.goals_note() : m.goals_correction_note()}
        hint={m.frame_optional()}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
      <RefusalNotice error={make.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={make.isPending}>
          {corrected === null ? m.goals_put_down_button() : m.goals_correct_button()}
        </Button>
        {onDone !== undefined && <Button onPress={onDone}>{m.frame_cancel()}</Button>}
      </div>
    </form>
  );
}
