import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Timeline } from '../plan-contract.ts';
import { api, useRefresh } from './api.ts';
import { read } from './blueprint-words.ts';

/** A plan to begin from: looked at first, kept by a press. Visions come in its first quarter. */
export function PlanProposal({ timeline, onDone }: { timeline: Timeline; onDone(): void }) {
  const [startsOn, setStartsOn] = useState(timeline.today);
  const [id] = useState(newId);
  const proposal = useQuery({
    ...api.queries.proposePlan.queryOptions({ input: { startsOn } }),
    enabled: startsOn !== '',
  });
  const refresh = useRefresh();
  const keep = useMutation(
    api.queries.planComponents.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onDone();
      },
    }),
  );
  const items = (proposal.data?.items ?? []).toSorted((one, other) =>
    one.startsOn < other.startsOn ? -1 : 1,
  );
  const partOf = (componentId: string) =>
    timeline.components.find((component) => component.id === componentId);
  return (
    <section className="sheet no-print">
      <h2>{m.blueprint_proposal()}</h2>
      <p>{m.blueprint_proposal_lead()}</p>
      <TextField
        label={m.blueprint_proposal_from()}
        type="date"
        value={startsOn}
        onChange={setStartsOn}
        isRequired
      />
      <ul className="item-list">
        {items.map(({ componentId, startsOn: from, endsOn }) => {
          const part = partOf(componentId);
          return (
            <li key={componentId} className="row-apart">
              <span>
                <bdi>{part === undefined ? '' : read(part.name)}</bdi>
                {part?.holdsVisions === true && <strong> · {m.blueprint_visions_early()}</strong>}
              </span>
              <span className="small quiet">{m.blueprint_from_to({ from: day(from), to: day(endsOn) })}</span>
            </li>
          );
        })}
      </ul>
      <RefusalNotice error={proposal.error ?? keep.error} />
      <div className="row">
        <Button
          look="main"
          isBusy={keep.isPending || items.length === 0}
          onPress={() => keep.mutate({ id, items, reason: null })}
        >
          {m.blueprint_proposal_keep()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </section>
  );
}
