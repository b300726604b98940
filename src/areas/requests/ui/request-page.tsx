import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice, Tag } from '../../../client/design/notice.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Finding, RequestAct, SupportRequest, WholeRequest } from '../request-contract.ts';
import { ActForms } from './act-forms.tsx';
import { api } from './api.ts';
import { inGroups, keyOf } from './held-keys.ts';
import { KeyDoor } from './key-door.tsx';
import { NamingPanel } from './naming-panel.tsx';
import { RequestTags, whoIsNext } from './request-item.tsx';
import { actWords, helpedWords, hours, money, rhythmWords } from './request-words.ts';
import './requests.css';

/** One request: what it is, what became of it, what one can do now. */
export function RequestPage() {
  const { requestId = '' } = useParams({ strict: false }) as { requestId?: string };
  const [key, setKey] = useState(() => keyOf(requestId));
  const options =
    key === null
      ? api.queries.readRequest.queryOptions({ input: { requestId } as never })
      : api.queries.openByKey.queryOptions({ input: { key } });
  const found = useQuery(options as ReturnType<typeof api.queries.readRequest.queryOptions>);
  const needsKey = found.isError && (found.error as { code?: string }).code === 'requests/needs-key';
  return (
    <PageBody title={m.requests_one()} above={<PageLink to={paths.requests}>{m.requests_title()}</PageLink>}>
      {needsKey ? (
        <KeyDoor onOpened={() => setKey(keyOf(requestId))} />
      ) : (
        <Loaded query={found}>{(whole) => <Whole whole={whole} requestKey={key} />}</Loaded>
      )}
    </PageBody>
  );
}

function Whole({ whole, requestKey }: { whole: WholeRequest; requestKey: string | null }) {
  const { request, acts, currency } = whole;
  return (
    <>
      {requestKey !== null && (
        <Notice kind="attention">
          <p>{m.requests_key_keep()}</p>
          <p className="requests-key">
            <bdi dir="ltr">{inGroups(requestKey)}</bdi>
          </p>
        </Notice>
      )}
      <RequestSheet request={request} currency={currency} />
      <ActForms key={acts.length} request={request} requestKey={requestKey} currency={currency} />
      {request.nameShown === 'nobody' && request.isMine && (
        <NamingPanel whole={whole} requestKey={requestKey} />
      )}
      <Findings whole={whole} />
      <History request={request} acts={acts} currency={currency} />
    </>
  );
}

function RequestSheet({ request, currency }: { request: SupportRequest; currency: string }) {
  const days = [
    ...(request.neededOn === null ? [] : [m.requests_by_day({ day: day(request.neededOn) })]),
    ...(request.startsOn === null ? [] : [m.requests_from_day({ day: day(request.startsOn) })]),
    ...(request.endsOn === null ? [] : [m.requests_to_day({ day: day(request.endsOn) })]),
    ...(request.rhythm === 'once' ? [] : [rhythmWords[request.rhythm]()]),
  ];
  return (
    <Sheet>
      <p className="requests-what-large" dir="auto">
        {request.what}
      </p>
      <p>{whoIsNext(request)}</p>
      <RequestTags request={request} currency={currency} />
      {days.length > 0 && <p className="quiet">{days.join(' · ')}</p>}
      {request.lastKeptOn !== null && request.standing === 'running' && (
        <p className="quiet">{m.requests_last_kept({ day: day(request.lastKeptOn) })}</p>
      )}
      {request.windowId !== null && (
        <p className="small">
          <PageLink to={paths.seenWindow(request.windowId)}>{m.requests_from_window()}</PageLink>
        </p>
      )}
      {request.stepId !== null && (
        <p className="small">
          <PageLink to={paths.step(request.stepId)}>{m.requests_from_step()}</PageLink>
        </p>
      )}
    </Sheet>
  );
}

/** The readings before and after: side by side, and nothing said of a cause. */
function Findings({ whole: { request, before, after } }: { whole: WholeRequest }) {
  if (request.practice === null || (before === null && request.fulfilledOn === null)) return null;
  return (
    <section className="stack-tight">
      <h2>{m.requests_result()}</h2>
      <dl className="requests-findings">
        {before !== null && <FindingLine label={m.requests_before()} finding={before} />}
        {after.map((finding) => (
          <FindingLine key={finding.windowId} label={m.requests_after()} finding={finding} />
        ))}
      </dl>
      {after.length === 0 && <p className="quiet">{m.requests_after_none()}</p>}
      <p className="quiet small">{m.requests_no_cause()}</p>
    </section>
  );
}

function FindingLine({ label, finding }: { label: string; finding: Finding }) {
  const { figure, windowId, endsOn } = finding;
  return (
    <div>
      <dt>
        {label} · <PageLink to={paths.seenWindow(windowId)}>{day(endsOn)}</PageLink>
      </dt>
      <dd>{figure === null ? m.requests_finding_none() : findingWords(figure)}</dd>
    </div>
  );
}

function findingWords({ present, visits, low, high }: NonNullable<Finding['figure']>): string {
  const counts = { present: number(present), visits: number(visits) };
  if (low === null || high === null) return m.requests_finding_counts(counts);
  return m.requests_finding({
    ...counts,
    low: number(Math.round(low * 100)),
    high: number(Math.round(high * 100)),
  });
}

type HistoryProps = { request: SupportRequest; acts: readonly RequestAct[]; currency: string };

/** Everything that happened, the last first: nothing is overwritten. */
function History({ request, acts, currency }: HistoryProps) {
  return (
    <section className="stack">
      <h2>{m.requests_history()}</h2>
      <ul className="item-list">
        {acts.toReversed().map((act) => (
          <li key={act.id} className="stack-tight">
            <span className="row">
              <Tag>{actWords[act.act]()}</Tag>
              {act.helped !== null && <span>{helpedWords[act.helped]()}</span>}
              {act.minutes !== null && <span className="number">{hours(act.minutes)}</span>}
              {act.cents !== null && <span className="number">{money(act.cents, currency)}</span>}
            </span>
            {act.note !== '' && <p dir="auto">{act.note}</p>}
            <span className="small quiet">
              {act.by === null
                ? m.requests_on_by_asker({ day: day(act.on) })
                : m.requests_on_by({ name: act.by.name, day: day(act.on) })}
            </span>
          </li>
        ))}
        <li className="stack-tight">
          <span>
            <Tag>{m.requests_act_asked()}</Tag>
          </span>
          <span className="small quiet">{day(request.askedOn)}</span>
        </li>
      </ul>
    </section>
  );
}
