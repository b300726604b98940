import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { RequestTotals } from '../request-contract.ts';
import { api, useRefresh } from './api.ts';
import { hours, kindWords, money } from './request-words.ts';

/** All requests together: counts by kind and by building, what they cost, what askers said. */
export function Totals() {
  const totals = useQuery(api.queries.readTotals.queryOptions());
  return (
    <Loaded query={totals}>
      {(found) => (
        <div className="stack-wide">
          <p className="quiet">{m.requests_totals_lead()}</p>
          <TallyTable
            caption={m.requests_by_kind()}
            rows={found.kinds.map(({ kind, ...tally }) => ({ id: kind, name: kindWords[kind](), ...tally }))}
          />
          <TallyTable
            caption={m.requests_by_building()}
            rows={found.buildings.map(({ building, ...tally }) => ({
              ...{ id: building?.id ?? 'all', name: building?.name ?? m.requests_whole_district() },
              ...tally,
            }))}
          />
          <p>
            {m.requests_cost({ hours: hours(found.minutes), money: money(found.cents, found.currency) })}{' '}
            {helpedLine(found.helped)}
          </p>
          {found.mayChange && <Currency currency={found.currency} />}
        </div>
      )}
    </Loaded>
  );
}

type Row = { id: string; name: string; open: number; given: number; declined: number };

function TallyTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  return (
    <table className="table requests-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" className="number">
            {m.requests_count_open()}
          </th>
          <th scope="col" className="number">
            {m.requests_count_given()}
          </th>
          <th scope="col" className="number">
            {m.requests_count_declined()}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <bdi>{row.name}</bdi>
            </th>
            <td className="number">{number(row.open)}</td>
            <td className="number">{number(row.given)}</td>
            <td className="number">{number(row.declined)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function helpedLine(helped: RequestTotals['helped']): string {
  if (helped === null) return m.requests_helped_few();
  const { yes, partly, notYet } = helped;
  return m.requests_helped_said({
    ...{ yes: number(yes), partly: number(partly), notYet: number(notYet) },
    all: number(yes + partly + notYet),
  });
}

function Currency({ currency }: { currency: string }) {
  const refresh = useRefresh();
  const [code, setCode] = useState(currency);
  const change = useMutation(api.queries.changeCurrency.mutationOptions({ onSuccess: refresh }));
  return (
    <form
      className="stack no-print"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ currency: code.trim().toUpperCase() });
      }}
    >
      <TextField
        label={m.requests_currency()}
        hint={m.requests_currency_hint()}
        value={code}
        onChange={setCode}
        maxLength={3}
        isRequired
      />
      <RefusalNotice error={change.error} />
      <div className="row">
        <Button type="submit" isBusy={change.isPending}>
          {m.requests_currency_save()}
        </Button>
      </div>
    </form>
  );
}
