import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { letterMarks, type Mark, sayMark } from '../chart-marks.ts';
import type { SubjectPicture } from '../series-contract.ts';
import { analysisApi as api } from './api.ts';
import { chartSay } from './chart-say.ts';
import { windowDays } from './figure-words.ts';
import { HowFigures } from './how-figures.tsx';
import { AskableFigures } from './made/figure-button.tsx';
import { type ChosenPlace, PracticeStrip } from './practice-strip.tsx';
import { SaveCharts } from './save-charts.tsx';
import { stateWords } from './state-words.ts';
import { FunnelWindow, useViewing, ViewTabs } from './view-tabs.tsx';
import { WaitingReadings } from './waiting-readings.tsx';
import './analysis.css';

/**
 * What we see in one subject: every practice a strip, its words first, then the dot, the line over time and the buildings.
 * `supportMarks` are set on the date axis, and `beside` stands below; both come from other areas, at the top floor.
 */
export function SubjectPage({
  supportMarks = [],
  beside,
}: {
  supportMarks?: readonly Mark[];
  beside?: ReactNode;
}) {
  const { subjectId = '' } = useParams({ strict: false }) as { subjectId?: string };
  const subjects = useQuery(api.queries.listSubjects.queryOptions());
  const picture = useQuery(api.queries.readSubjectPicture.queryOptions({ input: { subjectId } }));
  return (
    <PageBody
      title={m.frame_seen()}
      lead={m.seen_lead()}
      isWide
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <nav className="tabs" aria-label={m.seen_subjects()}>
        {(subjects.data?.subjects ?? []).map((subject) => (
          <PageLink key={subject.id} to={paths.seenSubject(subject.id)} isHere={subject.id === subjectId}>
            {subject.name}
          </PageLink>
        ))}
      </nav>
      <WaitingReadings subjects={subjects.data?.subjects ?? []} subjectId={subjectId} />
      <Loaded query={picture}>{(data) => <Picture picture={data} supportMarks={supportMarks} />}</Loaded>
      {beside}
    </PageBody>
  );
}

/** How the district as a whole is named in the address. */
const district = 'district';

function Picture({ picture, supportMarks }: { picture: SubjectPicture; supportMarks: readonly Mark[] }) {
  const marks = useMemo(() => letterMarks(chartSay, picture.marks, supportMarks), [picture, supportMarks]);
  const [place, choose] = useChosenPlace(picture);
  const [viewing, look] = useViewing(picture);
  if (picture.practices.length === 0) {
    return (
      <EmptyState action={<LinkButton to={paths.windows}>{m.seen_to_windows()}</LinkButton>}>
        {m.seen_empty()}
      </EmptyState>
    );
  }
  return (
    <AskableFigures>
      <h2 className="visually-hidden">{picture.subject.name}</h2>
      <div className="row-apart seen-looking no-print">
        {picture.buildings.length > 1 && (
          <div className="seen-place">
            <SelectField
              label={m.seen_place()}
              value={place?.id ?? district}
              options={[
                ...picture.buildings.map(({ id, name }) => ({ value: id, label: name })),
                { value: district, label: m.seen_place_district() },
              ]}
              onChange={choose}
            />
          </div>
        )}
        <SaveCharts subjectId={picture.subject.id} place={place} viewing={viewing} />
      </div>
      <ViewTabs view={viewing.view} onChange={(view) => look({ view })} />
      {viewing.view === 'buildings' && (
        <FunnelWindow
          picture={picture}
          windowId={viewing.windowId}
          onChange={(windowId) => look({ windowId })}
        />
      )}
      <p className="seen-aim-line" dir="auto">
        {picture.perfectionLine ?? m.frame_no_perfection()}
      </p>
      {picture.practices.map((practice) => (
        <PracticeStrip
          key={`${practice.versionId} ${practice.practiceId}`}
          practice={practice}
          picture={picture}
          place={place}
          viewing={viewing}
          marks={marks}
        />
      ))}
      <section className="stack-tight">
        <h2>{m.seen_marks()}</h2>
        <ol className="plain-list seen-marks">
          {marks.map((mark) => (
            <li key={mark.letter}>
              <span className="seen-mark-letter">{mark.letter}</span>
              <span dir="auto">{sayMark(chartSay, mark)}</span>
            </li>
          ))}
        </ol>
      </section>
      <p>
        <PageLink to={paths.seenAgreement(picture.subject.id)}>{m.agree_link()}</PageLink>
        {' · '}
        <PageLink to={paths.openData}>{m.exchange_title()}</PageLink>
      </p>
      <Windows windows={picture.windows} />
      <HowFigures />
    </AskableFigures>
  );
}

/** In the address, so that it can be linked; whoever belongs to a building begins there. */
function useChosenPlace(picture: SubjectPicture): [ChosenPlace, (value: string) => void] {
  const { actor } = useSession();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { place?: string };
  const chosen = search.place ?? actor.buildingId ?? district;
  const place = picture.buildings.find(({ id }) => id === chosen) ?? null;
  const choose = (value: string) =>
    void navigate({
      ...{ to: '.', replace: true, resetScroll: false },
      search: ((before: object) => ({ ...before, place: value })) as never,
    });
  return [picture.buildings.length > 1 ? place : null, choose];
}

/** So many windows are listed at once; earlier ones wait behind a word. */
const recent = 5;

function Windows({ windows }: { windows: SubjectPicture['windows'] }) {
  const latestFirst = windows.toReversed();
  return (
    <section className="stack-tight">
      <h2>{m.seen_windows()}</h2>
      <WindowList windows={latestFirst.slice(0, recent)} />
      {latestFirst.length > recent && (
        <details>
          <summary>{m.seen_earlier_windows()}</summary>
          <WindowList windows={latestFirst.slice(recent)} />
        </details>
      )}
    </section>
  );
}

function WindowList({ windows }: { windows: SubjectPicture['windows'] }) {
  return (
    <ul className="item-list">
      {windows.map((window) => (
        <li key={window.id} className="row-apart">
          <span className="stack-tight">
            <PageLink to={paths.seenWindow(window.id)}>{windowDays(window)}</PageLink>
            <span className="quiet" dir="auto">
              {window.purpose}
            </span>
          </span>
          <Tag>{stateWords[window.state]()}</Tag>
        </li>
      ))}
    </ul>
  );
}
