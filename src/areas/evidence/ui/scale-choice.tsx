import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import type { Scale } from '../rating-contract.ts';
import { api, useRefresh } from './api.ts';
import { say } from './evidence-words.ts';

/** On which of its scales the district rates from now on. */
export function ScaleChoice() {
  const scale = useQuery(api.queries.readScale.queryOptions());
  return <Loaded query={scale}>{(found) => found.offered.length > 0 && <Choice scale={found} />}</Loaded>;
}

const ours = '';

function Choice({ scale }: { scale: Scale }) {
  const refresh = useRefresh();
  const [value, setValue] = useState(scale.scaleId ?? ours);
  const choose = useMutation(api.queries.chooseScale.mutationOptions({ onSuccess: refresh }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate({ scaleId: value === ours ? null : value });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <SelectField
        label={m.evidence_scale()}
        hint={m.evidence_scale_hint()}
        value={value}
        options={[
          { value: ours, label: m.evidence_scale_ours() },
          ...scale.offered.map(({ id, name }) => ({ value: id, label: say(name) })),
        ]}
        onChange={setValue}
      />
      <p className="small quiet">{scale.levels.map(({ name }) => say(name)).join(' · ')}</p>
      <RefusalNotice error={choose.error} />
      <div className="row">
        <Button type="submit" isBusy={choose.isPending}>
          {m.evidence_scale_use()}
        </Button>
        {choose.isSuccess && <span role="status">{m.evidence_saved()}</span>}
      </div>
    </form>
  );
}
