import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import type { ConflictOutcome } from '../conflict-contract.ts';
import { api } from './api.ts';
import { answerWords, endingWords, nextWords, partyWords } from './conflict-words.ts';

type Told = Omit<ConflictOutcome, 'id'>;
type Chosen = { [Key in keyof Told]: Told[Key] | '' };

/** How a conflict came to an end, in taps alone: no name, no place, no day, no words. */
export function OutcomeForm({ onDone }: { onDone(isTold: boolean): void }) {
  const { district } = useSession();
  const months = lastMonths(schoolDayOf(new Date(), district.timeZone));
  // Made at random: an id made of the time would tell when.
  const [id] = useState(() => crypto.randomUUID());
  const [told, setTold] = useState<Chosen>({
    ...{
      month: months[0]?.value ?? '',
      parties: '',
      cameToEnd: '',
      respectful: '',
      productive: '',
      next: '',
    },
  });
  const queryClient = useQueryClient();
  const tell = useMutation(
    api.queries.tellOutcome.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onDone(true);
      },
    }),
  );
  const isWhole = Object.values(told).every((value) => value !== '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) tell.mutate({ id, ...(told as Told) });
  };
  const choose = (key: keyof Told) => (value: string) => setTold({ ...told, [key]: value });
  return (
    <form className="sheet no-print" onSubmit={send}>
      <h2>{m.culture_tell()}</h2>
      <p className="small">{m.culture_tell_promise()}</p>
      <SelectField label={m.culture_month()} value={told.month} options={months} onChange={choose('month')} />
      <Question
        label={m.culture_parties()}
        value={told.parties}
        words={partyWords}
        onChange={choose('parties')}
      />
      <Question
        label={m.culture_came_to_end()}
        value={told.cameToEnd}
        words={endingWords}
        onChange={choose('cameToEnd')}
      />
      <Question
        label={m.culture_respectful()}
        value={told.respectful}
        words={answerWords}
        onChange={choose('respectful')}
      />
      <Question
        label={m.culture_productive()}
        value={told.productive}
        words={answerWords}
        onChange={choose('productive')}
      />
      <Question label={m.culture_next()} value={told.next} words={nextWords} onChange={choose('next')} />
      <RefusalNotice error={tell.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={!isWhole || tell.isPending}>
          {m.culture_tell_send()}
        </Button>
        <Button onPress={() => onDone(false)}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

type QuestionProps = {
  label: string;
  value: string;
  words: Record<string, () => string>;
  onChange(value: string): void;
};

function Question({ label, value, words, onChange }: QuestionProps) {
  const options = Object.entries(words).map(([key, word]) => ({ value: key, label: word() }));
  return <RadioField look="row" label={label} value={value} options={options} onChange={onChange} />;
}

/** This month and the eleven before it, the latest first. */
function lastMonths(today: string): { value: string; label: string }[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const format = new Intl.DateTimeFormat(language(), { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, back) => {
    const first = new Date(Date.UTC(year, month - 1 - back, 1));
    return { value: first.toISOString().slice(0, 7), label: format.format(first) };
  });
}
