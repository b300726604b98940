import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { IndicatorStreams, PartStreams } from '../stream-contract.ts';
import { api, useRefresh } from './api.ts';
import { PulseLine } from './bands.tsx';
import { agreedWords, say } from './evidence-words.ts';
import { PlaceChoice, usePlaceAsked } from './place-choice.tsx';
import { ScaleChoice } from './scale-choice.tsx';
import './evidence.css';

/** The register: eight statements, each with where its parts stand in the three streams. */
export function IndicatorsPage() {
  const building = usePlaceAsked();
  const register = useQuery(
    api.queries.listIndicators.queryOptions({
      input: (building === undefined ? {} : { buildingId: building }) as never,
    }),
  );
  return (
    <PageBody
      title={m.evidence_title()}
      lead={m.evidence_lead()}
      above={<PageLink to={paths.culture}>{m.evidence_culture()}</PageLink>}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={register}>
        {(found) => (
          <>
            <p className="evidence-foundation">{say(found.foundation)}</p>
            <PlaceChoice buildings={found.buildings} />
            <ol className="evidence-register">
              {found.indicators.map((indicator) => (
                <li key={indicator.id}>
                  <Line indicator={indicator} />
                </li>
              ))}
            </ol>
            {found.mayChange && <ScaleChoice />}
            {found.mayChange && <Months months={found.oldAfterMonths} />}
            <p className="small quiet">
              {m.evidence_source()}: {say(found.source)}
            </p>
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function Line({ indicator }: { indicator: IndicatorStreams }) {
  const building = usePlaceAsked();
  const address = paths.indicator(indicator.id);
  return (
    <article className="evidence-line">
      <span className="evidence-numeral" aria-hidden="true">
        {number(indicator.ordinal)}
      </span>
      <div className="stack-tight">
        <h2 className="evidence-statement">
          <PageLink to={building === undefined ? address : `${address}?building=${building}`}>
            {say(indicator.statement)}
          </PageLink>
        </h2>
        {indicator.isDisagreeing && (
          <span>
            <Tag kind="attention">{m.evidence_question_here()}</Tag>
          </span>
        )}
        <ul className="evidence-parts">
          {indicator.parts.map((part) => (
            <li key={part.id}>
              <PartLine part={part} />
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}

function PartLine({ part }: { part: PartStreams }) {
  const { rating, pulse, traces } = part;
  return (
    <>
      <strong>{say(part.name)}</strong>
      <dl className="evidence-short small">
        <div>
          <dt>{m.evidence_rating()}</dt>
          <dd>
            {rating === null ? m.evidence_not_rated() : `${agreedWords(rating)}, ${day(rating.heldOn)}`}
          </dd>
        </div>
        <div>
          <dt>{m.evidence_pulse()}</dt>
          <dd>
            <PulseLine pulse={pulse} />
          </dd>
        </div>
        <div>
          <dt>{m.evidence_traces()}</dt>
          <dd>
            {traces.kinds === 0
              ? '–'
              : m.evidence_traces_year({ count: traces.records, shown: number(traces.records) })}
          </dd>
        </div>
      </dl>
    </>
  );
}

/** After how many months evidence is old. */
function Months({ months }: { months: number }) {
  const refresh = useRefresh();
  const [value, setValue] = useState(String(months));
  const change = useMutation(api.queries.changeSettings.mutationOptions({ onSuccess: refresh }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ oldAfterMonths: Number(value) });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <TextField
        label={m.evidence_months()}
        hint={m.evidence_months_hint()}
        type="number"
        min={1}
        max={36}
        value={value}
        onChange={setValue}
        isRequired
      />
      <RefusalNotice error={change.error} />
      <div className="row">
        <Button type="submit" isBusy={change.isPending}>
          {m.evidence_months_save()}
        </Button>
        {change.isSuccess && <span role="status">{m.evidence_saved()}</span>}
      </div>
    </form>
  );
}
