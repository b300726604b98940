import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { WindowReading } from '../contract.ts';
import { analysisApi as api } from './api.ts';

type Practice = WindowReading['practices'][number];
type Wished = { present: string; opportunity: string };

/** The district's own aims for a window: set by those who decide, read by everybody, until the reading is taken. */
export function AimsForm({ reading }: { reading: WindowReading }) {
  const maySet = useActsAs('superintendent', 'dn_member');
  const { practices } = reading;
  const isSet = practices.some(({ aim }) => aim !== null);
  if (!maySet && !isSet) return null;
  return (
    <details className="stack-tight no-print">
      <summary>{m.seen_aims()}</summary>
      <div className="stack seen-how">
        <p>{m.seen_aims_lead()}</p>
        {isSet && (
          <ul>
            {practices.map((practice) => (
              <AimLine key={practice.practiceId} practice={practice} />
            ))}
          </ul>
        )}
        {maySet && <SetAims reading={reading} />}
      </div>
    </details>
  );
}

function AimLine({ practice: { name, aim } }: { practice: Practice }) {
  if (aim === null) return null;
  const { presentPercent, opportunityPercent } = aim;
  return (
    <li>
      <bdi>
        {m.seen_aim_line({
          practice: name,
          present: number(presentPercent),
          opportunity: number(opportunityPercent),
        })}
      </bdi>
    </li>
  );
}

function SetAims({ reading: { window, practices } }: { reading: WindowReading }) {
  const [id, setId] = useState(newId);
  const [wished, setWished] = useState<Record<string, Wished>>(() =>
    Object.fromEntries(
      practices.map(({ practiceId, aim }) => [
        practiceId,
        { present: String(aim?.presentPercent ?? ''), opportunity: String(aim?.opportunityPercent ?? '') },
      ]),
    ),
  );
  const queryClient = useQueryClient();
  const set = useMutation(
    api.queries.setAims.mutationOptions({
      onSuccess: () => {
        setId(newId());
        return queryClient.invalidateQueries({ queryKey: api.queries.key() });
      },
    }),
  );
  const aims = practices.flatMap(({ practiceId }) => {
    const { present = '', opportunity = '' } = wished[practiceId] ?? {};
    if (present === '' || opportunity === '') return [];
    return [{ practiceId, presentPercent: Number(present), opportunityPercent: Number(opportunity) }];
  });
  const change = (practiceId: string, field: keyof Wished) => (value: string) =>
    setWished((before) => ({
      ...before,
      [practiceId]: { ...(before[practiceId] ?? { present: '', opportunity: '' }), [field]: value },
    }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (aims.length > 0) set.mutate({ id, windowId: window.id, aims });
  };
  return (
    <form className="stack" onSubmit={send}>
      {practices.map(({ practiceId, name }) => (
        <fieldset key={practiceId} className="stack-tight">
          <legend dir="auto">{name}</legend>
          <div className="row">
            <TextField
              label={m.seen_aim_present()}
              type="number"
              min={1}
              max={100}
              value={wished[practiceId]?.present ?? ''}
              onChange={change(practiceId, 'present')}
            />
            <TextField
              label={m.seen_aim_opportunity()}
              type="number"
              min={1}
              max={100}
              value={wished[practiceId]?.opportunity ?? ''}
              onChange={change(practiceId, 'opportunity')}
            />
          </div>
        </fieldset>
      ))}
      <RefusalNotice error={set.error} />
      <div className="row">
        <Button type="submit" isBusy={set.isPending}>
          {m.seen_set_aims()}
        </Button>
        {set.isSuccess && <span role="status">{m.frame_saved()}</span>}
      </div>
    </form>
  );
}
