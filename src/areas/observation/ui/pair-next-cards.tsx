import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { observingCapacities } from '../access.ts';
import { observationApi } from './api.ts';

/** A pair that waits for its talk, and a proposal for this week, as items of Home's list. Nothing for who visits no rooms. */
export function PairNextCards() {
  const isObserver = useActsAs(...observingCapacities);
  const pairs = useQuery({ ...observationApi.queries.listPairs.queryOptions(), enabled: isObserver });
  const proposals = useQuery({
    ...observationApi.queries.listPairProposals.queryOptions(),
    enabled: isObserver,
  });
  const toCompare = (pairs.data?.pairs ?? []).filter(({ state }) => state === 'to-compare');
  return (
    <>
      {toCompare.slice(0, 2).map(({ pairId, window, building, on }) => (
        <li key={pairId}>
          <PageLink to={paths.pair(pairId)}>
            <NextCard
              what={m.pair_card_talk({ subject: window.subject })}
              who={m.pair_where_when({ building, day: day(on) })}
            />
          </PageLink>
        </li>
      ))}
      {(proposals.data?.proposals ?? []).slice(0, 1).map(({ window, partner, until }) => (
        <li key={window.id}>
          <PageLink to={paths.pairs}>
            <NextCard
              what={m.pair_card_proposal({ partner })}
              who={m.pair_card_proposal_who({ subject: window.subject, day: day(until) })}
            />
          </PageLink>
        </li>
      ))}
    </>
  );
}
