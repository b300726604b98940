import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Cadence } from '../component-schema.ts';
import type { Register, Routine, RoutineChange } from '../routine-contract.ts';
import { api, useRefresh } from './api.ts';
import { cadenceWords, read } from './blueprint-words.ts';
import { OwnerField, partsOf, type Who } from './owner-field.tsx';

type Sample = Register['samples'][number];
type Props = { today: string; before: Routine | null; sample: Sample | null; onDone(): void };
type Written = {
  name: string;
  about: string;
  who: Who;
  cadence: Cadence;
  startsOn: string;
  endsOn: string;
  policyLink: string;
  componentId: string;
};

/** Adding a routine, from a sample or not; changing it; ending it by its last day. */
export function RoutineForm({ today, before, sample, onDone }: Props) {
  const { actor } = useSession();
  const [ids] = useState(() => ({ routineId: before?.id ?? newId(), id: newId() }));
  const [written, setWritten] = useState(() => writtenOf(before, sample, today, actor.buildingId));
  const set = (part: Partial<Written>) => setWritten({ ...written, ...part });
  const refresh = useRefresh();
  const keep = useMutation(
    api.queries.changeRoutine.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onDone();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { kind, groupId, buildingId } = partsOf(written.who);
    const { who: _, ...rest } = written;
    const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
    keep.mutate({
      ...{ ...ids, after: before?.number ?? 0, ...rest, whoKind: kind, groupId, buildingId },
      ...{ endsOn: orNull(rest.endsOn), policyLink: orNull(rest.policyLink) },
      ...{ componentId: orNull(rest.componentId), sampleId: before?.sampleId ?? sample?.id ?? null },
    } as RoutineChange);
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <h2>{before === null ? m.blueprint_routine_add() : m.blueprint_routine_change()}</h2>
      <TextField
        label={m.blueprint_routine_name()}
        value={written.name}
        onChange={(name) => set({ name })}
        isRequired
        maxLength={200}
      />
      <TextArea
        label={m.blueprint_routine_about()}
        hint={m.blueprint_systems_not_people()}
        value={written.about}
        onChange={(about) => set({ about })}
        isRequired
        maxLength={2000}
      />
      <OwnerField label={m.blueprint_routine_who()} value={written.who} onChange={(who) => set({ who })} />
      <When written={written} set={set} isNew={before === null} />
      <RefusalNotice error={keep.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={keep.isPending}>
          {m.blueprint_routine_keep()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

function When({
  written,
  set,
  isNew,
}: {
  written: Written;
  set(part: Partial<Written>): void;
  isNew: boolean;
}) {
  const framework = useQuery(api.queries.readFramework.queryOptions());
  const parts = (framework.data?.components ?? []).filter(({ isRetired }) => !isRetired);
  return (
    <>
      <SelectField
        label={m.blueprint_cadence()}
        value={written.cadence}
        options={Object.entries(cadenceWords).map(([value, words]) => ({ value, label: words() }))}
        onChange={(cadence) => set({ cadence: cadence as Cadence })}
      />
      <TextField
        label={isNew ? m.blueprint_starts_on() : m.blueprint_starts_on_again()}
        hint={isNew ? m.blueprint_starts_on_hint() : m.blueprint_starts_on_again_hint()}
        type="date"
        value={written.startsOn}
        min="1990-01-01"
        onChange={(startsOn) => set({ startsOn })}
        isRequired
      />
      {!isNew && (
        <TextField
          label={`${m.blueprint_ends_on()} (${m.frame_optional()})`}
          type="date"
          value={written.endsOn}
          min={written.startsOn}
          onChange={(endsOn) => set({ endsOn })}
        />
      )}
      <SelectField
        label={`${m.blueprint_routine_component()} (${m.frame_optional()})`}
        value={written.componentId}
        options={[
          { value: '', label: m.blueprint_routine_component_none() },
          ...parts.map(({ id, name }) => ({ value: id as string, label: read(name) })),
        ]}
        onChange={(componentId) => set({ componentId })}
      />
      <TextField
        label={`${m.blueprint_policy_link()} (${m.frame_optional()})`}
        type="url"
        value={written.policyLink}
        onChange={(policyLink) => set({ policyLink })}
      />
    </>
  );
}

function writtenOf(
  before: Routine | null,
  sample: Sample | null,
  today: string,
  ownBuilding: string | null,
): Written {
  if (before !== null)
    return {
      ...{ name: before.name, about: before.about, cadence: before.cadence, startsOn: before.startsOn },
      ...{ endsOn: before.endsOn ?? '', policyLink: before.policyLink ?? '' },
      componentId: before.component?.id ?? '',
      who: {
        who: before.who.group === null ? `role:${before.who.kind ?? ''}` : `group:${before.who.group.id}`,
        buildingId: before.building?.id ?? '',
      },
    };
  return {
    ...{ name: sample === null ? '' : read(sample.name), about: sample === null ? '' : read(sample.about) },
    ...{ cadence: sample?.cadence ?? 'weekly', startsOn: today, endsOn: '', policyLink: '' },
    componentId: sample?.componentId ?? '',
    who: { who: sample === null ? '' : `role:${sample.who}`, buildingId: ownBuilding ?? '' },
  };
}
