import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { IndicatorPage as Page } from '../indicator-contract.ts';
import type { PartStreams } from '../stream-contract.ts';
import { api } from './api.ts';
import { Bands, Questions } from './bands.tsx';
import { Coverage } from './coverage.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import { say } from './evidence-words.ts';
import { PlaceChoice, usePlaceAsked } from './place-choice.tsx';
import { RatingForm } from './rating-form.tsx';
import { RatingHistory } from './rating-history.tsx';
import { Research } from './research.tsx';
import { sinceWords } from './since-words.ts';
import { TraceList } from './trace-list.tsx';
import './evidence.css';

/** One statement as a page of the register: its parts in three streams, what lies behind them, the research. */
export function IndicatorPage() {
  const { indicatorId } = useParams({ strict: false }) as { indicatorId: string };
  const { rate, corrects } = useSearch({ strict: false }) as { rate?: unknown; corrects?: string };
  const building = usePlaceAsked();
  const page = useQuery(
    api.queries.readIndicator.queryOptions({
      input: { indicatorId, ...(building === undefined ? {} : { buildingId: building }) } as never,
    }),
  );
  return (
    <Loaded query={page}>
      {(found) =>
        rate === undefined ? (
          <Statement page={found} />
        ) : (
          <RatingForm key={corrects ?? ''} page={found} correctsId={corrects ?? null} />
        )
      }
    </Loaded>
  );
}

function Statement({ page }: { page: Page }) {
  const { streams } = page;
  return (
    <PageBody
      isWide
      title={say(streams.statement)}
      above={
        <>
          <PageLink to={paths.indicators}>{m.evidence_title()}</PageLink>
          {' · '}
          {m.evidence_number({ number: number(streams.ordinal), total: number(page.total) })}
        </>
      }
      lead={
        language() === 'en' ? undefined : (
          <bdi className="small">{m.evidence_original({ statement: streams.statement.en })}</bdi>
        )
      }
      actions={
        <>
          {page.isStaff && (
            <LinkButton look="main" to={paths.newRating(streams.id)}>
              {m.evidence_rate()}
            </LinkButton>
          )}
          <Button onPress={() => window.print()}>{m.frame_print()}</Button>
        </>
      }
    >
      <div className="with-margin">
        <div className="stack-wide">
          <PlaceChoice buildings={page.buildings} />
          {streams.parts.map((part) => (
            <Part key={part.id} page={page} part={part} />
          ))}
          {streams.id === 'e4' && <Coverage />}
        </div>
        <Research page={page} />
      </div>
      <Turning page={page} />
    </PageBody>
  );
}

function Part({ page, part }: { page: Page; part: PartStreams }) {
  const [isAdding, setIsAdding] = useState(false);
  const entries = page.evidence.filter(({ partId }) => partId === part.id);
  return (
    <section className="evidence-part" aria-labelledby={part.id}>
      <div className="stack-tight">
        <h2 id={part.id}>{say(part.name)}</h2>
        <p className="evidence-asked">{say(part.question)}</p>
      </div>
      <Bands part={part} />
      <Questions part={part} />
      <section className="stack-tight">
        <h3>{m.evidence_what_we_saw()}</h3>
        <Age part={part} page={page} />
        {entries.length === 0 && <p className="small quiet">{m.evidence_what_we_saw_none()}</p>}
        <EntryList entries={entries} />
        {page.isStaff && !isAdding && (
          <div className="row no-print">
            <Button label={`${m.evidence_add_entry()}: ${say(part.name)}`} onPress={() => setIsAdding(true)}>
              {m.evidence_add_entry()}
            </Button>
          </div>
        )}
        {isAdding && (
          <EntryForm
            partId={part.id}
            today={page.today}
            buildings={page.buildings}
            onKept={() => setIsAdding(false)}
          />
        )}
      </section>
      <TraceList traces={page.traces.filter(({ partIds }) => partIds.includes(part.id))} />
      <RatingHistory ratings={page.ratings.filter(({ partId }) => partId === part.id)} />
    </section>
  );
}

/** How long ago anything was seen, and a word where that is too long ago. */
function Age({ part: { lastSeenOn, isOld }, page }: { part: PartStreams; page: Page }) {
  if (lastSeenOn === null) return <p>{m.evidence_never_seen()}</p>;
  const months = page.oldAfterMonths;
  const seen = m.evidence_last_seen({ ago: sinceWords(lastSeenOn, page.today), day: day(lastSeenOn) });
  if (!isOld) return <p>{seen}</p>;
  return (
    <Notice kind="attention">
      <p>
        {seen} {m.evidence_is_old({ count: months, months: number(months) })}
      </p>
    </Notice>
  );
}

/** To the pages before and after, as in a book. */
function Turning({ page: { before, after } }: { page: Page }) {
  return (
    <nav className="row-apart no-print" aria-label={m.evidence_title()}>
      {before === null ? <span /> : <PageLink to={paths.indicator(before)}>{m.evidence_before()}</PageLink>}
      {after !== null && <PageLink to={paths.indicator(after)}>{m.evidence_after()}</PageLink>}
    </nav>
  );
}
