import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet as Paper } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { importingCapacities } from '../access.ts';
import type { ImportOptions } from '../import-contract.ts';
import type { Sheet } from '../sheet-mapping-rules.ts';
import { observationApi } from './api.ts';
import { readSheetFile, type SheetFault } from './sheet-file.ts';
import { SheetMap } from './sheet-map.tsx';
import './observation.css';
import './sheets.css';

/** Brings in walkthroughs that a district has in sheets: chosen and read here, mapped once, looked at, then confirmed. */
export function SheetsPage() {
  const { actor } = useSession();
  const mayBring = (importingCapacities as readonly string[]).includes(actor.capacity);
  return (
    <PageBody
      title={m.observation_sheets_title()}
      lead={m.observation_sheets_lead()}
      above={<PageLink to={paths.windows}>{m.frame_visits()}</PageLink>}
    >
      {mayBring ? <Bringing /> : <EmptyState>{m.observation_sheets_not_you()}</EmptyState>}
    </PageBody>
  );
}

function Bringing() {
  // The titles kept last are changed by the import itself: what is on the screen stays as it began.
  const query = useQuery({
    ...observationApi.queries.readImportOptions.queryOptions(),
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <Loaded query={query}>{(options) => <Choosing options={options} />}</Loaded>
      <Brought />
    </>
  );
}

const faultWords: Record<SheetFault, () => string> = {
  workbook: m.observation_sheets_workbook,
  'not-a-table': m.observation_sheets_not_a_table,
  empty: m.observation_sheets_empty,
  'too-long': m.observation_sheets_too_long,
};

function Choosing({ options }: { options: ImportOptions }) {
  const [file, setFile] = useState<{ name: string; sheet: Sheet } | null>(null);
  const [fault, setFault] = useState<SheetFault | null>(null);
  const [versionId, setVersionId] = useState(options.visions[0]?.version.id ?? '');
  const vision = options.visions.find(({ version }) => version.id === versionId);
  const open = async (chosen: File) => {
    const read = await readSheetFile(chosen);
    setFault('fault' in read ? read.fault : null);
    setFile('sheet' in read ? { name: chosen.name, sheet: read.sheet } : null);
  };
  if (!options.hasAgreement || vision === undefined)
    return (
      <EmptyState action={<LinkButton to={paths.agreement}>{m.agreement_title()}</LinkButton>}>
        {options.hasAgreement ? m.observation_sheets_no_vision() : m.problem_observation_no_agreement()}
      </EmptyState>
    );
  return (
    <>
      <Paper title={m.observation_sheets_file()}>
        <Notice>
          <p>{m.observation_sheets_stays_here()}</p>
        </Notice>
        <label className="field">
          <span>{m.observation_sheets_choose()}</span>
          <input
            type="file"
            className="input"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen !== undefined) void open(chosen);
            }}
          />
        </label>
        {fault !== null && (
          <Notice kind="attention">
            <p>{faultWords[fault]()}</p>
          </Notice>
        )}
        <SelectField
          label={m.observation_sheets_vision()}
          hint={m.observation_sheets_vision_hint()}
          value={versionId}
          options={options.visions.map(({ subject, version }) => ({
            value: version.id,
            label: `${subject.name} · ${version.title}`,
          }))}
          onChange={(id) => setVersionId(id as typeof versionId)}
        />
      </Paper>
      {file !== null && (
        <SheetMap
          key={`${versionId} ${file.name} ${file.sheet.rows.length}`}
          sheet={file.sheet}
          options={options}
          vision={vision}
        />
      )}
    </>
  );
}

function Brought() {
  const query = useQuery(observationApi.queries.listImports.queryOptions());
  return (
    <Loaded query={query}>
      {({ imports }) =>
        imports.length === 0 ? null : (
          <Paper title={m.observation_sheets_so_far()}>
            <ul className="item-list">
              {imports.map((brought) => (
                <li key={brought.id} className="stack-tight">
                  <PageLink to={paths.window(brought.windowId)}>
                    <bdi>{brought.purpose}</bdi>
                  </PageLink>
                  <p className="quiet small">
                    {m.observation_sheets_one({
                      subject: brought.subject,
                      shown: number(brought.visits),
                      count: brought.visits,
                      from: day(brought.startsOn),
                      to: day(brought.endsOn),
                    })}{' '}
                    {m.observation_sheets_by({ name: brought.broughtBy, day: day(brought.broughtOn) })}
                  </p>
                </li>
              ))}
            </ul>
          </Paper>
        )
      }
    </Loaded>
  );
}
