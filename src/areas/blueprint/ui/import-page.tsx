import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import { api, useRefresh } from './api.ts';
import { ImportPreviewView } from './import-preview.tsx';
import './blueprint.css';

type File = { name: string; format: 'csv' | 'json'; text: string };

/** The framework as a file, out and in: looked at first, done by a second press. */
export function ImportPage() {
  const mayImport = useActsAs('superintendent', 'dn_member');
  return (
    <PageBody
      title={m.blueprint_files()}
      lead={m.blueprint_files_lead()}
      above={<PageLink to={paths.blueprint}>{m.blueprint_title()}</PageLink>}
    >
      <Export />
      {mayImport ? <Import /> : <p className="quiet">{m.blueprint_import_who()}</p>}
    </PageBody>
  );
}

function Export() {
  const save = useMutation(
    api.queries.exportFramework.mutationOptions({
      onSuccess: ({ fileName, text }) => {
        const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
        const link = document.createElement('a');
        link.href = address;
        link.download = fileName;
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
      },
    }),
  );
  return (
    <Sheet title={m.blueprint_export()}>
      <p>{m.blueprint_export_lead()}</p>
      <RefusalNotice error={save.error} />
      <div className="row">
        {(['csv', 'json'] as const).map((format) => (
          <Button
            key={format}
            isBusy={save.isPending}
            onPress={() => save.mutate({ format, language: language() })}
          >
            {format === 'csv' ? m.blueprint_export_csv() : m.blueprint_export_json()}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}

function Import() {
  const [file, setFile] = useState<File | null>(null);
  const [retiresMissing, setRetiresMissing] = useState(false);
  const [id, setId] = useState(newId);
  const refresh = useRefresh();
  const preview = useMutation(api.queries.previewImport.mutationOptions());
  const confirm = useMutation(api.queries.importFramework.mutationOptions({ onSuccess: refresh }));
  const look = (next: File, retires: boolean) => {
    confirm.reset();
    setId(newId());
    preview.mutate({ format: next.format, text: next.text, retiresMissing: retires });
  };
  const choose = async (chosen: globalThis.File | undefined) => {
    if (chosen === undefined) return;
    const isJson = chosen.name.toLowerCase().endsWith('.json');
    const next: File = { name: chosen.name, format: isJson ? 'json' : 'csv', text: await chosen.text() };
    setFile(next);
    look(next, retiresMissing);
  };
  const found = preview.data;
  return (
    <Sheet title={m.blueprint_import()}>
      <p>{m.blueprint_import_lead()}</p>
      <p className="small quiet">
        <code dir="ltr">
          key, type, parent, order, level, floor, weeks, name, aliases, about, evidence, local_text, holds,
          retired
        </code>
      </p>
      <label className="field">
        <span className="label">{m.blueprint_file()}</span>
        <input
          type="file"
          className="input"
          accept=".csv,.json,text/csv,application/json"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      <CheckField
        label={m.blueprint_retires_missing()}
        hint={m.blueprint_retires_missing_hint()}
        isChecked={retiresMissing}
        onChange={(isChecked) => {
          setRetiresMissing(isChecked);
          if (file !== null) look(file, isChecked);
        }}
      />
      <RefusalNotice error={preview.error} />
      {found !== undefined && <ImportPreviewView preview={found} format={file?.format ?? 'csv'} />}
      {file !== null && found !== undefined && found.faults.length === 0 && !confirm.isSuccess && (
        <div className="row">
          <Button
            look="main"
            isBusy={confirm.isPending}
            onPress={() =>
              confirm.mutate({
                id,
                format: file.format,
                text: file.text,
                retiresMissing,
                digest: found.digest,
              })
            }
          >
            {m.blueprint_import_confirm()}
          </Button>
        </div>
      )}
      <RefusalNotice error={confirm.error} />
      {confirm.data !== undefined && (
        <Notice>
          <p>
            {m.blueprint_imported({
              added: number(confirm.data.addedCount),
              changed: number(confirm.data.changedCount),
              retired: number(confirm.data.retiredCount),
              left: number(confirm.data.leftCount),
            })}
          </p>
          <p>
            <PageLink to={paths.blueprint}>{m.blueprint_to_framework()}</PageLink>
          </p>
        </Notice>
      )}
    </Sheet>
  );
}
