import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { analysisApi } from './api.ts';

/** Figures as a file, for anybody: the same that the pages show, with what each column means. */
export function FiguresSheet() {
  const subjects = useQuery(analysisApi.queries.listOpenSubjects.queryOptions());
  return (
    <Sheet title={m.exchange_figures()}>
      <p>{m.exchange_figures_about()}</p>
      <Loaded query={subjects}>
        {(found) =>
          found.subjects.length === 0 ? (
            <EmptyState action={<PageLink to={paths.windows}>{m.exchange_to_windows()}</PageLink>}>
              {m.exchange_figures_none()}
            </EmptyState>
          ) : (
            <Taking subjects={found.subjects} />
          )
        }
      </Loaded>
      <CodeBook />
    </Sheet>
  );
}

function Taking({ subjects }: { subjects: readonly { id: string; name: string }[] }) {
  const [subjectId, setSubject] = useState(subjects[0]?.id ?? '');
  const [windowId, setWindow] = useState('');
  const windows = useQuery(analysisApi.queries.listOpenWindows.queryOptions({ input: { subjectId } }));
  const search = new URLSearchParams({
    subjectId,
    ...(windowId === '' ? {} : { windowId }),
    language: language(),
  });
  const address = (ending: string) => `/api/analysis/open/figures.${ending}?${search}`;
  return (
    <>
      <div className="grid">
        <SelectField
          label={m.exchange_subject()}
          value={subjectId}
          options={subjects.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => {
            setSubject(value);
            setWindow('');
          }}
        />
        <SelectField
          label={m.exchange_window()}
          value={windowId}
          options={[
            { value: '', label: m.exchange_all_windows() },
            ...(windows.data?.windows ?? []).map(({ id, startsOn, endsOn, state }) => ({
              value: id,
              label: m.exchange_window_days({
                from: day(startsOn),
                to: day(endsOn),
                state: stateWords[state](),
              }),
            })),
          ]}
          onChange={setWindow}
        />
      </div>
      <div className="row">
        <a className="button button-main" href={address('xlsx')} download>
          {m.exchange_take_xlsx()}
        </a>
        <a className="button" href={address('csv')} download>
          {m.exchange_take_csv()}
        </a>
        <a className="button" href={`/api/analysis/open/code-book.csv?language=${language()}`} download>
          {m.exchange_take_code_book()}
        </a>
      </div>
    </>
  );
}

const stateWords = {
  open: m.exchange_window_open,
  ended: m.exchange_window_ended,
  read: m.exchange_window_read,
};

/** What every column means, before one opens the file. */
function CodeBook() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.exchange_code_book()}</summary>
      {isOpen && <Columns />}
    </details>
  );
}

function Columns() {
  const book = useQuery(analysisApi.queries.readCodeBook.queryOptions({ input: { language: language() } }));
  return (
    <Loaded query={book}>
      {({ columns }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by keyboard
        <section className="table-scroll" tabIndex={0} aria-label={m.exchange_code_book()}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{m.exchange_column()}</th>
                <th scope="col">{m.exchange_meaning()}</th>
                <th scope="col">{m.exchange_unit()}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ name, meaning, unit, rule }) => (
                <tr key={name}>
                  <th scope="row">
                    <code dir="ltr">{name}</code>
                  </th>
                  <td>
                    {meaning} {rule !== '' && <span className="quiet small">{rule}</span>}
                  </td>
                  <td>{unit}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Loaded>
  );
}
