import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs, useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import type { Agreement } from '../agreement-contract.ts';
import type { ObservationWindow } from '../window-contract.ts';
import { SharedWithin } from './agreement-text.tsx';
import { observationApi } from './api.ts';
import { WindowWords } from './teachers-window.tsx';
import { daysOf } from './window-parts.tsx';
import './observation.css';
import './teachers.css';

/**
 * Everything about visits that somebody who is visited wants to know. Leaders read the same page, word for word.
 *
 * @param clocks when results are shared, as another area tells it
 */
export function TeachersPage({ clocks }: { clocks: ReactNode }) {
  const agreement = useQuery(observationApi.queries.readCurrentAgreement.queryOptions());
  const windows = useQuery(observationApi.queries.listWindows.queryOptions());
  return (
    <PageBody
      title={m.observation_teachers_title()}
      lead={m.observation_teachers_lead()}
      above={<PageLink to={paths.windows}>{m.frame_visits()}</PageLink>}
    >
      {clocks}
      <Loaded query={agreement}>{({ agreement: current }) => <Promised agreement={current} />}</Loaded>
      <Loaded query={windows}>{(data) => <LookedFor windows={data.windows} />}</Loaded>
      <Sheet title={m.observation_teachers_picture()}>
        <p className="prose">{m.observation_teachers_picture_text()}</p>
        <div className="row no-print">
          <LinkButton to={paths.seen}>{m.observation_teachers_picture_go()}</LinkButton>
        </div>
      </Sheet>
      <YourMove />
    </PageBody>
  );
}

function Promised({ agreement }: { agreement: Agreement | null }) {
  if (agreement === null)
    return (
      <Sheet title={m.observation_teachers_promise()}>
        <p>{m.agreement_none()}</p>
      </Sheet>
    );
  const { content } = agreement;
  return (
    <Sheet title={m.observation_teachers_promise()}>
      <p className="prose" dir="auto">
        {content.notForEvaluation}
      </p>
      <div className="agreement-two">
        <Points title={m.agreement_not_kept()} points={content.notKept} />
        <Points title={m.agreement_seen_by()} points={content.seenBy} />
      </div>
      <div className="prose">
        <SharedWithin days={content.sharedWithinDays} />
        <p dir="auto">{content.perfectionLine}</p>
      </div>
      <p>
        <PageLink to={paths.agreement}>{m.observation_teachers_promise_all()}</PageLink>
      </p>
    </Sheet>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section className="agreement-part">
      <h3>{title}</h3>
      <ul className="agreement-points" dir="auto">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}

/** What is looked for in the person's building now and soon; in all of them for who belongs to none. */
function LookedFor({ windows }: { windows: readonly ObservationWindow[] }) {
  const { actor } = useSession();
  const here = windows.filter(
    ({ state, buildings }) =>
      state !== 'ended' && (actor.buildingId === null || buildings.some(({ id }) => id === actor.buildingId)),
  );
  return (
    <Sheet title={m.observation_teachers_looked_for()}>
      <p className="prose">{m.observation_teachers_drop_by()}</p>
      {here.length === 0 && <EmptyState>{m.observation_teachers_nothing_now()}</EmptyState>}
      <ul className="item-list">
        {here.map((window) => (
          <li key={window.id} className="stack-tight">
            <div className="row-apart">
              <h3>
                <PageLink to={paths.window(window.id)}>{window.subject.name}</PageLink>
              </h3>
              <span className="quiet small">{daysOf(window)}</span>
            </div>
            <p className="window-purpose" dir="auto">
              {window.purpose}
            </p>
            <WindowWords windowId={window.id} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What one can do oneself: invite, look among colleagues, ask. */
function YourMove() {
  const invites = useActsAs('teacher');
  const isStaff = !useActsAs('board_member');
  if (!isStaff) return null;
  return (
    <Sheet title={m.observation_teachers_your_move()}>
      <ul className="item-list">
        {invites && (
          <li>
            <PageLink to={paths.invitations}>{m.observation_invite_title()}</PageLink>
            <p className="quiet">{m.observation_invite_about()}</p>
          </li>
        )}
        <li>
          <PageLink to={paths.peerVisits}>{m.observation_peer_title()}</PageLink>
          <p className="quiet">{m.observation_peer_about()}</p>
        </li>
        <li>
          <PageLink to={paths.newRequest}>{m.observation_teachers_ask()}</PageLink>
          <p className="quiet">{m.observation_teachers_ask_about()}</p>
        </li>
      </ul>
    </Sheet>
  );
}
