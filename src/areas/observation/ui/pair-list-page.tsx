import { useQuery } from '@tanstack/react-query';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { mayObserve } from '../access.ts';
import type { PairInList, PairProposal } from '../pair-contract.ts';
import { observationApi } from './api.ts';
import { PairShare } from './pair-share.tsx';
import { pairStateWords } from './pair-words.ts';

/** Visits made by two: what is proposed, one's own pairs, and how many the district would like. */
export function PairListPage() {
  const { actor } = useSession();
  return (
    <PageBody
      title={m.pair_list_title()}
      above={<PageLink to={paths.windows}>{m.window_list_title()}</PageLink>}
      lead={m.pair_list_lead()}
    >
      {mayObserve(actor.capacity) ? (
        <>
          <Proposals />
          <OwnPairs />
        </>
      ) : (
        <p>{m.pair_not_observer()}</p>
      )}
      <PairShare />
    </PageBody>
  );
}

function Proposals() {
  const query = useQuery(observationApi.queries.listPairProposals.queryOptions());
  const proposals = query.data?.proposals ?? [];
  if (proposals.length === 0) return null;
  return (
    <section className="stack">
      <h2>{m.pair_proposals()}</h2>
      {proposals.map((proposal) => (
        <Proposal key={proposal.window.id} proposal={proposal} />
      ))}
      <p className="quiet small">{m.pair_proposal_free()}</p>
    </section>
  );
}

function Proposal({ proposal }: { proposal: PairProposal }) {
  const { window, partner, buildings, until, differIn, paired, aim } = proposal;
  return (
    <Sheet>
      <p className="above">{window.subject}</p>
      <p>
        <strong>
          {m.pair_proposal({
            partner,
            day: day(until),
            places: list(buildings.slice(0, 3).map(({ name }) => name)),
          })}
        </strong>
      </p>
      <p className="small">
        {differIn.length > 0 && `${m.pair_proposal_differ()} `}
        {m.pair_proposal_why({ paired: number(paired), aim: number(aim) })}
      </p>
    </Sheet>
  );
}

function OwnPairs() {
  const query = useQuery(observationApi.queries.listPairs.queryOptions());
  return (
    <section className="stack">
      <div className="row-apart">
        <h2>{m.pair_own()}</h2>
        <PageLink to={paths.ownAgreement}>{m.pair_to_own_agreement()}</PageLink>
      </div>
      <Loaded query={query}>
        {({ pairs }) =>
          pairs.length === 0 ? (
            <EmptyState action={<LinkButton to={paths.visit}>{m.window_start_visit()}</LinkButton>}>
              {m.pair_none()}
            </EmptyState>
          ) : (
            <Pairs pairs={pairs} />
          )
        }
      </Loaded>
    </section>
  );
}

/** What still waits for somebody first; what is settled is a press away. */
function Pairs({ pairs }: { pairs: readonly PairInList[] }) {
  const waits = pairs.filter(({ state }) => state === 'waiting' || state === 'to-compare');
  const settled = pairs.filter((pair) => !waits.includes(pair));
  const items = (some: readonly PairInList[]) => (
    <ul className="item-list">
      {some.map((pair) => (
        <PairItem key={pair.pairId} pair={pair} />
      ))}
    </ul>
  );
  return (
    <>
      {waits.length === 0 ? <p>{m.pair_none_waits()}</p> : items(waits)}
      {settled.length > 0 && (
        <details open={waits.length === 0 && settled.length <= 5}>
          <summary>{m.pair_settled({ count: settled.length, shown: number(settled.length) })}</summary>
          {items(settled)}
        </details>
      )}
    </>
  );
}

function PairItem({ pair: { pairId, window, building, on, state } }: { pair: PairInList }) {
  return (
    <li className="row-apart">
      <span className="stack-tight">
        <PageLink to={paths.pair(pairId)}>{m.pair_where_when({ building, day: day(on) })}</PageLink>
        <span className="quiet small">{window.subject}</span>
      </span>
      <Tag kind={state === 'to-compare' ? 'attention' : 'plain'}>{pairStateWords[state]()}</Tag>
    </li>
  );
}
