import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Register } from '../indicator-contract.ts';
import type { EmployeeGroup } from '../rating-contract.ts';
import { api, useRefresh } from './api.ts';
import { employeeGroupWords } from './evidence-words.ts';

type Props = { partId: string; today: string; buildings: Register['buildings']; onKept(): void };

/** Write down what one could see: what, when, where, among whom. */
export function EntryForm({ partId, today, buildings, onKept }: Props) {
  const { actor } = useSession();
  const refresh = useRefresh();
  const [id] = useState(newId);
  const [what, setWhat] = useState('');
  const [seenOn, setSeenOn] = useState(today);
  const [link, setLink] = useState('');
  const [buildingId, setBuildingId] = useState<string>(actor.buildingId ?? '');
  const [groups, setGroups] = useState<readonly EmployeeGroup[]>([]);
  const add = useMutation(
    api.queries.addEntry.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onKept();
      },
    }),
  );
  const isBound = actor.buildingId !== null && actor.capacity !== 'dn_member';
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({
      ...{ id, partId, what, seenOn, employeeGroups: groups },
      link: link.trim() === '' ? null : link.trim(),
      buildingId: buildingId === '' ? null : buildingId,
    } as never);
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <TextArea
        label={m.evidence_entry_what()}
        hint={m.evidence_entry_what_hint()}
        value={what}
        onChange={setWhat}
        maxLength={600}
        isRequired
      />
      <div className="evidence-fields">
        <TextField
          label={m.evidence_entry_on()}
          type="date"
          value={seenOn}
          onChange={setSeenOn}
          max={today}
          isRequired
        />
        <SelectField
          label={m.evidence_entry_where()}
          value={buildingId}
          options={[
            { value: '', label: m.evidence_whole_district() },
            ...buildings
              .filter(({ id: place }) => !isBound || place === actor.buildingId)
              .map((place) => ({ value: place.id as string, label: place.name })),
          ]}
          onChange={setBuildingId}
        />
      </div>
      <fieldset className="field">
        <legend>
          {m.evidence_entry_groups()} ({m.frame_optional()})
        </legend>
        {(Object.keys(employeeGroupWords) as EmployeeGroup[]).map((group) => (
          <CheckField
            key={group}
            label={employeeGroupWords[group]()}
            isChecked={groups.includes(group)}
            onChange={(isChecked) =>
              setGroups(isChecked ? [...groups, group] : groups.filter((one) => one !== group))
            }
          />
        ))}
      </fieldset>
      <TextField
        label={`${m.evidence_entry_link()} (${m.frame_optional()})`}
        hint={m.evidence_entry_link_hint()}
        value={link}
        onChange={setLink}
        maxLength={500}
      />
      <RefusalNotice error={add.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={add.isPending}>
          {m.evidence_entry_save()}
        </Button>
        <Button look="quiet" onPress={onKept}>
          {m.frame_cancel()}
        </Button>
      </div>
    </form>
  );
}
