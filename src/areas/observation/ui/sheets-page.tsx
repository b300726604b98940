import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
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
import { useKeptOverFiles } from './sheet-kept.ts';
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

/** A file that was read. The same file opened again, or a corrected one of the same name, is another opening. */
type Opening = { number: number; name: string; sheet: Sheet };

function Choosing({ options }: { options: ImportOptions }) {
  const [file, setFile] = useState<Opening | null>(null);
  const [fault, setFault] = useState<SheetFault | null>(null);
  const [versionId, setVersionId] = useState(options.visions[0]?.version.id ?? '');
  const kept = useKeptOverFiles();
  const vision = options.visions.find(({ version }) => version.id === versionId);
  const open = async (chosen: File) => {
    const read = await readSheetFile(chosen);
    setFault('fault' in read ? read.fault : null);
    setFile((last) =>
      'sheet' in read ? { number: (last?.number ?? 0) + 1, name: chosen.name, sheet: read.sheet } : null,
    );
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
        <FileChoice file={file} onChoose={(chosen) => void open(chosen)} />
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
          key={`${versionId} ${file.number}`}
          sheet={file.sheet}
          options={options}
          vision={vision}
          kept={kept}
        />
      )}
    </>
  );
}

function FileChoice({ file, onChoose }: { file: Opening | null; onChoose(file: File): void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="row">
      <Button look={file === null ? 'main' : 'plain'} onPress={() => picker.current?.click()}>
        {m.observation_sheets_choose()}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        hidden
        aria-label={m.observation_sheets_choose()}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          // Emptied, so that the same file, corrected meanwhile, can be chosen again.
          event.target.value = '';
          if (chosen !== undefined) onChoose(chosen);
        }}
      />
      <span role="status">
        {file !== null &&
          m.observation_sheets_open({ name: file.name, rows: number(file.sheet.rows.length) })}
      </span>
    </div>
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
