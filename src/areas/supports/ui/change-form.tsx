import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea, TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Step, StepChange, StepChangeInput, StepStatus } from '../step-contract.ts';
import { api, useRefresh } from './api.ts';
import { HandOver } from './hand-over.tsx';
import { useKeptText } from './kept-text.ts';
import { changeVerbs } from './step-words.ts';

/** What can be done with a step that stands so; the server decides. */
const offered: Record<StepStatus, readonly StepChange[]> = {
  open: ['started', 'done', 'handed_over', 'due_moved', 'dropped'],
  started: ['done', 'handed_over', 'due_moved', 'dropped'],
  done: ['reopened'],
  dropped: ['reopened'],
};

/** The changes that a person who holds or made a step can add. */
export function ChangeForm({ step }: { step: Step }) {
  const [change, setChange] = useState<StepChange | null>(null);
  return (
    <Sheet title={m.supports_change_title()}>
      <div className="row">
        {offered[step.status].map((one) => (
          <Button key={one} look={one === change ? 'main' : 'plain'} onPress={() => setChange(one)}>
            {changeVerbs[one]()}
          </Button>
        ))}
      </div>
      {change === 'handed_over' && <HandOver step={step} onCancel={() => setChange(null)} />}
      {change !== null && change !== 'handed_over' && (
        <OneChange key={change} step={step} change={change} onCancel={() => setChange(null)} />
      )}
    </Sheet>
  );
}

type Change = Exclude<StepChange, 'handed_over'>;
type Props = { step: Step; change: Change; onCancel(): void };

function OneChange({ step, change, onCancel }: Props) {
  const refresh = useRefresh();
  const { district } = useSession();
  const [changeId] = useState(newId);
  const [note, setNote] = useKeptText(`change:${step.id}:${change}`);
  const [dueOn, setDueOn] = useState('');
  const add = useMutation(
    api.queries.changeStep.mutationOptions({
      onSuccess: async () => {
        setNote('');
        await refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!add.isPending) add.mutate(inputOf({ changeId, step, change, note, dueOn }));
  };
  const isEnding = change === 'done' || change === 'dropped';
  return (
    <form className="stack" onSubmit={submit}>
      {change === 'due_moved' && (
        <TextField
          label={m.supports_new_due()}
          type="date"
          value={dueOn}
          onChange={setDueOn}
          isRequired
          min={schoolDayOf(new Date(), district.timeZone)}
        />
      )}
      <TextArea
        label={noteLabel(change)}
        {...(isEnding ? {} : { hint: m.frame_optional() })}
        value={note}
        onChange={setNote}
        isRequired={isEnding}
        maxLength={1000}
        rows={2}
      />
      <RefusalNotice error={add.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={add.isPending}>
          {m.frame_save()}
        </Button>
        <Button onPress={onCancel}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

function noteLabel(change: StepChange): string {
  if (change === 'done') return m.supports_result();
  return change === 'dropped' ? m.supports_why_dropped() : m.supports_remark();
}

type Given = {
  changeId: string;
  step: Step;
  change: Change;
  note: string;
  dueOn: string;
};

function inputOf({ changeId, step, change, note, dueOn }: Given): StepChangeInput {
  const shared = { changeId, stepId: step.id, note };
  return change === 'due_moved' ? { ...shared, change, dueOn } : { ...shared, change };
}
