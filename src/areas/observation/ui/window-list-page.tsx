import { useQuery } from '@tanstack/react-query';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { mayObserve, mayOpenWindows } from '../access.ts';
import type { ObservationWindow } from '../window-contract.ts';
import { observationApi } from './api.ts';
import { VisitsLinks } from './visits-links.tsx';
import { daysOf, WindowTag } from './window-parts.tsx';
import './observation.css';

/** What is being looked for, when and where, for everybody. */
export function WindowListPage() {
  const query = useQuery(observationApi.queries.listWindows.queryOptions());
  const { actor } = useSession();
  return (
    <PageBody
      title={m.window_list_title()}
      lead={m.window_list_lead()}
      actions={
        <>
          {mayOpenWindows(actor) && <LinkButton to={paths.newWindow}>{m.window_open_one()}</LinkButton>}
          {mayObserve(actor.capacity) && (
            <LinkButton to={paths.visit} look="main">
              {m.window_start_visit()}
            </LinkButton>
          )}
        </>
      }
    >
      <VisitsLinks />
      <Loaded query={query}>
        {({ windows }) =>
          windows.length === 0 ? <EmptyState>{m.window_none()}</EmptyState> : <Groups windows={windows} />
        }
      </Loaded>
    </PageBody>
  );
}

function Groups({ windows }: { windows: readonly ObservationWindow[] }) {
  const inState = (state: ObservationWindow['state']) => windows.filter((window) => window.state === state);
  const [open, coming, ended] = [inState('open'), inState('coming').toReversed(), inState('ended')];
  return (
    <>
      <Group title={m.window_now()} windows={open} empty={m.window_none_now()} />
      {coming.length > 0 && <Group title={m.window_coming()} windows={coming} />}
      {ended.length > 0 && <Group title={m.window_ended()} windows={ended} />}
    </>
  );
}

function Group({
  title,
  windows,
  empty,
}: {
  title: string;
  windows: readonly ObservationWindow[];
  empty?: string;
}) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {windows.length === 0 && <p className="quiet">{empty}</p>}
      <ul className="item-list">
        {windows.map((window) => (
          <li key={window.id} className="stack-tight">
            <div className="row-apart">
              <h3>
                <PageLink to={paths.window(window.id)}>{window.subject.name}</PageLink>
              </h3>
              <WindowTag window={window} />
            </div>
            <p className="window-purpose" dir="auto">
              {window.purpose}
            </p>
            <p dir="auto">{window.practices.map(({ name }) => name).join(' · ')}</p>
            <p className="quiet small">
              {list(window.buildings.map(({ name }) => name))}
              {' · '}
              {daysOf(window)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
