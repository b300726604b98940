import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextArea, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Component } from '../component-contract.ts';
import { api, useRefresh } from './api.ts';
import { answerWords, standingWords, stateWords } from './blueprint-words.ts';
import { StateMark } from './state-mark.tsx';

type Open = 'check' | 'state' | null;

/** How it stands, since when, the pace of it, and saying so. */
export function StandingSheet({ component }: { component: Component }) {
  const [open, setOpen] = useState<Open>(null);
  const { standing, mayTell } = component;
  const mayCheck = standing.installedOn !== null;
  return (
    <Sheet title={m.blueprint_standing()}>
      <p className="blueprint-state">
        <StateMark state={standing.state} />
        <strong>{standingWords(standing)}</strong>
      </p>
      <WhatNow component={component} />
      <Pace component={component} />
      {mayTell && open === null && (
        <div className="row no-print">
          {mayCheck && (
            <Button look="main" onPress={() => setOpen('check')}>
              {m.blueprint_check_now()}
            </Button>
          )}
          <Button look={mayCheck ? 'plain' : 'main'} onPress={() => setOpen('state')}>
            {m.blueprint_say_state()}
          </Button>
        </div>
      )}
      {open === 'check' && <CheckForm component={component} onDone={() => setOpen(null)} />}
      {open === 'state' && <StateForm component={component} onDone={() => setOpen(null)} />}
    </Sheet>
  );
}

function WhatNow({ component: { standing, everyWeeks } }: { component: Component }) {
  const { state, isDue, nextCheckOn, lapsesOn, lapsedBy, lastCheckedOn, lastAnswer } = standing;
  if (state === 'lapsed') {
    const because = {
      unchecked: m.blueprint_lapsed_unchecked(),
      check: m.blueprint_lapsed_check(),
      said: m.blueprint_lapsed_said(),
    };
    return (
      <Notice kind="attention">
        <p>{because[lapsedBy ?? 'said']}</p>
      </Notice>
    );
  }
  if (state !== 'installed' || nextCheckOn === null || lapsesOn === null) return null;
  return (
    <>
      {isDue ? (
        <Notice kind="attention">
          <p>{m.blueprint_due_since({ day: day(nextCheckOn), lapses: day(lapsesOn) })}</p>
        </Notice>
      ) : (
        <p>{m.blueprint_next_check({ day: day(nextCheckOn), weeks: number(everyWeeks) })}</p>
      )}
      {lastCheckedOn !== null && lastAnswer !== null && (
        <p className="quiet">
          {m.blueprint_last_check({ day: day(lastCheckedOn), answer: answerWords[lastAnswer]() })}
        </p>
      )}
    </>
  );
}

/** The first plan against what was. */
function Pace({ component: { pace, standing } }: { component: Component }) {
  if (pace.baselineFrom === null || pace.baselineTo === null)
    return (
      <p className="quiet">
        {m.blueprint_pace_none()} <PageLink to={paths.timeline}>{m.blueprint_to_timeline()}</PageLink>
      </p>
    );
  const rows = [
    [m.blueprint_pace_started(), pace.baselineFrom, standing.startedOn, pace.startedLate] as const,
    [m.blueprint_pace_installed(), pace.baselineTo, standing.installedOn, pace.installedLate] as const,
  ];
  return (
    <section className="table-scroll" aria-label={m.blueprint_pace()}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.blueprint_pace()}</th>
            <th scope="col">{m.blueprint_pace_planned()}</th>
            <th scope="col">{m.blueprint_pace_was()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, planned, was, late]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{day(planned)}</td>
              <td>{was === null ? m.blueprint_not_yet() : `${day(was)} · ${lateWords(late ?? 0)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pace.timesReplanned > 0 && (
        <p className="small quiet">
          {m.blueprint_replanned({ count: pace.timesReplanned, shown: number(pace.timesReplanned) })}
        </p>
      )}
    </section>
  );
}

function lateWords(days: number): string {
  if (days === 0) return m.blueprint_on_the_day();
  const count = Math.abs(days);
  const words = { count, shown: number(count) };
  return days > 0 ? m.blueprint_days_later(words) : m.blueprint_days_earlier(words);
}

type FormProps = { component: Component; onDone(): void };

function useKept(onDone: () => void) {
  const refresh = useRefresh();
  return {
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  };
}

function CheckForm({ component: { id: componentId, today }, onDone }: FormProps) {
  const [id] = useState(newId);
  const [answer, setAnswer] = useState<'yes' | 'partly' | 'no'>('yes');
  const [on, setOn] = useState(today);
  const [evidence, setEvidence] = useState('');
  const keep = useMutation(api.queries.checkComponent.mutationOptions(useKept(onDone)));
  const send = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ componentId, id, answer, on, evidence });
  };
  return (
    <form className="stack" onSubmit={send}>
      <RadioField
        label={m.blueprint_check_question()}
        look="row"
        value={answer}
        options={(['yes', 'partly', 'no'] as const).map((value) => ({ value, label: answerWords[value]() }))}
        onChange={(value) => setAnswer(value as typeof answer)}
      />
      <TextArea
        label={m.blueprint_check_evidence()}
        hint={m.blueprint_systems_not_people()}
        value={evidence}
        onChange={setEvidence}
        isRequired
        maxLength={2000}
      />
      <TextField label={m.blueprint_on()} type="date" value={on} max={today} onChange={setOn} isRequired />
      <RefusalNotice error={keep.error} />
      <FormEnd label={m.blueprint_check_keep()} isBusy={keep.isPending} onDone={onDone} />
    </form>
  );
}

function StateForm({ component: { id: componentId, standing, today }, onDone }: FormProps) {
  const [id] = useState(newId);
  const [state, setState] = useState<'started' | 'installed' | 'lapsed'>(
    standing.state === 'started' ? 'installed' : 'started',
  );
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const keep = useMutation(api.queries.sayState.mutationOptions(useKept(onDone)));
  const send = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ componentId, id, state, on, note });
  };
  return (
    <form className="stack" onSubmit={send}>
      <RadioField
        label={m.blueprint_state_which()}
        look="row"
        value={state}
        options={(['started', 'installed', 'lapsed'] as const).map((value) => ({
          value,
          label: stateWords[value](),
        }))}
        onChange={(value) => setState(value as typeof state)}
      />
      <TextArea
        label={m.blueprint_state_note()}
        hint={m.blueprint_systems_not_people()}
        value={note}
        onChange={setNote}
        isRequired
        maxLength={2000}
      />
      <TextField
        label={m.blueprint_state_on()}
        type="date"
        value={on}
        max={today}
        onChange={setOn}
        isRequired
      />
      <RefusalNotice error={keep.error} />
      <FormEnd label={m.blueprint_state_keep()} isBusy={keep.isPending} onDone={onDone} />
    </form>
  );
}

function FormEnd({ label, isBusy, onDone }: { label: string; isBusy: boolean; onDone(): void }) {
  return (
    <div className="row">
      <Button type="submit" look="main" isBusy={isBusy}>
        {label}
      </Button>
      <Button onPress={onDone}>{m.frame_cancel()}</Button>
    </div>
  );
}
