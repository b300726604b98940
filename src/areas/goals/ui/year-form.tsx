import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { MeasureYear } from '../measure-contract.ts';
import { latestSchoolYear, schoolYearName } from '../school-year-rules.ts';
import { api, useRefresh } from './api.ts';

type Props = { measureId: string; corrected: MeasureYear | null; onDone?: () => void };

/** So many school years back can be put down from here. */
const yearsBack = 12;

/** Puts down one school year: so many of so many, and from where. */
export function YearForm({ measureId, corrected, onDone }: Props) {
  const { district } = useSession();
  const latest = latestSchoolYear(schoolDayOf(new Date(), district.timeZone));
  const refresh = useRefresh();
  const [yearId] = useState(newId);
  const [startsIn, setStartsIn] = useState(String(corrected?.startsIn ?? latest));
  const [counted, setCounted] = useState(corrected === null ? '' : String(corrected.counted));
  const [of, setOf] = useState(corrected === null ? '' : String(corrected.of));
  const [source, setSource] = useState(corrected?.source ?? '');
  const [note, setNote] = useState('');
  const keep = useMutation(
    api.queries.keepYear.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onDone?.();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (keep.isPending) return;
    keep.mutate({
      ...{ yearId, measureId: measureId as never, startsIn: Number(startsIn), counted: Number(counted) },
      ...{ of: Number(of), source, note, correctsId: corrected?.id ?? null },
    });
  };
  const years = Array.from({ length: yearsBack }, (_, back) => latest - back);
  return (
    <form className="stack" onSubmit={submit}>
      <div className="goals-pair">
        {corrected === null && (
          <SelectField
            label={m.goals_school_year()}
            value={startsIn}
            options={years.map((year) => ({ value: String(year), label: schoolYearName(year) }))}
            onChange={setStartsIn}
          />
        )}
        <TextField
          label={m.goals_counted_short()}
          type="number"
          min={0}
          value={counted}
          onChange={setCounted}
          isRequired
        />
        <TextField
          label={m.goals_of_how_many()}
          hint={m.goals_of_how_many_hint()}
          type="number"
          min={0}
          value={of}
          onChange={setOf}
          isRequired
        />
      </div>
      <TextField
        label={m.goals_source()}
        hint={m.goals_source_hint()}
        value={source}
        onChange={setSource}
        isRequired
        maxLength={200}
      />
      <TextField
        label={corrected === null ? m.goals_note() : m.goals_correction_note()}
        hint={m.frame_optional()}
        value={note}
        onChange={setNote}
        maxLength={1000}
      />
      <RefusalNotice error={keep.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={keep.isPending}>
          {corrected === null ? m.goals_put_year_down() : m.goals_correct_button()}
        </Button>
        {onDone !== undefined && <Button onPress={onDone}>{m.frame_cancel()}</Button>}
      </div>
    </form>
  );
}
