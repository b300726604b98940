import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Survey, SurveyRow } from '../survey-contract.ts';
import { api, useRefresh } from './api.ts';
import './pulse.css';

/** Results of surveys that others made: beside the pulse, never mixed with it. */
export function SurveysPage() {
  const surveys = useQuery(api.queries.listSurveys.queryOptions());
  return (
    <PageBody
      title={m.pulse_surveys()}
      lead={m.pulse_surveys_lead()}
      above={<PageLink to={paths.pulse}>{m.pulse_title()}</PageLink>}
    >
      <Loaded query={surveys}>
        {({ surveys: all, mayImport }) => (
          <>
            {all.length === 0 && <EmptyState>{m.pulse_surveys_none()}</EmptyState>}
            {all.map((survey) => (
              <SurveySheet key={survey.id} survey={survey} mayImport={mayImport} />
            ))}
            {mayImport && <Bring />}
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function resultWords({ measure, value }: SurveyRow): string {
  const shown = { value: number(value, { maximumFractionDigits: 2 }) };
  return measure === 'mean' ? m.pulse_surveys_mean(shown) : m.pulse_surveys_percent(shown);
}

function SurveySheet({ survey, mayImport }: { survey: Survey; mayImport: boolean }) {
  const refresh = useRefresh();
  const withdraw = useMutation(api.queries.withdrawSurvey.mutationOptions({ onSuccess: refresh }));
  const [first] = survey.rows;
  const byLine = {
    ...{ name: survey.by, day: day(survey.importedOn) },
    source: [...new Set(survey.rows.map(({ source }) => source))].join('; '),
  };
  return (
    <Sheet title={<span dir="auto">{first?.survey}</span>}>
      <div className="table-scroll">
        <table className="table pulse-table">
          <caption className="visually-hidden">{first?.survey}</caption>
          <thead>
            <tr>
              <th scope="col">{m.pulse_surveys_scale()}</th>
              <th scope="col">{m.pulse_place()}</th>
              <th scope="col">{m.pulse_surveys_result()}</th>
              <th scope="col" className="number">
                {m.pulse_surveys_n()}
              </th>
              <th scope="col">{m.pulse_surveys_on()}</th>
            </tr>
          </thead>
          <tbody>
            {survey.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
              <tr key={index}>
                <th scope="row">
                  <bdi>{row.scale}</bdi>
                </th>
                <td>
                  <bdi>{row.building ?? m.pulse_surveys_whole()}</bdi>
                </td>
                <td>{resultWords(row)}</td>
                <td className="number">{number(row.n)}</td>
                <td>{day(row.on)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small quiet">{m.pulse_surveys_by(byLine)}</p>
      {survey.leftOut > 0 && (
        <p className="small quiet">{m.pulse_surveys_left_out({ count: number(survey.leftOut) })}</p>
      )}
      {mayImport && (
        <>
          <RefusalNotice error={withdraw.error} />
          <div className="row">
            <Button
              isBusy={withdraw.isPending}
              onPress={() => withdraw.mutate({ id: survey.id })}
              look="quiet"
            >
              {m.pulse_surveys_withdraw()}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  );
}

function Bring() {
  const refresh = useRefresh();
  const [id, setId] = useState(newId);
  const bring = useMutation(
    api.queries.importSurvey.mutationOptions({
      onSuccess: () => {
        setId(newId());
        return refresh();
      },
    }),
  );
  return (
    <Sheet title={m.pulse_surveys_bring()}>
      <div className="field">
        <label htmlFor="pulse-surveys-file">{m.pulse_surveys_file()}</label>
        <p className="hint" id="pulse-surveys-hint">
          {m.pulse_surveys_file_hint()}
        </p>
        <input
          id="pulse-surveys-file"
          className="input"
          type="file"
          accept=".csv,text/csv"
          aria-describedby="pulse-surveys-hint"
          onChange={(event) => {
            const input = event.target;
            const file = input.files?.[0];
            if (file === undefined) return;
            void file.text().then((csv) => {
              bring.mutate({ id, csv } as never);
              input.value = '';
            });
          }}
        />
      </div>
      <RefusalNotice error={bring.error} />
    </Sheet>
  );
}
