import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { TargetKind, Trace, TraceRecord } from '../indicator-contract.ts';
import { api } from './api.ts';
import { usePlaceAsked } from './place-choice.tsx';
import { traceWords } from './trace-words.ts';

/** What was done in Jointly that bears on a part: each line says exactly what it counts, and opens the records behind it. */
export function TraceList({ traces }: { traces: readonly Trace[] }) {
  if (traces.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3>{m.evidence_what_was_done()}</h3>
      <p className="small quiet">{m.evidence_what_was_done_about()}</p>
      <ul className="item-list">
        {traces.map((trace) => (
          <li key={trace.id}>
            <OneTrace trace={trace} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function countWords({ count, of, quarters }: Trace): string {
  if (count === null) return m.evidence_trace_few();
  if (quarters === null) return m.evidence_trace_at_least({ count: number(count) });
  return of === null ? number(count) : m.evidence_trace_count_of({ count: number(count), of: number(of) });
}

const inTime = (hours: number) =>
  hours < 48
    ? number(Math.max(1, Math.round(hours)), { style: 'unit', unit: 'hour', unitDisplay: 'long' })
    : number(Math.round(hours / 24), { style: 'unit', unit: 'day', unitDisplay: 'long' });

function OneTrace({ trace }: { trace: Trace }) {
  const [isOpen, setIsOpen] = useState(false);
  const words = traceWords[trace.id];
  const { quarters, medianHours, lastOn } = trace;
  return (
    <div className="stack-tight">
      <div className="row-apart">
        <strong>{words?.name() ?? trace.id}</strong>
        <span className="number">{countWords(trace)}</span>
      </div>
      <p className="small quiet">{words?.about()}</p>
      {lastOn !== null && quarters !== null && (
        <p className="small quiet">
          {m.evidence_trace_quarters({ quarters: quarters.map((count) => number(count)).join(' · ') })}{' '}
          {m.evidence_trace_last({ day: day(lastOn) })}
        </p>
      )}
      {medianHours !== null && (
        <p className="small">{m.evidence_trace_median({ hours: inTime(medianHours) })}</p>
      )}
      {quarters === null && <p className="small quiet">{m.evidence_trace_private()}</p>}
      {trace.isOpen && !isOpen && (
        <div className="row no-print">
          <Button
            look="quiet"
            label={`${m.evidence_trace_open()}: ${words?.name() ?? trace.id}`}
            onPress={() => setIsOpen(true)}
          >
            {m.evidence_trace_open()}
          </Button>
        </div>
      )}
      {isOpen && <Records trace={trace} />}
    </div>
  );
}

function Records({ trace }: { trace: Trace }) {
  const building = usePlaceAsked();
  const records = useQuery(
    api.queries.readTrace.queryOptions({
      input: { traceId: trace.id, ...(building === undefined ? {} : { buildingId: building }) } as never,
    }),
  );
  return (
    <Loaded query={records}>
      {({ records: found, notShown }) => (
        <>
          {found.length === 0 && <p className="small quiet">{m.evidence_trace_no_records()}</p>}
          <ul className="evidence-records small">
            {found.map((record) => (
              <li key={record.id}>
                <PageLink to={addressOf(record)}>
                  <bdi>{record.title === '' ? m.evidence_trace_open() : record.title}</bdi>
                </PageLink>
                <span className="quiet">
                  {day(record.on)}
                  {trace.of !== null && !record.isCounted && ` · ${m.evidence_trace_not_counted()}`}
                </span>
              </li>
            ))}
          </ul>
          {notShown > 0 && (
            <p className="small quiet">
              {m.evidence_trace_not_shown({ count: notShown, shown: number(notShown) })}
            </p>
          )}
        </>
      )}
    </Loaded>
  );
}

const addresses: Record<TargetKind, (about: string) => string> = {
  step: paths.step,
  meeting: paths.meeting,
  session: paths.studySession,
  message: paths.message,
  questions: paths.questions,
  barriers: () => paths.barriers,
  week: () => paths.thisWeek,
  norm: paths.norm,
  commitments: () => paths.commitments,
  conflict: () => paths.conflict,
  goal: paths.goal,
  support: () => paths.requests,
  routine: () => paths.routines,
};

const addressOf = ({ kind, about }: TraceRecord): string => addresses[kind](about);
