import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ComponentChange, ComponentSummary, Framework } from '../component-contract.ts';
import { api, useRefresh } from './api.ts';
import { read } from './blueprint-words.ts';

type Props = { framework: Framework; before: ComponentSummary | null; onDone(): void };

type Written = {
  name: string;
  about: string;
  localText: string;
  aliases: string;
  evidence: string;
  type: string;
  parentId: string;
  level: string;
  floor: string;
  weeks: string;
  ordinal: string;
  isRetired: boolean;
};

/** Adding a component, or changing one: every change is kept as a version, and the original stays beside it. */
export function ComponentForm({ framework, before, onDone }: Props) {
  const [ids] = useState(() => ({ componentId: before?.id ?? newId(), id: newId() }));
  const [written, setWritten] = useState(() => writtenOf(before, framework));
  const set = (part: Partial<Written>) => setWritten({ ...written, ...part });
  const refresh = useRefresh();
  const keep = useMutation(
    api.queries.changeComponent.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onDone();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ ...ids, ...changeOf(written, before) } as ComponentChange);
  };
  return (
    <form className="sheet" onSubmit={send}>
      <h2>{before === null ? m.blueprint_add() : m.blueprint_change()}</h2>
      <TextField
        label={m.blueprint_name()}
        value={written.name}
        onChange={(name) => set({ name })}
        isRequired
        maxLength={200}
      />
      <TextArea
        label={m.blueprint_own_words()}
        hint={m.blueprint_own_words_hint()}
        value={written.localText}
        onChange={(localText) => set({ localText })}
        maxLength={2000}
      />
      <TextArea
        label={m.blueprint_about()}
        value={written.about}
        onChange={(about) => set({ about })}
        isRequired
        maxLength={2000}
      />
      <TextField
        label={m.blueprint_aliases()}
        hint={m.blueprint_aliases_hint()}
        value={written.aliases}
        onChange={(aliases) => set({ aliases })}
      />
      <TextArea
        label={m.blueprint_statements()}
        hint={m.blueprint_statements_hint()}
        value={written.evidence}
        onChange={(evidence) => set({ evidence })}
      />
      <Place written={written} set={set} framework={framework} own={ids.componentId} />
      {before !== null && (
        <CheckField
          label={m.blueprint_retire()}
          hint={m.blueprint_retire_hint()}
          isChecked={written.isRetired}
          onChange={(isRetired) => set({ isRetired })}
        />
      )}
      <RefusalNotice error={keep.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={keep.isPending}>
          {m.blueprint_keep_change()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

type PlaceProps = { written: Written; set(part: Partial<Written>): void; framework: Framework; own: string };

/** Where it stands. */
function Place({ written, set, framework, own }: PlaceProps) {
  const others = framework.components.filter(({ id, isRetired }) => id !== own && !isRetired);
  return (
    <div className="grid">
      <SelectField
        label={m.blueprint_type()}
        value={written.type}
        options={framework.types.map(({ id, name }) => ({ value: id, label: read(name) }))}
        onChange={(type) => set({ type })}
      />
      <SelectField
        label={m.blueprint_parent()}
        value={written.parentId}
        options={[
          { value: '', label: m.blueprint_parent_none() },
          ...others.map(({ id, name }) => ({ value: id as string, label: read(name) })),
        ]}
        onChange={(parentId) => set({ parentId })}
      />
      <SelectField
        label={m.blueprint_level()}
        value={written.level}
        options={[
          { value: '', label: m.blueprint_level_none() },
          ...framework.levels.map(({ id, name }) => ({ value: id, label: read(name) })),
        ]}
        onChange={(level) => set({ level })}
      />
      <TextField
        label={`${m.blueprint_floor_number()} (${m.frame_optional()})`}
        type="number"
        min={0}
        max={50}
        value={written.floor}
        onChange={(floor) => set({ floor })}
      />
      <TextField
        label={`${m.blueprint_weeks()} (${m.frame_optional()})`}
        type="number"
        min={1}
        max={520}
        value={written.weeks}
        onChange={(weeks) => set({ weeks })}
      />
      <TextField
        label={m.blueprint_order()}
        type="number"
        min={0}
        max={10000}
        value={written.ordinal}
        onChange={(ordinal) => set({ ordinal })}
        isRequired
      />
    </div>
  );
}

function writtenOf(before: ComponentSummary | null, framework: Framework): Written {
  const last = Math.max(0, ...framework.components.map(({ ordinal }) => ordinal));
  return {
    name: before === null ? '' : read(before.name),
    about: before === null ? '' : read(before.about),
    localText: before?.localText ?? '',
    aliases: (before?.aliases ?? []).join(', '),
    evidence: (before?.evidence ?? []).map(({ text }) => read(text)).join('\n'),
    type: before?.type ?? 'district_system',
    parentId: before?.parentId ?? '',
    level: before?.level ?? '',
    floor: before?.floor?.toString() ?? '',
    weeks: before?.weeks?.toString() ?? '',
    ordinal: (before?.ordinal ?? last + 10).toString(),
    isRetired: before?.isRetired ?? false,
  };
}

const linesOf = (text: string, sign: string) =>
  text
    .split(sign)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What was left as it stood is sent as null, so that it keeps all its languages. */
function changeOf(written: Written, before: ComponentSummary | null) {
  const kept = before?.evidence ?? [];
  const numberOf = (text: string) => (text === '' ? null : Number(text));
  return {
    after: before?.number ?? 0,
    name: before !== null && written.name === read(before.name) ? null : written.name,
    about: before !== null && written.about === read(before.about) ? null : written.about,
    localText: written.localText.trim() === '' ? null : written.localText,
    aliases: linesOf(written.aliases, ','),
    evidence: linesOf(written.evidence, '\n').map((line) => {
      const same = kept.find(({ text }) => read(text) === line);
      return same === undefined
        ? { id: `own.${newId().slice(-12)}`, text: line }
        : { id: same.id, text: null };
    }),
    type: written.type,
    parentId: written.parentId === '' ? null : written.parentId,
    level: written.level === '' ? null : written.level,
    floor: numberOf(written.floor),
    weeks: numberOf(written.weeks),
    ordinal: Number(written.ordinal),
    isRetired: written.isRetired,
  };
}
