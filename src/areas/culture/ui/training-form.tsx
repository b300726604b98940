import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { PeopleByGroup } from '../conflict-contract.ts';
import { api, districtApi } from './api.ts';
import { groups, groupWords } from './culture-words.ts';

/** A training that was held: numbers by employee group, no names. */
export function TrainingForm({ today, onDone }: { today: string; onDone(): void }) {
  const { actor } = useSession();
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const [id] = useState(newId);
  const isBound =
    actor.buildingId !== null && (actor.capacity === 'building_administrator' || actor.capacity === 'coach');
  const [on, setOn] = useState(today);
  const [minutes, setMinutes] = useState('60');
  const [focus, setFocus] = useState('');
  const [place, setPlace] = useState<string>(isBound ? (actor.buildingId ?? '') : '');
  const [people, setPeople] = useState<Record<string, string>>({});
  const queryClient = useQueryClient();
  const record = useMutation(
    api.queries.recordTraining.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onDone();
      },
    }),
  );
  const buildings = (profile.data?.buildings ?? []).filter(
    ({ endedOn, id: building }) => endedOn === null && (!isBound || building === actor.buildingId),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const counts = Object.fromEntries(groups.map((group) => [group, Number(people[group] ?? 0)]));
    const buildingId = place === '' ? null : place;
    record.mutate({
      ...{ id: id as never, on, minutes: Number(minutes), focus, buildingId: buildingId as never },
      people: counts as PeopleByGroup,
    });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <h3>{m.culture_training_record()}</h3>
      <TextField
        label={m.culture_training_focus()}
        hint={m.culture_training_focus_hint()}
        value={focus}
        onChange={setFocus}
        maxLength={200}
        isRequired
      />
      <div className="culture-fields">
        <TextField label={m.culture_when()} type="date" max={today} value={on} onChange={setOn} isRequired />
        <TextField
          label={m.culture_training_minutes()}
          type="number"
          min={5}
          max={600}
          value={minutes}
          onChange={setMinutes}
          isRequired
        />
        <SelectField
          label={m.culture_where()}
          value={place}
          options={[
            ...(isBound ? [] : [{ value: '', label: m.culture_whole_district() }]),
            ...buildings.map((building) => ({ value: building.id as string, label: building.name })),
          ]}
          onChange={setPlace}
        />
      </div>
      <fieldset className="field">
        <legend>{m.culture_training_people()}</legend>
        <div className="culture-numbers">
          {groups.map((group) => (
            <TextField
              key={group}
              label={groupWords[group]()}
              type="number"
              min={0}
              max={100_000}
              value={people[group] ?? '0'}
              onChange={(value) => setPeople({ ...people, [group]: value })}
            />
          ))}
        </div>
      </fieldset>
      <RefusalNotice error={record.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={record.isPending}>
          {m.frame_save()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
