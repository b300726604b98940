import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { addDays } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import { practiceCountHint } from '../practice-count-rules.ts';
import type { Ways, WindowFacts, WindowOptions } from '../window-contract.ts';
import { observationApi } from './api.ts';
import { CheckGroup } from './window-checks.tsx';
import { WindowWays, waysOfChosen } from './window-ways.tsx';

type Props = {
  vision: WindowOptions['visions'][number];
  options: WindowOptions;
  visitMinutes: { min: number; max: number };
};
type Faults = Partial<Record<'purpose' | 'practices' | 'buildings' | 'days', string>>;

/** Everything of a window but its vision. */
export function WindowForm({ vision, options, visitMinutes }: Props) {
  const { draft, set } = useDraft(options, visitMinutes);
  const [faults, setFaults] = useState<Faults>({});
  const opening = useOpening();
  const change: typeof set = (part) => {
    set(part);
    setFaults({});
  };
  const open = (event: FormEvent) => {
    event.preventDefault();
    const found = findFaults(draft);
    setFaults(found);
    const { subject, version } = vision;
    if (Object.keys(found).length === 0)
      opening.mutate({
        ...draft,
        ways: waysOfChosen(draft.ways, draft.practiceIds),
        ...{ subjectId: subject.id, versionId: version.id },
      } as WindowFacts);
  };
  const places = options.buildings;
  return (
    <form className="stack-wide" onSubmit={open} noValidate>
      <TextArea
        label={m.window_new_purpose()}
        hint={m.window_new_purpose_hint()}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
        fault={faults.purpose}
        maxLength={1000}
        rows={2}
        isRequired
      />
      <div className="stack">
        <CheckGroup
          legend={m.window_new_practices()}
          hint={m.window_new_practices_hint()}
          fault={faults.practices}
          items={vision.practices.map(({ id, name, sentence }) => ({ id, name, hint: sentence }))}
          chosen={draft.practiceIds}
          onChange={(practiceIds) => change({ practiceIds })}
        />
        <CountHint count={draft.practiceIds.length} />
        <WindowWays
          practices={vision.practices.filter(({ id }) => draft.practiceIds.includes(id))}
          ways={draft.ways}
          onChange={(ways) => change({ ways })}
        />
      </div>
      <div className="stack">
        <CheckGroup
          legend={m.window_new_buildings()}
          fault={faults.buildings}
          items={places}
          chosen={draft.buildingIds}
          onChange={(buildingIds) => change({ buildingIds })}
        />
        {places.length > 1 && (
          <CheckField
            label={m.window_new_all_buildings()}
            isChecked={draft.buildingIds.length === places.length}
            onChange={(isAll) => change({ buildingIds: isAll ? places.map(({ id }) => id) : [] })}
          />
        )}
      </div>
      <Times
        draft={draft}
        set={change}
        visitMinutes={visitMinutes}
        today={options.today}
        fault={faults.days}
      />
      <div className="stack">
        <RefusalNotice error={opening.error} />
        <div className="row">
          <Button look="main" type="submit" isBusy={opening.isPending}>
            {m.window_new_open()}
          </Button>
        </div>
      </div>
    </form>
  );
}

type Draft = {
  id: string;
  purpose: string;
  practiceIds: string[];
  ways: Partial<Ways>;
  buildingIds: string[];
  startsOn: string;
  endsOn: string;
  visitMinutes: number;
};

function useDraft(options: WindowOptions, visitMinutes: { min: number; max: number }) {
  const [draft, setDraft] = useState<Draft>(() => ({
    id: newId(),
    purpose: '',
    practiceIds: [],
    ways: {},
    buildingIds: options.buildings.length === 1 ? options.buildings.map(({ id }) => id) : [],
    startsOn: options.today,
    endsOn: addDays(options.today, 27),
    visitMinutes: Math.min(Math.max(5, visitMinutes.min), visitMinutes.max),
  }));
  return { draft, set: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })) };
}

function findFaults(draft: Draft): Faults {
  const faults: Faults = {};
  if (draft.purpose.trim() === '') faults.purpose = m.window_new_needs_purpose();
  if (draft.practiceIds.length < 1 || draft.practiceIds.length > 10)
    faults.practices = m.window_new_needs_practice();
  if (draft.buildingIds.length === 0) faults.buildings = m.window_new_needs_building();
  if (draft.startsOn === '' || draft.endsOn === '' || draft.endsOn < draft.startsOn)
    faults.days = m.window_new_needs_days();
  return faults;
}

function useOpening() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation(
    observationApi.queries.openWindow.mutationOptions({
      onSuccess: async (window) => {
        await client.invalidateQueries({ queryKey: observationApi.queries.key() });
        await navigate({ to: paths.window(window.id) });
      },
    }),
  );
}

function CountHint({ count }: { count: number }) {
  const hint = practiceCountHint(count);
  if (count === 0 || hint === 'good') return null;
  return (
    <Notice kind="attention">
      <p>{hint === 'few' ? m.window_new_few() : m.window_new_many()}</p>
    </Notice>
  );
}

type TimesProps = {
  draft: Draft;
  set(part: Partial<Draft>): void;
  visitMinutes: { min: number; max: number };
  today: string;
  fault: string | undefined;
};

function Times({ draft, set, visitMinutes: { min, max }, today, fault }: TimesProps) {
  const minutes = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return (
    <div className="grid">
      <TextField
        label={m.window_new_from()}
        type="date"
        min={today}
        value={draft.startsOn}
        onChange={(startsOn) => set({ startsOn })}
        isRequired
      />
      <TextField
        label={m.window_new_to()}
        type="date"
        min={draft.startsOn}
        value={draft.endsOn}
        onChange={(endsOn) => set({ endsOn })}
        fault={fault}
        isRequired
      />
      <SelectField
        label={m.window_new_minutes()}
        hint={m.window_new_minutes_hint({ min: number(min), max: number(max) })}
        value={String(draft.visitMinutes)}
        onChange={(count) => set({ visitMinutes: Number(count) })}
        options={minutes.map((count) => ({ value: String(count), label: number(count) }))}
      />
    </div>
  );
}
