import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Measure, MeasureKind } from '../measure-contract.ts';
import { api, useRefresh } from './api.ts';
import { yearText } from './measure-words.ts';
import './goals.css';

/** What the district counts year by year, such as how many of its people stayed. */
export function MeasuresPage() {
  const measures = useQuery(api.queries.listMeasures.queryOptions());
  return (
    <PageBody
      title={m.goals_measures_title()}
      lead={m.goals_measures_lead()}
      above={<PageLink to={paths.culture}>{m.goals_culture()}</PageLink>}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={measures}>
        {(found) => (
          <>
            {found.measures.length === 0 && (
              <EmptyState>
                {found.mayKeep ? m.goals_measures_none() : m.goals_measures_none_read()}
              </EmptyState>
            )}
            {found.measures.length > 0 && (
              <ul className="item-list">
                {found.measures.map((measure) => (
                  <MeasureItem key={measure.id} measure={measure} />
                ))}
              </ul>
            )}
            {found.mayKeep && <NewMeasure isFirst={found.measures.length === 0} />}
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function MeasureItem({ measure }: { measure: Measure }) {
  return (
    <li className="stack-tight goals-item">
      <PageLink to={paths.measure(measure.id)} className="goals-what">
        <bdi>{measure.name}</bdi>
      </PageLink>
      <p>{measure.latest === null ? m.goals_no_year() : yearText(measure.latest)}</p>
      {measure.norms.length > 0 && (
        <p className="small quiet">
          {m.goals_beside_norms()} <bdi>{measure.norms.map(({ text }) => text).join(' · ')}</bdi>
        </p>
      )}
    </li>
  );
}

function NewMeasure({ isFirst }: { isFirst: boolean }) {
  const [measureId] = useState(newId);
  const [kind, setKind] = useState<MeasureKind>('retention');
  const [name, setName] = useState('');
  const [counted, setCounted] = useState('');
  const [ofWhom, setOfWhom] = useState('');
  const refresh = useRefresh();
  const navigate = useNavigate();
  const make = useMutation(
    api.queries.makeMeasure.mutationOptions({
      onSuccess: async () => {
        await refresh();
        await navigate({ to: paths.measure(measureId) });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate({ measureId: measureId as never, kind, name, counted, ofWhom });
  };
  return (
    <details className="sheet no-print" open={isFirst}>
      <summary>{m.goals_new_measure()}</summary>
      <form className="stack" onSubmit={submit}>
        <RadioField
          label={m.goals_measure_kind()}
          look="row"
          value={kind}
          options={[
            { value: 'retention', label: m.goals_measure_retention() },
            { value: 'other', label: m.goals_measure_other() },
          ]}
          onChange={(value) => setKind(value as MeasureKind)}
        />
        <TextField
          label={m.goals_measure_name()}
          hint={kind === 'retention' ? m.goals_measure_name_hint() : undefined}
          value={name}
          onChange={setName}
          isRequired
          maxLength={200}
        />
        <TextField
          label={m.goals_counted()}
          hint={m.goals_counted_hint()}
          value={counted}
          onChange={setCounted}
          isRequired
          maxLength={200}
        />
        <TextField
          label={m.goals_of_whom()}
          hint={m.goals_of_whom_hint()}
          value={ofWhom}
          onChange={setOfWhom}
          isRequired
          maxLength={200}
        />
        <RefusalNotice error={make.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={make.isPending}>
            {m.goals_begin_measure()}
          </Button>
        </div>
      </form>
    </details>
  );
}
