import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { MyVisits, MyWindow } from '../put-right-contract.ts';
import { pairsAlike } from '../put-right-rules.ts';
import { observationApi } from './api.ts';
import { MyVisitItem } from './my-visit-item.tsx';
import { VisitsAlike } from './my-visits-alike.tsx';
import { daysOf } from './window-parts.tsx';
import './my-visits.css';

/** One's own visits, as long as they can be put right. */
export function MyVisitsPage() {
  const query = useQuery(observationApi.queries.listMyVisits.queryOptions());
  return (
    <PageBody
      title={m.observation_mine_title()}
      above={<PageLink to={paths.windows}>{m.window_list_title()}</PageLink>}
      lead={m.observation_mine_lead()}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={query}>{(mine) => <Mine mine={mine} />}</Loaded>
    </PageBody>
  );
}

function Mine({ mine }: { mine: MyVisits }) {
  const { visit: sought } = useSearch({ strict: false }) as { visit?: string };
  const { windows, missing } = mine;
  const count = windows.reduce((sum, window) => sum + window.visits.length, 0);
  return (
    <>
      {missing !== null && (
        <Notice kind="attention">
          <p>
            {m.observation_mine_missing({
              count: missing.count,
              shown: number(missing.count),
              since: day(missing.since),
            })}
          </p>
        </Notice>
      )}
      {windows.length === 0 && (
        <EmptyState action={<LinkButton to={paths.windows}>{m.visit_to_windows()}</LinkButton>}>
          {m.observation_mine_none()}
        </EmptyState>
      )}
      {windows.map((window) => (
        <InWindow key={window.id} window={window} sought={sought} />
      ))}
      {count >= mostVisits && (
        <p className="quiet">{m.observation_mine_most({ count: number(mostVisits) })}</p>
      )}
    </>
  );
}

/** So many visits the server gives at most, and so many are shown at first. */
const mostVisits = 500;
const shownAtFirst = 20;

function InWindow({ window, sought }: { window: MyWindow; sought: string | undefined }) {
  const [isWhole, setIsWhole] = useState(false);
  const { visits, repeats } = window;
  const isShown = (index: number, id: string) => isWhole || index < shownAtFirst || id === sought;
  const hidden = visits.filter(({ id }, index) => !isShown(index, id)).length;
  return (
    <Sheet title={<bdi>{window.subject}</bdi>}>
      <p className="quiet">
        <bdi>{window.purpose}</bdi> · {daysOf(window)}
      </p>
      {repeats !== null && (
        <p>
          {m.observation_mine_repeats({
            count: repeats.rooms,
            shown: number(repeats.rooms),
            visits: number(repeats.visits),
            repeated: number(repeats.repeated),
          })}
        </p>
      )}
      {pairsAlike(visits).map((pair) => (
        <VisitsAlike key={`${pair[0].id} ${pair[1].id}`} pair={pair} window={window} />
      ))}
      <ul className="item-list">
        {visits.map(
          (visit, index) =>
            isShown(index, visit.id) && (
              <MyVisitItem key={visit.id} visit={visit} window={window} isSought={visit.id === sought} />
            ),
        )}
      </ul>
      {hidden > 0 && (
        <div className="row no-print">
          <Button onPress={() => setIsWhole(true)}>
            {m.observation_mine_more({ count: number(hidden) })}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
