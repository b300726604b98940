import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CheckField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { peopleApi } from './api.ts';
import { ImportColumns } from './import-columns.tsx';
import { countsText, ImportCountList } from './import-counts.tsx';
import { ImportPreview } from './import-preview.tsx';
import { readFileAsBase64 } from './read-file.ts';
import './people.css';

/** Brings the staff in from a file: choose, look at what would change, confirm. */
export function ImportPage() {
  const [file, setFile] = useState<{ name: string; bytes: string } | null>(null);
  const [endMissing, setEndMissing] = useState(false);
  const preview = useMutation(peopleApi.queries.previewImport.mutationOptions());
  const queryClient = useQueryClient();
  const confirm = useMutation(
    peopleApi.queries.confirmImport.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const look = (chosen: typeof file, ending: boolean) => {
    confirm.reset();
    if (chosen !== null) preview.mutate({ file: chosen.bytes, endMissing: ending });
  };
  if (confirm.isSuccess) return <Done counts={confirm.data.counts} />;
  return (
    <PageBody
      title={m.people_import()}
      lead={m.people_import_lead()}
      above={<PageLink to={paths.staff}>{m.people_staff()}</PageLink>}
    >
      <Sheet title={m.people_import_file()}>
        <label className="field">
          <span className="people-label">{m.people_choose_file()}</span>
          <input
            type="file"
            className="input"
            accept=".csv,.txt,.tsv,text/csv"
            onChange={async (event) => {
              const chosen = event.target.files?.[0];
              if (chosen === undefined) return;
              const next = { name: chosen.name, bytes: await readFileAsBase64(chosen) };
              setFile(next);
              look(next, endMissing);
            }}
          />
        </label>
        <CheckField
          label={m.people_whole_staff()}
          hint={m.people_whole_staff_hint()}
          isChecked={endMissing}
          onChange={(ending) => {
            setEndMissing(ending);
            look(file, ending);
          }}
        />
        {preview.isPending && (
          <p role="status" className="quiet">
            {m.people_reading_file()}
          </p>
        )}
        <RefusalNotice error={preview.error} />
      </Sheet>
      {file !== null && preview.isSuccess && (
        <ImportPreview
          key={preview.data.digest}
          preview={preview.data}
          endMissing={endMissing}
          confirm={confirm}
          file={file.bytes}
          onLookAgain={() => look(file, endMissing)}
        />
      )}
      <ImportColumns />
      <Imports />
    </PageBody>
  );
}

function Done({ counts }: { counts: Parameters<typeof ImportCountList>[0]['counts'] }) {
  return (
    <PageBody title={m.people_import_done()} lead={m.people_import_done_lead()}>
      <ImportCountList counts={counts} />
      <div className="row">
        <LinkButton to={paths.staff} look="main">
          {m.people_to_staff()}
        </LinkButton>
      </div>
    </PageBody>
  );
}

function Imports() {
  const imports = useQuery(peopleApi.queries.listImports.queryOptions());
  return (
    <Loaded query={imports}>
      {({ imports: done }) =>
        done.length === 0 ? null : (
          <Sheet title={m.people_imports_so_far()}>
            <ul className="item-list">
              {done.map((each) => (
                <li key={each.id}>
                  {m.people_import_by({ moment: moment(each.madeAt), name: each.madeBy })}
                  <br />
                  <span className="quiet small">{countsText(each.counts)}</span>
                </li>
              ))}
            </ul>
          </Sheet>
        )
      }
    </Loaded>
  );
}
