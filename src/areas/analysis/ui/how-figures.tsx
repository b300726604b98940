import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Floors } from '../figure-contract.ts';
import { analysisApi as api } from './api.ts';

/** How the figures are made, in plain words, for whoever asks; and the floors, for whoever may raise them. */
export function HowFigures() {
  const floors = useQuery(api.queries.readFloors.queryOptions());
  const mayRaise = useActsAs('superintendent', 'dn_member', 'district_office');
  if (floors.data === undefined) return null;
  const { rooms, visits } = floors.data;
  return (
    <details className="stack-tight">
      <summary>{m.seen_how()}</summary>
      <div className="stack seen-how">
        <p>{m.seen_how_floors({ rooms: number(rooms), visits: number(visits) })}</p>
        <p>{m.seen_how_hidden()}</p>
        <p>{m.seen_how_steps()}</p>
        <p>{m.seen_how_interval()}</p>
        <p>{m.seen_how_trend()}</p>
        <p>{m.seen_how_nobody()}</p>
        {mayRaise && <RaiseFloors floors={floors.data} />}
      </div>
    </details>
  );
}

function RaiseFloors({ floors }: { floors: Floors }) {
  const [rooms, setRooms] = useState(String(floors.rooms));
  const [visits, setVisits] = useState(String(floors.visits));
  const queryClient = useQueryClient();
  const raise = useMutation(
    api.queries.raiseFloors.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    raise.mutate({ rooms: Number(rooms), visits: Number(visits) });
  };
  return (
    <form className="stack no-print" onSubmit={send}>
      <p>{m.seen_raise_lead()}</p>
      <div className="row">
        <TextField
          label={m.seen_raise_rooms()}
          type="number"
          min={floors.rooms}
          max={200}
          value={rooms}
          onChange={setRooms}
        />
        <TextField
          label={m.seen_raise_visits()}
          type="number"
          min={floors.visits}
          max={1000}
          value={visits}
          onChange={setVisits}
        />
      </div>
      <RefusalNotice error={raise.error} />
      <div className="row">
        <Button type="submit" isBusy={raise.isPending}>
          {m.seen_raise()}
        </Button>
        {raise.isSuccess && <span role="status">{m.frame_saved()}</span>}
      </div>
    </form>
  );
}
