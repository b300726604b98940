import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Norm, NormMethod } from '../norm-contract.ts';
import { api } from './api.ts';
import { methodWords } from './culture-words.ts';

type Outcome = 'kept' | 'reworded' | 'let_go';
type Doing = 'agree' | 'revisit' | 'set_aside';

/** What may be decided about it now, by those who may. */
export function NormDeciding({ norm }: { norm: Norm }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const isOpen = norm.standing === 'proposed' || norm.standing === 'discussed';
  const { decide, setAside } = norm.may;
  if (!isOpen && !decide) return null;
  if (doing === 'set_aside') return <AsideForm norm={norm} onDone={() => setDoing(null)} />;
  if (doing !== null)
    return <DecisionForm norm={norm} isRevisit={doing === 'revisit'} onDone={() => setDoing(null)} />;
  return (
    <div className="stack no-print">
      {norm.isDue && (
        <Notice kind="attention">
          <p>{m.culture_due_about()}</p>
        </Notice>
      )}
      {isOpen && !decide && (
        <p className="quiet">
          {norm.building === null ? m.culture_waits_district() : m.culture_waits_building()}
        </p>
      )}
      <div className="row">
        {decide && isOpen && (
          <Button look="main" onPress={() => setDoing('agree')}>
            {m.culture_agree()}
          </Button>
        )}
        {decide && !isOpen && (
          <Button look={norm.isDue ? 'main' : 'plain'} onPress={() => setDoing('revisit')}>
            {m.culture_revisit()}
          </Button>
        )}
        {setAside && <Button onPress={() => setDoing('set_aside')}>{m.culture_set_aside()}</Button>}
      </div>
    </div>
  );
}

function useReload(onDone: () => void) {
  const queryClient = useQueryClient();
  return {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: api.queries.key() });
      onDone();
    },
  };
}

type FormProps = { norm: Norm; isRevisit: boolean; onDone(): void };

/** How it was decided: what, in which words, when, where, how, and how many stood aside. */
function DecisionForm({ norm, isRevisit, onDone }: FormProps) {
  const { district } = useSession();
  const [actId] = useState(newId);
  const today = schoolDayOf(new Date(), district.timeZone);
  const [outcome, setOutcome] = useState<Outcome>('kept');
  const [text, setText] = useState(norm.text);
  const [on, setOn] = useState(today);
  const [method, setMethod] = useState<NormMethod>('consent');
  const [place, setPlace] = useState('');
  const [stoodAside, setStoodAside] = useState('0');
  const [note, setNote] = useState('');
  const reload = useReload(onDone);
  const agree = useMutation(api.queries.agreeNorm.mutationOptions(reload));
  const revisit = useMutation(api.queries.revisitNorm.mutationOptions(reload));
  const isWorded = !isRevisit || outcome === 'reworded';
  const send = (event: FormEvent) => {
    event.preventDefault();
    const decided = { id: norm.id, actId, on, method, place, stoodAside: Number(stoodAside), note };
    if (isRevisit) revisit.mutate({ ...decided, outcome, text: isWorded ? text : null });
    else agree.mutate({ ...decided, text });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <h2>{isRevisit ? m.culture_revisit() : m.culture_agree()}</h2>
      {isRevisit && <OutcomeField outcome={outcome} onChange={setOutcome} />}
      {isWorded && (
        <TextArea
          label={m.culture_agree_words()}
          hint={m.culture_agree_words_hint()}
          value={text}
          onChange={setText}
          rows={2}
          maxLength={300}
          isRequired
        />
      )}
      <div className="culture-fields">
        <TextField label={m.culture_when()} type="date" max={today} value={on} onChange={setOn} isRequired />
        <SelectField
          label={m.culture_how()}
          value={method}
          options={Object.entries(methodWords).map(([value, words]) => ({ value, label: words() }))}
          onChange={(value) => setMethod(value as NormMethod)}
        />
        <TextField
          label={`${m.culture_where()} (${m.frame_optional()})`}
          value={place}
          onChange={setPlace}
          maxLength={200}
        />
        <TextField
          label={m.culture_stood_aside()}
          type="number"
          min={0}
          max={5000}
          value={stoodAside}
          onChange={setStoodAside}
          isRequired
        />
      </div>
      <TextArea
        label={`${m.culture_note()} (${m.frame_optional()})`}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
      />
      <RefusalNotice error={isRevisit ? revisit.error : agree.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={agree.isPending || revisit.isPending}>
          {isRevisit ? m.culture_revisit_save() : m.culture_agree_save()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

function OutcomeField({ outcome, onChange }: { outcome: Outcome; onChange(outcome: Outcome): void }) {
  return (
    <RadioField
      label={m.culture_revisit_what()}
      value={outcome}
      options={[
        { value: 'kept', label: m.culture_revisit_kept() },
        { value: 'reworded', label: m.culture_revisit_reworded(), hint: m.culture_revisit_reworded_hint() },
        { value: 'let_go', label: m.culture_revisit_let_go() },
      ]}
      onChange={(value) => onChange(value as Outcome)}
    />
  );
}

function AsideForm({ norm, onDone }: { norm: Norm; onDone(): void }) {
  const [actId] = useState(newId);
  const [note, setNote] = useState('');
  const setAside = useMutation(api.queries.setNormAside.mutationOptions(useReload(onDone)));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAside.mutate({ id: norm.id, actId, note });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <h2>{m.culture_set_aside()}</h2>
      <p className="small quiet">{m.culture_set_aside_about()}</p>
      <TextArea
        label={`${m.culture_note()} (${m.frame_optional()})`}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
      />
      <RefusalNotice error={setAside.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={setAside.isPending}>
          {m.culture_set_aside()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
