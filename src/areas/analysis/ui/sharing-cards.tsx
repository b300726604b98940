import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { addDays } from '../../../kit/days.ts';
import { analysisApi } from './api.ts';

/** So many days before a promise runs out it is worth a card. */
const daysBefore = 5;

/** On Home, for who can open the results of a window: before the promised day, and while it is late. */
export function SharingNextCards() {
  const query = useQuery(analysisApi.queries.listSharing.queryOptions());
  const { today = '', clocks = [] } = query.data ?? {};
  return clocks
    .filter(({ mayShare, promisedBy }) => mayShare && addDays(promisedBy, -daysBefore) <= today)
    .map(({ windowId, subject, promisedBy, state }) => (
      <li key={windowId}>
        <PageLink to={paths.seenWindow(windowId)}>
          <NextCard
            what={m.analysis_sharing_card({ subject })}
            who={
              state === 'late'
                ? m.analysis_sharing_card_late({ by: day(promisedBy) })
                : m.analysis_sharing_card_by({ by: day(promisedBy) })
            }
            isPressing
          />
        </PageLink>
      </li>
    ));
}
