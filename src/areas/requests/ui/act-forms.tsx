import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Act, Helped, SupportRequest } from '../request-contract.ts';
import { api, useRefresh } from './api.ts';
import { actVerbs, helpedWords, optionsOf } from './request-words.ts';

type Props = { request: SupportRequest; requestKey: string | null; currency: string };

/** The next act stands first; each opens what it needs to know. */
const order: Act[] = [
  'took_up',
  'kept',
  'fulfilled',
  'closed',
  'started',
  'reopened',
  'let_go',
  'declined',
  'withdrawn',
];

/** What one can do with a request now. */
export function ActForms(props: Props) {
  const [chosen, setChosen] = useState<Act | null>(null);
  const acts = order.filter((act) => props.request.mayDo.includes(act));
  if (acts.length === 0) return null;
  if (chosen !== null && acts.includes(chosen))
    return <ActForm key={chosen} {...props} act={chosen} onCancel={() => setChosen(null)} />;
  return (
    <div className="row no-print">
      {acts.map((act, index) => (
        <Button key={act} look={index === 0 ? 'main' : 'plain'} onPress={() => setChosen(act)}>
          {actVerbs[act]()}
        </Button>
      ))}
    </div>
  );
}

const noteHints: Partial<Record<Act, () => string>> = {
  took_up: m.requests_note_took_up,
  fulfilled: m.requests_note_fulfilled,
  declined: m.requests_note_declined,
  closed: m.requests_note_closed,
  reopened: m.requests_note_reopened,
};

function ActForm({ request, requestKey, currency, act, onCancel }: Props & { act: Act; onCancel(): void }) {
  const refresh = useRefresh();
  // An id made of the time would tell when somebody without a name was here.
  const [actId] = useState(() => (requestKey === null ? newId() : crypto.randomUUID()));
  const [note, setNote] = useState('');
  const [hours, setHours] = useState('');
  const [amount, setAmount] = useState('');
  const [helped, setHelped] = useState<Helped | null>(null);
  const send = useMutation(api.queries.act.mutationOptions({ onSuccess: refresh }));
  const costs = act === 'kept' || act === 'fulfilled';
  const isNoteNeeded = act === 'fulfilled' || act === 'declined';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act === 'closed' && helped === null) return;
    send.mutate({
      ...{ actId, requestId: request.id, act, note, key: requestKey },
      ...(costs ? { minutes: scaled(hours, 60), cents: scaled(amount, 100) } : {}),
      ...(act === 'closed' ? { helped } : {}),
    } as never);
  };
  return (
    <Sheet title={actVerbs[act]()}>
      <form className="stack" onSubmit={submit}>
        {act === 'closed' && (
          <RadioField
            label={m.requests_helped()}
            hint={m.requests_helped_hint()}
            look="row"
            value={helped ?? ''}
            options={optionsOf(helpedWords)}
            onChange={(value) => setHelped(value as Helped)}
          />
        )}
        <TextArea
          label={isNoteNeeded ? (noteHints[act]?.() ?? '') : m.requests_note()}
          hint={isNoteNeeded ? m.requests_note_no_names() : (noteHints[act]?.() ?? m.frame_optional())}
          value={note}
          onChange={setNote}
          isRequired={isNoteNeeded}
          maxLength={1000}
        />
        {costs && (
          <div className="requests-filters">
            <DecimalField label={m.requests_hours_field()} value={hours} onChange={setHours} />
            <DecimalField label={m.requests_money_field({ currency })} value={amount} onChange={setAmount} />
          </div>
        )}
        <RefusalNotice error={send.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={send.isPending}>
            {m.requests_save()}
          </Button>
          <Button onPress={onCancel}>{m.frame_cancel()}</Button>
        </div>
      </form>
    </Sheet>
  );
}

type DecimalProps = { label: string; value: string; onChange(value: string): void };

function DecimalField({ label, value, onChange }: DecimalProps) {
  const isFine = value.trim() === '' || scaled(value, 1) !== null;
  return (
    <TextField
      label={label}
      hint={m.frame_optional()}
      value={value}
      onChange={onChange}
      maxLength={12}
      fault={isFine ? undefined : m.requests_not_a_number()}
    />
  );
}

/** What somebody wrote as a whole number of the smallest unit: "1.5" hours are 90 minutes. Null when left out. */
function scaled(text: string, unit: number): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) || value < 0 ? null : Math.round(value * unit);
}
