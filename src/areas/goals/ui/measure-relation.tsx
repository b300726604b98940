import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, TextArea } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { MeasurePage } from '../measure-contract.ts';
import { api, cultureApi, useRefresh } from './api.ts';

/** The norms of how people treat each other that a measure is set beside, and why; with what cannot be read out of it. */
export function MeasureRelation({ page: { measure, mayKeep } }: { page: MeasurePage }) {
  return (
    <section className="stack-tight">
      <h2>{m.goals_norms_title()}</h2>
      {measure.norms.length === 0 ? (
        <p className="quiet">{mayKeep ? m.goals_norms_none() : m.goals_norms_none_read()}</p>
      ) : (
        <>
          <ul className="item-list">
            {measure.norms.map((norm) => (
              <li key={norm.id}>
                <PageLink to={paths.norm(norm.id)}>
                  <bdi>{norm.text}</bdi>
                </PageLink>{' '}
                <span className="small quiet">
                  <bdi>{norm.building ?? m.goals_whole_district()}</bdi>
                  {!norm.isAgreed && ` (${m.goals_norm_not_in_force()})`}
                </span>
              </li>
            ))}
          </ul>
          {measure.relationWhy !== '' && <p dir="auto">{measure.relationWhy}</p>}
          <p className="small quiet">{m.goals_norms_no_cause()}</p>
        </>
      )}
      {mayKeep && <RelationForm measure={measure} />}
    </section>
  );
}

function RelationForm({ measure }: { measure: MeasurePage['measure'] }) {
  const norms = useQuery(cultureApi.queries.listNorms.queryOptions({ input: { standing: 'agreed' } }));
  const refresh = useRefresh();
  const [relationId, setRelationId] = useState(newId);
  const [chosen, setChosen] = useState<readonly string[]>(
    measure.norms.filter(({ isAgreed }) => isAgreed).map(({ id }) => id),
  );
  const [why, setWhy] = useState(measure.relationWhy);
  const relate = useMutation(
    api.queries.relateMeasure.mutationOptions({
      onSuccess: async () => {
        setRelationId(newId());
        await refresh();
      },
    }),
  );
  const found = norms.data?.norms ?? [];
  if (norms.data === undefined) return null;
  if (found.length === 0)
    return (
      <p>
        <PageLink to={paths.norms}>{m.goals_norms_to()}</PageLink>
      </p>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!relate.isPending) relate.mutate({ relationId, measureId: measure.id, normIds: [...chosen], why });
  };
  return (
    <details className="sheet no-print">
      <summary>{m.goals_norms_choose()}</summary>
      <form className="stack" onSubmit={submit}>
        <fieldset className="field">
          <legend>{m.goals_norms_in_force()}</legend>
          {found.map(({ id, text }) => (
            <CheckField
              key={id}
              label={<bdi>{text}</bdi>}
              isChecked={chosen.includes(id)}
              onChange={(isIn) => setChosen(isIn ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
        </fieldset>
        <TextArea
          label={m.goals_norms_why()}
          hint={m.frame_optional()}
          value={why}
          onChange={setWhy}
          maxLength={600}
          rows={2}
        />
        <RefusalNotice error={relate.error} />
        <div className="row">
          <Button type="submit" isBusy={relate.isPending}>
            {m.frame_save()}
          </Button>
        </div>
      </form>
    </details>
  );
}
