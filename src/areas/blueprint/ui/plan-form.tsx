import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { addDays } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Timeline } from '../plan-contract.ts';
import { areVisionsLate, visionsWithinWeeks } from '../plan-rules.ts';
import { api, useRefresh } from './api.ts';
import { read } from './blueprint-words.ts';

/** Planning one component, or planning it anew with the reason; the earlier plan stays in sight. */
export function PlanForm({ timeline, onDone }: { timeline: Timeline; onDone(): void }) {
  const { components, today } = timeline;
  const [id] = useState(newId);
  const [componentId, setComponentId] = useState<string>(components[0]?.id ?? '');
  const chosen = components.find((component) => component.id === componentId);
  const [startsOn, setStartsOn] = useState(chosen?.plan?.startsOn ?? today);
  const [endsOn, setEndsOn] = useState(chosen?.plan?.endsOn ?? addDays(today, 180));
  const [reason, setReason] = useState('');
  const refresh = useRefresh();
  const keep = useMutation(
    api.queries.planComponents.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onDone();
      },
    }),
  );
  const choose = (next: string) => {
    const component = components.find((one) => one.id === next);
    setComponentId(next);
    setStartsOn(component?.plan?.startsOn ?? today);
    setEndsOn(component?.plan?.endsOn ?? addDays(today, 7 * (component?.weeks ?? 26) - 1));
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const items = [{ componentId: componentId as never, startsOn, endsOn }];
    keep.mutate({ id, items, reason: reason.trim() === '' ? null : reason });
  };
  const firstOn = components.flatMap(({ plan }) => plan?.startsOn ?? []).toSorted()[0] ?? today;
  const isLate = chosen?.holdsVisions === true && startsOn !== '' && areVisionsLate(firstOn, startsOn);
  return (
    <form className="sheet no-print" onSubmit={send}>
      <h2>{m.blueprint_plan_one()}</h2>
      <SelectField
        label={m.blueprint_part()}
        value={componentId}
        options={components.map((component) => ({
          value: component.id as string,
          label: read(component.name),
        }))}
        onChange={choose}
      />
      <TextField
        label={m.blueprint_begins()}
        type="date"
        value={startsOn}
        onChange={setStartsOn}
        isRequired
      />
      <TextField
        label={m.blueprint_ends()}
        type="date"
        value={endsOn}
        min={startsOn}
        onChange={setEndsOn}
        isRequired
      />
      {isLate && (
        <Notice kind="attention">
          <p>{m.blueprint_visions_late_plan({ weeks: number(visionsWithinWeeks) })}</p>
        </Notice>
      )}
      {chosen?.plan !== null && (
        <TextArea
          label={m.blueprint_reason()}
          hint={m.blueprint_reason_hint()}
          value={reason}
          onChange={setReason}
          isRequired
          maxLength={1000}
        />
      )}
      <RefusalNotice error={keep.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={keep.isPending}>
          {m.blueprint_plan_keep()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
