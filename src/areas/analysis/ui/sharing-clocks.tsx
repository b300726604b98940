import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { SharingClock } from '../sharing-contract.ts';
import { analysisApi } from './api.ts';

/** When results are shared: the promise of the agreement, in the same words for who is visited and for who leads. */
export function SharingClocks() {
  const query = useQuery(analysisApi.queries.listSharing.queryOptions());
  return (
    <Sheet title={m.analysis_sharing_title()}>
      <p className="prose">{m.analysis_sharing_lead()}</p>
      <Loaded query={query}>
        {({ clocks }) =>
          clocks.length === 0 ? (
            <p className="quiet">{m.analysis_sharing_none()}</p>
          ) : (
            <ul className="item-list">
              {clocks.map((clock) => (
                <Clock key={clock.windowId} clock={clock} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Sheet>
  );
}

/** The promise of one window, in one sentence; nothing where none was made or it is long past. */
export function SharingOfWindow({ windowId }: { windowId: string }) {
  const query = useQuery(analysisApi.queries.listSharing.queryOptions());
  const clock = query.data?.clocks.find((one) => one.windowId === windowId);
  return clock === undefined ? null : <p>{sharingSentence(clock)}</p>;
}

function Clock({ clock }: { clock: SharingClock }) {
  const { windowId, subject, purpose, buildings, state } = clock;
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <h3>
          <PageLink to={paths.seenWindow(windowId)}>{subject}</PageLink>
        </h3>
        <Tag kind={state === 'late' ? 'attention' : 'plain'}>{stateWords[state]()}</Tag>
      </div>
      <p dir="auto">{purpose}</p>
      <p>{sharingSentence(clock)}</p>
      <p className="quiet small">{list(buildings.map(({ name }) => name))}</p>
    </li>
  );
}

const stateWords: Record<SharingClock['state'], () => string> = {
  running: m.analysis_sharing_tag_running,
  waiting: m.analysis_sharing_tag_waiting,
  kept: m.analysis_sharing_tag_kept,
  'shared-late': m.analysis_sharing_tag_shared_late,
  late: m.analysis_sharing_tag_late,
};

function sharingSentence({ state, promisedBy, sharedOn }: SharingClock): string {
  const by = day(promisedBy);
  const on = day(sharedOn ?? promisedBy);
  switch (state) {
    case 'running':
      return m.analysis_sharing_running({ by });
    case 'waiting':
      return m.analysis_sharing_waiting({ by });
    case 'kept':
      return m.analysis_sharing_kept({ by, on });
    case 'shared-late':
      return m.analysis_sharing_shared_late({ by, on });
    case 'late':
      return m.analysis_sharing_late({ by });
  }
}
