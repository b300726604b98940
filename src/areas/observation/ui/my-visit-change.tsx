import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { RadioField, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { MyVisit, MyWindow } from '../put-right-contract.ts';
import { standingOf } from '../put-right-rules.ts';
import { useChange } from './my-visit-use-change.ts';
import { type GivenReason, reasonWords } from './my-visit-words.ts';
import { answerWords } from './visit-words.ts';

type Tally = MyVisit['tallies'][number];
type Props = { visit: MyVisit; isOpen: boolean; onClose(): void };

const whyCorrected = ['wrong_tap', 'cut_short'] as const satisfies GivenReason[];
const whyVoided = [
  'practice_run',
  'wrong_place',
  'wrong_window',
  'made_twice',
  'cut_short',
  'wrong_tap',
] as const satisfies GivenReason[];

/** Asks for all answers as they ought to be. */
export function CorrectVisit({ window, ...props }: Props & { window: MyWindow }) {
  return (
    <Dialog title={m.observation_mine_correct()} isOpen={props.isOpen} onClose={props.onClose}>
      <CorrectForm {...props} window={window} />
    </Dialog>
  );
}

function CorrectForm({ visit, window, onClose }: Props & { window: MyWindow }) {
  const [tallies, setTallies] = useState(
    () => new Map(standingOf(visit).tallies.map((tally) => [tally.practiceId as string, tally])),
  );
  const answered = window.practices.flatMap(({ id }) => tallies.get(id) ?? []);
  return (
    <ChangeForm
      visit={visit}
      reasons={whyCorrected}
      action={m.observation_mine_save()}
      facts={{ kind: 'corrected', tallies: answered }}
      onClose={onClose}
    >
      <p>{m.observation_mine_correct_lead()}</p>
      {window.practices.map((practice) => (
        <PracticeAnswer
          key={practice.id}
          practice={practice}
          tally={tallies.get(practice.id)}
          onChange={(tally) => setTallies((before) => new Map(before).set(practice.id, tally))}
        />
      ))}
    </ChangeForm>
  );
}

type AnswerProps = {
  practice: MyWindow['practices'][number];
  tally: Tally | undefined;
  onChange(tally: Tally): void;
};

function PracticeAnswer({ practice, tally, onChange }: AnswerProps) {
  const scans = tally?.scans === undefined ? {} : { scans: tally.scans };
  const times = tally?.timesCount ?? null;
  return (
    <div className="stack-tight">
      <RadioField
        look="row"
        label={<bdi>{practice.name}</bdi>}
        value={tally?.answer ?? ''}
        options={answerWords.map(([value, words]) => ({ value, label: words() }))}
        onChange={(value) => {
          const answer = value as Tally['answer'];
          onChange({
            practiceId: practice.id,
            answer,
            timesCount: answer === 'seen' ? times : null,
            ...scans,
          });
        }}
      />
      {tally?.answer === 'seen' && (
        <TextField
          label={m.observation_mine_times()}
          type="number"
          min={1}
          max={99}
          value={times === null ? '' : String(times)}
          onChange={(text) => onChange({ ...tally, timesCount: asTimes(text) })}
        />
      )}
    </div>
  );
}

/** What was typed as a count of times; nothing, or nothing that can be counted, is no count. */
function asTimes(text: string): number | null {
  const times = Math.round(Number(text));
  return text.trim() === '' || !Number.isFinite(times) || times < 1 ? null : Math.min(times, 99);
}

/** Asks why a visit is taken out. */
export function VoidVisit({ visit, isOpen, onClose }: Props) {
  return (
    <Dialog title={m.observation_mine_void()} isOpen={isOpen} onClose={onClose}>
      <ChangeForm
        visit={visit}
        reasons={whyVoided}
        action={m.observation_mine_void_now()}
        facts={{ kind: 'voided', tallies: null }}
        onClose={onClose}
      >
        <p>{m.observation_mine_void_lead()}</p>
        {visit.pair !== null && <p>{m.observation_mine_void_pair()}</p>}
      </ChangeForm>
    </Dialog>
  );
}

type FormProps = {
  visit: MyVisit;
  reasons: readonly GivenReason[];
  action: string;
  facts: { kind: 'corrected' | 'voided'; tallies: Tally[] | null };
  onClose(): void;
  children: ReactNode;
};

function ChangeForm({ visit, reasons, action, facts, onClose, children }: FormProps) {
  const [id] = useState(newId);
  const [reason, setReason] = useState<GivenReason | ''>('');
  const [fault, setFault] = useState<string | undefined>();
  const change = useChange(onClose);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setFault(reason === '' ? m.observation_mine_choose_why() : undefined);
    if (reason !== '' && !change.isPending)
      change.mutate({ id, visitId: visit.id, reason, ...facts } as Parameters<typeof change.mutate>[0]);
  };
  return (
    <form className="stack my-visit-form" onSubmit={send}>
      {children}
      <RadioField
        label={m.observation_mine_why()}
        value={reason}
        options={reasons.map((value) => ({ value, label: reasonWords[value]() }))}
        onChange={(value) => {
          setReason(value as GivenReason);
          setFault(undefined);
        }}
        fault={fault}
      />
      <RefusalNotice error={change.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={change.isPending}>
          {action}
        </Button>
        <Button onPress={onClose}>{m.observation_mine_leave()}</Button>
      </div>
    </form>
  );
}
