import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice, Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Standing, VisionStanding } from '../contract.ts';
import { api } from './api.ts';
import { QuietWeeks } from './quiet-weeks.tsx';
import { Rounds } from './rounds.tsx';
import { Together } from './together.tsx';
import './standing.css';

/** What the app puts into the page from other areas. */
export type StandingSlots = {
  /** What was seen last in a subject, practice by practice, with its uncertainty. */
  Findings: ComponentType<{ subjectId: string }>;
};

/** One page for everybody: what we are for, what lives, what was seen and how sure we are, what comes next. */
export function StandingPage({ Findings }: StandingSlots) {
  const standing = useQuery(api.queries.readStanding.queryOptions());
  return (
    <PageBody
      title={m.standing_title()}
      lead={m.standing_lead()}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={standing}>
        {(found) => (
          <>
            <Purpose standing={found} />
            <Norms standing={found} />
            <Focus standing={found} />
            {found.visions.length === 0 && <EmptyState>{m.standing_no_vision()}</EmptyState>}
            {found.visions.map((vision) => (
              <OneVision key={vision.versionId} vision={vision} Findings={Findings} />
            ))}
            <Work standing={found} />
            <Together mix={found.mix} />
            <Coming standing={found} />
            {found.mayChange && <QuietWeeks weeks={found.quietWeeks} />}
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function Purpose({ standing: { purpose } }: { standing: Standing }) {
  return (
    <Sheet title={m.standing_purpose()}>
      {purpose === null ? (
        <p className="quiet">{m.standing_purpose_none()}</p>
      ) : (
        <>
          <p className="standing-purpose" dir="auto">
            {purpose.purpose}
          </p>
          {purpose.norms.length > 0 && (
            <>
              <h3>{m.standing_norms()}</h3>
              <ul className="standing-lines">
                {purpose.norms.map((norm) => (
                  <li key={norm}>
                    <bdi>{norm}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
          <div className="row">
            {purpose.practices.map((name) => (
              <Tag key={name} kind="accent">
                <bdi>{name}</bdi>
              </Tag>
            ))}
          </div>
        </>
      )}
    </Sheet>
  );
}

/** What was agreed. With nothing in the register yet, the network's own norms stand with its purpose. */
function Norms({ standing: { norms } }: { standing: Standing }) {
  return (
    <section className="stack-tight">
      <h2>{m.standing_agreed()}</h2>
      {norms.length === 0 ? (
        <p className="quiet">{m.standing_agreed_none()}</p>
      ) : (
        <ul className="standing-lines">
          {norms.map(({ id, text, on }) => (
            <li key={id}>
              <PageLink to={paths.norm(id)}>
                <bdi>{text}</bdi>
              </PageLink>{' '}
              <span className="small quiet">{m.standing_agreed_on({ day: day(on) })}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="row">
        <PageLink to={paths.norms}>{m.culture_norms()}</PageLink>
        <PageLink to={paths.indicators}>{m.evidence_title()}</PageLink>
        <PageLink to={paths.board}>{m.reports_board()}</PageLink>
      </p>
    </section>
  );
}

function Focus({ standing: { focus } }: { standing: Standing }) {
  return (
    <section className="stack-tight">
      <h2>{m.standing_focus()}</h2>
      {focus === null ? (
        <p className="quiet">{m.standing_focus_none()}</p>
      ) : (
        <p>
          <strong>
            <bdi>{focus.practice}</bdi>
          </strong>{' '}
          <bdi>{focus.why}</bdi>
        </p>
      )}
      <p>
        <PageLink to={paths.thisWeek}>{m.standing_to_week()}</PageLink>
      </p>
    </section>
  );
}

function OneVision({ vision, Findings }: { vision: VisionStanding } & StandingSlots) {
  const quiet = vision.practices.filter(({ quietForWeeks }) => quietForWeeks !== null);
  return (
    <article className="standing-vision">
      <div className="stack-tight">
        <span className="small quiet">
          <bdi>{vision.subject.name}</bdi> ·{' '}
          {m.standing_version({ number: number(vision.number), day: day(vision.adoptedOn) })}
        </span>
        <h2>
          <PageLink to={paths.vision(vision.visionId)}>
            <bdi>{vision.title}</bdi>
          </PageLink>
        </h2>
      </div>
      {vision.quietForWeeks !== null && (
        <Notice kind="attention">
          <p>
            {m.standing_vision_quiet({ count: vision.quietForWeeks, weeks: number(vision.quietForWeeks) })}
          </p>
        </Notice>
      )}
      {vision.quietForWeeks === null && quiet.length > 0 && (
        <Notice kind="attention">
          <p>{m.standing_practices_quiet({ count: quiet.length, number: number(quiet.length) })}</p>
          <ul>
            {quiet.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {quiet.length === 0 && <p>{m.standing_alive()}</p>}
      <Findings subjectId={vision.subject.id} />
      <Rounds vision={vision} />
      <p>
        <PageLink to={paths.shared(vision.versionId)}>{m.standing_to_shared()}</PageLink>
      </p>
    </article>
  );
}

function Work({ standing: { steps, barriers } }: { standing: Standing }) {
  return (
    <section className="stack-tight">
      <h2>{m.standing_work()}</h2>
      <p>
        <PageLink to={paths.steps}>
          {m.standing_steps({
            open: number(steps.open),
            done: number(steps.done),
            overdue: number(steps.overdue),
          })}
        </PageLink>
      </p>
      <p>
        <PageLink to={paths.barriers}>
          {m.standing_barriers({
            waiting: number(barriers.waiting),
            answered: number(barriers.answered),
            resolved: number(barriers.resolved),
          })}
        </PageLink>
      </p>
    </section>
  );
}

function Coming({ standing: { coming } }: { standing: Standing }) {
  return (
    <section className="stack-tight">
      <h2>{m.standing_coming()}</h2>
      {coming.length === 0 && <p className="quiet">{m.standing_coming_none()}</p>}
      <ul className="item-list">
        {coming.map((one) => (
          <li key={one.id}>
            <PageLink to={one.kind === 'session' ? paths.studySession(one.id) : paths.window(one.id)}>
              <bdi>{one.title}</bdi>
            </PageLink>{' '}
            <span className="small quiet">
              {one.kind === 'session' ? m.standing_a_session() : m.standing_a_window()} · {day(one.on)}
              {one.building === null ? '' : ' · '}
              <bdi>{one.building ?? ''}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
