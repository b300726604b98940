import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, RadioField, SelectField, TextField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Item, ItemSet } from '../item-contract.ts';
import { api, useRefresh } from './api.ts';
import { inLanguage } from './pulse-words.ts';

/** What the next round asks, by indicator; those who may can leave questions out and add their own. */
export function Questions() {
  const items = useQuery(api.queries.readItems.queryOptions());
  if (items.data === undefined) return null;
  const { data } = items;
  const count = data.sample.filter(({ id }) => !data.leftOut.includes(id)).length + data.own.length;
  return (
    <Sheet title={m.pulse_questions()}>
      <p className="quiet">{m.pulse_questions_lead({ count: number(count) })}</p>
      <p className="small quiet">{inLanguage(data.source)}</p>
      <details>
        <summary>{data.mayChange ? m.pulse_questions_change() : m.pulse_questions()}</summary>
        {data.mayChange ? <QuestionsForm key={data.number} set={data} /> : <QuestionList set={data} />}
      </details>
    </Sheet>
  );
}

function itemsIn(set: ItemSet, partId: string): Item[] {
  return [...set.sample, ...set.own].filter((item) => item.partId === partId);
}

function QuestionList({ set }: { set: ItemSet }) {
  return (
    <div className="stack pulse-questions">
      {set.indicators.map(({ id, statement, parts }) => (
        <section key={id} className="stack-tight">
          <h3>{inLanguage(statement)}</h3>
          <ul>
            {parts
              .flatMap((part) => itemsIn(set, part.id))
              .filter((item) => !set.leftOut.includes(item.id))
              .map((item) => (
                <li key={item.id} dir="auto">
                  {inLanguage(item.text)}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type Own = { partId: string; kind: Item['kind']; text: string };

function QuestionsForm({ set }: { set: ItemSet }) {
  const refresh = useRefresh();
  const [id] = useState(newId);
  const [isOut, setOut] = useState<readonly string[]>(set.leftOut);
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const parts = set.indicators.flatMap((indicator) => indicator.parts);
  const [own, setOwn] = useState<Own>({ partId: parts[0]?.id ?? '', kind: 'how_many', text: '' });
  const change = useMutation(api.queries.changeItems.mutationOptions({ onSuccess: refresh }));
  const save = () => {
    const kept = set.own.filter((item) => !dropped.includes(item.id));
    const added = own.text.trim() === '' ? [] : [{ ...own, text: { [language()]: own.text.trim() } }];
    change.mutate({
      ...{ id, after: set.number, leftOut: [...isOut] },
      own: [...kept.map(({ partId, kind, text }) => ({ partId, kind, text })), ...added],
    } as never);
  };
  const toggle = (item: Item, isIn: boolean) => {
    const set = item.id.startsWith('own.') ? setDropped : setOut;
    set((before) => (isIn ? before.filter((one) => one !== item.id) : [...before, item.id]));
  };
  return (
    <div className="stack pulse-questions">
      <p className="hint">{m.pulse_questions_change_hint()}</p>
      {set.indicators.map((indicator) => (
        <fieldset key={indicator.id} className="field">
          <legend>{inLanguage(indicator.statement)}</legend>
          {indicator.parts
            .flatMap((part) => itemsIn(set, part.id))
            .map((item) => (
              <CheckField
                key={item.id}
                label={<span dir="auto">{inLanguage(item.text)}</span>}
                isChecked={!isOut.includes(item.id) && !dropped.includes(item.id)}
                onChange={(isIn) => toggle(item, isIn)}
              />
            ))}
        </fieldset>
      ))}
      <OwnQuestion own={own} parts={parts} onChange={setOwn} />
      <RefusalNotice error={change.error} />
      {set.number > 0 && change.isIdle && (
        <Notice>
          <p>{m.pulse_questions_saved()}</p>
        </Notice>
      )}
      <div className="row">
        <Button look="main" isBusy={change.isPending} onPress={save}>
          {m.pulse_questions_save()}
        </Button>
      </div>
    </div>
  );
}

type OwnProps = {
  own: Own;
  parts: readonly { id: string; name: Item['text'] }[];
  onChange(own: Own): void;
};

function OwnQuestion({ own, parts, onChange }: OwnProps) {
  return (
    <fieldset className="field stack-tight">
      <legend>{m.pulse_own()}</legend>
      <TextField
        label={m.pulse_own()}
        hint={m.pulse_own_hint()}
        value={own.text}
        maxLength={200}
        onChange={(text) => onChange({ ...own, text })}
      />
      <SelectField
        label={m.pulse_own_part()}
        value={own.partId}
        options={parts.map(({ id, name }) => ({ value: id, label: inLanguage(name) }))}
        onChange={(partId) => onChange({ ...own, partId })}
      />
      <RadioField
        label={m.pulse_own_kind()}
        value={own.kind}
        options={[
          { value: 'how_many', label: m.pulse_kind_how_many() },
          { value: 'know', label: m.pulse_kind_know() },
        ]}
        onChange={(kind) => onChange({ ...own, kind: kind as Item['kind'] })}
      />
    </fieldset>
  );
}
