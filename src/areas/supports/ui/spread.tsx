import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ProposedMove, SpreadProposal } from '../load-contract.ts';
import { api, useRefresh } from './api.ts';

/** A fairer spread, worked out when somebody wants it. Each move is a question to the person in it. */
export function FairerSpread() {
  const [isWanted, setWanted] = useState(false);
  const spread = useQuery({ ...api.queries.readSpread.queryOptions(), enabled: isWanted });
  return (
    <Sheet title={m.supports_spread()}>
      <p className="quiet">{m.supports_spread_about()}</p>
      {isWanted ? (
        <Loaded query={spread}>{(found) => <Proposal spread={found} />}</Loaded>
      ) : (
        <div className="row">
          <Button onPress={() => setWanted(true)}>{m.supports_spread_work_out()}</Button>
        </div>
      )}
    </Sheet>
  );
}

function Proposal({ spread }: { spread: SpreadProposal }) {
  const words = {
    people: number(spread.people),
    movable: number(spread.movable),
    day: day(spread.on),
  };
  return (
    <div className="stack">
      <p className="small quiet">{m.supports_spread_weighed(words)}</p>
      {spread.total === 0 ? (
        <p>{m.supports_spread_even()}</p>
      ) : (
        <>
          <p>
            {m.supports_spread_total({
              count: spread.total,
              total: number(spread.total),
              over: number(spread.overNow),
              after: number(spread.overThen),
              cap: number(spread.cap),
            })}
          </p>
          <ul className="item-list">
            {spread.moves.map((move) => (
              <Move key={move.step.id} move={move} cap={spread.cap} />
            ))}
          </ul>
          {spread.total > spread.moves.length && (
            <p className="quiet">{m.supports_spread_first({ shown: number(spread.moves.length) })}</p>
          )}
        </>
      )}
    </div>
  );
}

function Move({ move, cap }: { move: ProposedMove; cap: number }) {
  const refresh = useRefresh();
  const [offerId] = useState(newId);
  const ask = useMutation(api.queries.offerStep.mutationOptions({ onSuccess: refresh }));
  const { step, from, to } = move;
  const why = { name: from.name, shown: number(move.fromNow), cap: number(cap), to: to.name };
  return (
    <li className="stack-tight">
      <PageLink to={paths.step(step.id)} className="supports-what">
        <bdi>{step.what}</bdi>
      </PageLink>
      <p>
        {m.supports_spread_from({
          name: from.name,
          now: number(move.fromNow),
          after: number(move.fromThen),
        })}
        {besideWords(move.fromBeside)}
        <br />
        {m.supports_spread_to({ name: to.name, now: number(move.toNow), after: number(move.toThen) })}
        {besideWords(move.toBeside)}
      </p>
      <p className="small quiet">
        {move.reason === 'over_cap' ? m.supports_spread_over_cap(why) : m.supports_spread_uneven(why)}{' '}
        {m.supports_spread_place({
          place: move.building ?? m.supports_whole_district(),
          day: day(step.dueOn),
        })}
      </p>
      <RefusalNotice error={ask.error} />
      <div className="row no-print">
        <Button
          isBusy={ask.isPending}
          onPress={() =>
            ask.mutate({ offerId: offerId as never, stepId: step.id, toId: to.id, inReturnFor: null })
          }
        >
          {m.supports_ask_name({ name: to.name })}
        </Button>
      </div>
    </li>
  );
}

/** What else they carry, where they do: it weighs like steps, and stays. */
function besideWords(beside: number): string {
  return beside === 0 ? '' : ` ${m.supports_spread_beside({ count: beside, shown: number(beside) })}`;
}
