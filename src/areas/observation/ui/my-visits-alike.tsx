import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { MyVisit, MyWindow } from '../put-right-contract.ts';
import { standingOf } from '../put-right-rules.ts';
import { observationApi } from './api.ts';
import { Place } from './my-visit-item.tsx';
import { useChange } from './my-visit-use-change.ts';
import { answerOf } from './my-visit-words.ts';

type Props = { pair: [MyVisit, MyVisit]; window: MyWindow };

/** Two visits that look like the same one: which stays is one press. */
export function VisitsAlike({ pair, window }: Props) {
  const id = useId();
  const [ids] = useState(() => ({ apart: newId(), voids: [newId(), newId()] }));
  const queryClient = useQueryClient();
  const change = useChange();
  const apart = useMutation(
    observationApi.queries.tellVisitsApart.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: observationApi.queries.key() }),
    }),
  );
  const [one, other] = pair;
  const isBusy = change.isPending || apart.isPending;
  const keep = (index: number) =>
    change.mutate({
      ...{
        id: ids.voids[index],
        visitId: pair[1 - index]?.id,
        kind: 'voided',
        reason: 'made_twice',
        tallies: null,
      },
    } as Parameters<typeof change.mutate>[0]);
  return (
    <section className="notice notice-attention my-visits-alike" aria-labelledby={id}>
      <h3 id={id}>{m.observation_mine_alike()}</h3>
      <p>{m.observation_mine_alike_lead()}</p>
      <ul className="plain-list my-visits-pair">
        {pair.map((visit, index) => (
          <li key={visit.id} className="sheet">
            <strong>{moment(visit.startedAt)}</strong>
            <Place visit={visit} />
            <p className="small">
              {window.practices.map((practice) => (
                <span key={practice.id} className="my-visits-answer">
                  <bdi>{practice.name}</bdi>: {answerIn(visit, practice.id)}
                </span>
              ))}
            </p>
            <p className="quiet small">{m.observation_mine_arrived({ moment: moment(visit.receivedAt) })}</p>
            <Button
              isBusy={isBusy}
              label={m.observation_mine_keep_of({
                moment: moment(visit.startedAt),
                arrived: moment(visit.receivedAt),
              })}
              onPress={() => keep(index)}
            >
              {m.observation_mine_keep()}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalNotice error={change.error ?? apart.error} />
      <div className="row">
        <Button
          look="quiet"
          isBusy={isBusy}
          onPress={() => apart.mutate({ id: ids.apart as never, visitId: one.id, otherId: other.id })}
        >
          {m.observation_mine_both()}
        </Button>
      </div>
    </section>
  );
}

function answerIn(visit: MyVisit, practiceId: string): string {
  return answerOf(standingOf(visit).tallies.find((tally) => tally.practiceId === practiceId));
}
