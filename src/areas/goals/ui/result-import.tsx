import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ResultCounts } from '../result-contract.ts';
import { api, useRefresh } from './api.ts';
import { valueText } from './goal-words.ts';
import { readFileAsBase64 } from './read-file.ts';
import { columnWords, faultWords } from './result-fault-words.ts';
import { periodText } from './result-series.tsx';

type Preview = Awaited<ReturnType<typeof api.call.previewResults>>;

/** Brings results in from a file: choose, look at what would be added, confirm. */
export function ResultImport() {
  const id = useId();
  const [file, setFile] = useState('');
  const [importId, setImportId] = useState(newId);
  const refresh = useRefresh();
  const preview = useMutation(api.queries.previewResults.mutationOptions());
  const confirm = useMutation(
    api.queries.confirmResults.mutationOptions({
      onSuccess: async () => {
        preview.reset();
        await refresh();
      },
    }),
  );
  return (
    <div className="stack no-print">
      <Sheet title={m.goals_import_title()}>
        <p>{m.goals_import_lead()}</p>
        <Notice kind="attention">{m.goals_import_no_person()}</Notice>
        <Template />
        <div className="field">
          <label htmlFor={id}>{m.goals_import_file()}</label>
          <input
            id={id}
            type="file"
            className="input"
            accept=".csv,.txt,.tsv,text/csv"
            onChange={async (event) => {
              const chosen = event.target.files?.[0];
              if (chosen === undefined) return;
              const bytes = await readFileAsBase64(chosen);
              setFile(bytes);
              setImportId(newId());
              confirm.reset();
              preview.mutate({ file: bytes });
              // The same file, mended, can be chosen again.
              event.target.value = '';
            }}
          />
        </div>
        <RefusalNotice error={preview.error} />
        {confirm.isSuccess && (
          <Notice>{m.goals_import_done({ counts: countsText(confirm.data.counts) })}</Notice>
        )}
        {preview.isSuccess && (
          <PreviewOf
            preview={preview.data}
            isBusy={confirm.isPending}
            onConfirm={() => confirm.mutate({ id: importId, file, digest: preview.data.digest })}
          />
        )}
        <RefusalNotice error={confirm.error} />
      </Sheet>
      <Imports />
    </div>
  );
}

export function countsText({ added, corrected, unchanged, dropped }: ResultCounts): string {
  return m.goals_import_counts({
    ...{ added: number(added), corrected: number(corrected) },
    ...{ unchanged: number(unchanged), dropped: number(dropped) },
  });
}

function Template() {
  const save = useMutation(
    api.queries.readTemplate.mutationOptions({
      onSuccess: (file) => {
        const address = URL.createObjectURL(file);
        const link = document.createElement('a');
        link.href = address;
        link.download = 'results.csv';
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
      },
    }),
  );
  return (
    <div className="row">
      <Button onPress={() => save.mutate(undefined as never)} isBusy={save.isPending}>
        {m.goals_import_template()}
      </Button>
      <RefusalNotice error={save.error} />
    </div>
  );
}

type PreviewProps = { preview: Preview; isBusy: boolean; onConfirm(): void };

function PreviewOf({
  preview: { counts, results, problems, problemCount },
  isBusy,
  onConfirm,
}: PreviewProps) {
  const changes = counts.added + counts.corrected;
  return (
    <section className="stack">
      <h3>{m.goals_import_would()}</h3>
      <p role="status">{countsText(counts)}</p>
      {problemCount > 0 && (
        <Notice kind="attention">
          <p>{m.goals_import_faults({ n: number(problemCount) })}</p>
          <ul className="plain-list">
            {problems.slice(0, 50).map(({ line, column, fault }) => (
              <li key={`${line} ${column} ${fault}`}>
                {m.goals_import_fault({
                  ...{ line: number(line), column: columnWords[column](), fault: faultWords[fault]() },
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {results.length > 0 && (
        <ul className="item-list">
          {results.slice(0, 8).map((result) => (
            <li
              key={JSON.stringify([
                result.measure,
                result.subject,
                result.building,
                result.band,
                result.period,
              ])}
            >
              <bdi>{result.measure}</bdi>, <bdi>{result.subject?.name ?? m.goals_all_subjects()}</bdi>,{' '}
              <bdi>{result.building?.name ?? m.goals_whole_district()}</bdi>,{' '}
              <bdi>{result.band?.name ?? m.goals_all_bands()}</bdi>, <bdi>{periodText(result.period)}</bdi>:{' '}
              {m.goals_value_of({ value: valueText(result.unit, result.value), n: number(result.n) })}
            </li>
          ))}
        </ul>
      )}
      {changes > results.slice(0, 8).length && <p className="quiet">{m.goals_import_first()}</p>}
      <div className="row">
        {changes === 0 ? (
          <p>{m.goals_import_nothing()}</p>
        ) : (
          <Button look="main" onPress={onConfirm} isBusy={isBusy}>
            {m.goals_import_confirm()}
          </Button>
        )}
      </div>
    </section>
  );
}

function Imports() {
  const imports = useQuery(api.queries.listResultImports.queryOptions());
  const done = imports.data?.imports ?? [];
  if (done.length === 0) return null;
  return (
    <details>
      <summary>{m.goals_imports_so_far()}</summary>
      <ul className="item-list">
        {done.map((one) => (
          <li key={one.id} className="stack-tight">
            <span>{m.goals_by_at({ name: one.madeBy, moment: moment(one.madeAt) })}</span>
            <span className="small quiet">{countsText(one.counts)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
