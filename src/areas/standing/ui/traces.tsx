import { useQuery } from '@tanstack/react-query';
import { Tag } from '../../../client/design/notice.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { type TraceKind, traceKinds } from '../contract.ts';
import { api } from './api.ts';
import './standing.css';

const traceWords: Record<TraceKind, () => string> = {
  session: m.standing_trace_session,
  question: m.standing_trace_question,
  visit: m.standing_trace_visit,
  conversation: m.standing_trace_conversation,
  step: m.standing_trace_step,
};

/** When each practice of a version was last met, and how: what lies in a binder is said so. */
export function Traces({ versionId }: { versionId: string }) {
  const standing = useQuery(api.queries.readStanding.queryOptions());
  return (
    <Loaded query={standing}>
      {({ visions }) => {
        const vision = visions.find((one) => one.versionId === versionId);
        if (vision === undefined) return null;
        return (
          <section className="stack-tight">
            <h2>{m.standing_traces()}</h2>
            <p className="small quiet">{m.standing_traces_about()}</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
            <section className="table-scroll" tabIndex={0} aria-label={m.standing_traces()}>
              <table className="table standing-trace">
                <thead>
                  <tr>
                    <th scope="col">{m.standing_practice()}</th>
                    {traceKinds.map((kind) => (
                      <th key={kind} scope="col">
                        {traceWords[kind]()}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {vision.practices.map((practice) => (
                    <tr key={practice.id}>
                      <th scope="row">
                        <bdi>{practice.name}</bdi>{' '}
                        {practice.quietForWeeks !== null && (
                          <Tag kind="attention">
                            {m.standing_quiet({
                              count: practice.quietForWeeks,
                              weeks: number(practice.quietForWeeks),
                            })}
                          </Tag>
                        )}
                      </th>
                      {traceKinds.map((kind) => {
                        const on = practice.lastOn[kind];
                        return <td key={kind}>{on === null ? '–' : day(on, 'short')}</td>;
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </section>
        );
      }}
    </Loaded>
  );
}
